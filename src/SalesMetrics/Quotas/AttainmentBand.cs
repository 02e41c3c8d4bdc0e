using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>The units whose attainment lies between two bounds.</summary>
public sealed class AttainmentBand
{
    internal AttainmentBand(Ratio? from, Ratio? to, ImmutableArray<SalesUnit> units, int definedCount)
    {
        From = from;
        To = to;
        Units = units;
        Share = definedCount == 0 ? null : Ratio.Of(units.Length, definedCount);
    }

    /// <summary>The lower bound, inclusive; null for the lowest band, which has none.</summary>
    public Ratio? From { get; }

    /// <summary>The upper bound, exclusive; null for the highest band, which has none.</summary>
    public Ratio? To { get; }

    /// <summary>Who is in it, ordered.</summary>
    public ImmutableArray<SalesUnit> Units { get; }

    /// <summary>How many of the units with a defined attainment are in it; null when no unit has one. The shares add up to one.</summary>
    public Ratio? Share { get; }

    /// <summary>The bounds in words: <c>below 0.0 %</c>, <c>25.0 % to 50.0 %</c>, <c>150.0 % and more</c>.</summary>
    public override string ToString() => (From, To) switch
    {
        (null, { } to) => Invariant($"below {to.ToPercentText()}"),
        ({ } from, null) => Invariant($"{from.ToPercentText()} and more"),
        ({ } from, { } to) => Invariant($"{from.ToPercentText()} to {to.ToPercentText()}"),
        _ => "all",
    };
}
