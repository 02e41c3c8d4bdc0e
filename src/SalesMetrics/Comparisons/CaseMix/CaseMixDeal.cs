namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>A decided deal with what is known about it: product, region, source, size class.</summary>
public sealed class CaseMixDeal
{
    /// <summary>States a deal.</summary>
    /// <param name="unitId">Whose deal.</param>
    /// <param name="isWon">Whether it was won; lost if not.</param>
    /// <param name="levels">One level of each factor, in the same order for all deals: <c>GTX Pro</c>, <c>West</c>. Empty texts are a level too.</param>
    public CaseMixDeal(string unitId, bool isWon, params IEnumerable<string> levels)
    {
        ArgumentNullException.ThrowIfNull(unitId);
        ArgumentNullException.ThrowIfNull(levels);
        UnitId = unitId;
        IsWon = isWon;
        Levels = [.. levels];
    }

    /// <summary>Whose deal.</summary>
    public string UnitId { get; }

    /// <summary>Whether it was won.</summary>
    public bool IsWon { get; }

    /// <summary>One level of each factor.</summary>
    public ImmutableArray<string> Levels { get; }
}
