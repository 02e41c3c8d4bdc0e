using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline.Bridges;

/// <summary>How one unit's open pipeline came from what it was to what it is.</summary>
public sealed class PipelineBridge : IExplainable
{
    internal PipelineBridge(string unitId, Money start, Money end, ImmutableArray<BridgeEntry> entries, int withoutAmount)
    {
        UnitId = unitId;
        Start = start;
        End = end;
        Entries = entries;
        WithoutAmount = withoutAmount;
    }

    /// <summary>The unit; empty for owners of no unit.</summary>
    public string UnitId { get; }

    /// <summary>The open pipeline before the first day.</summary>
    public Money Start { get; }

    /// <summary>The open pipeline at the end of the last day, added up from the deals as they stand then.</summary>
    public Money End { get; }

    /// <summary>What each deal did, by deal id, those of a deal in their fixed order.</summary>
    public ImmutableArray<BridgeEntry> Entries { get; }

    /// <summary>How many deals of the unit had no amount at the start or at the end, and counted as 0 there.</summary>
    public int WithoutAmount { get; }

    /// <summary>What deals added for one reason; negative where value went out.</summary>
    public Money Of(BridgeLineKind kind) => Money.Sum(Entries.Where(entry => entry.Kind == kind).Select(entry => entry.Change), Start.Currency);

    /// <summary>How many deals did something for one reason.</summary>
    public int CountOf(BridgeLineKind kind) => Entries.Count(entry => entry.Kind == kind);

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Open pipeline{(UnitId.Length > 0 ? " of " + UnitId : "")} at the end"),
        End,
        [
            new Explanation("Start", Start),
            .. Enum.GetValues<BridgeLineKind>().Where(kind => CountOf(kind) > 0).Select(kind => new Explanation(
                kind.ToString(),
                Of(kind),
                Entries.Where(entry => entry.Kind == kind).Select(entry => new Explanation("deal", entry.Change) { SourceId = entry.DealId }))),
        ])
    {
        Rule = "start + new + pulled in + reopened + increase + transferred in - decrease - won - lost - pushed out - transferred out",
    };
}
