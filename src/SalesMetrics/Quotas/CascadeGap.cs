using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>What a unit gets from above beside what its people say from below: top down beside bottom up.</summary>
public sealed class CascadeGap : IExplainable
{
    internal CascadeGap(SalesUnit unit, ImmutableArray<CascadeLine> lines, PeriodQuota bottomUp, Currency currency)
    {
        Unit = unit;
        Lines = lines;
        BottomUp = bottomUp;
        TopDown = lines.IsEmpty ? null : Money.Sum(lines.Select(line => line.Amount), currency);
    }

    /// <summary>Whose goals.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The lines of the cascade that pass something to the unit; empty when it is not in the cascade.</summary>
    public ImmutableArray<CascadeLine> Lines { get; }

    /// <summary>What the unit gets from above; null when it is not in the cascade.</summary>
    public Money? TopDown { get; }

    /// <summary>What the direct goals of its people add up to, of a payee the goal; without amount when nobody has one.</summary>
    public PeriodQuota BottomUp { get; }

    /// <summary>Bottom up less top down: positive when people promise more than is asked. Null when either is missing.</summary>
    public Money? Gap => BottomUp.Amount is { } below && TopDown is { } above ? below - above : null;

    /// <summary>The gap over the goal from above; null when either is missing or the goal is zero.</summary>
    public Ratio? Share => Gap is { } gap && TopDown is { Amount: > 0m } above ? gap / above : null;

    /// <inheritdoc />
    public Explanation Explain()
    {
        ExplainedValue value = Gap is { } gap
            ? new ExplainedValue.OfMoney(gap)
            : new ExplainedValue.Undefined(TopDown is null ? "the unit is not in the cascade" : "nobody in the unit has a goal");
        return new Explanation(Invariant($"Gap of {Unit}"), value, [BottomUp.Explain(), .. Lines.Select(line => line.Explain())])
        {
            Rule = "bottom up - top down",
        };
    }
}
