namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>A decided deal and the chance that a model gave it.</summary>
public sealed record DealChance
{
    /// <summary>States a deal's chance.</summary>
    /// <param name="unitId">Whose deal.</param>
    /// <param name="isWon">Whether it was won; lost if not.</param>
    /// <param name="chance">The chance by the model, 0 to 1. It must not come from who worked on the deal: that is what is to be found out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The chance is out of range or not a number.</exception>
    public DealChance(string unitId, bool isWon, double chance)
    {
        ArgumentNullException.ThrowIfNull(unitId);
        UnitId = unitId;
        IsWon = isWon;
        Chance = chance is >= 0 and <= 1 ? chance : throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance is from 0 to 1: write 0.6, not 60.");
    }

    /// <summary>Whose deal.</summary>
    public string UnitId { get; }

    /// <summary>Whether it was won.</summary>
    public bool IsWon { get; }

    /// <summary>The chance by the model.</summary>
    public double Chance { get; }
}
