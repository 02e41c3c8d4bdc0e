using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>A unit's own goal beside what its people's goals add up to: top down beside bottom up.</summary>
public sealed class QuotaGap : IExplainable
{
    internal QuotaGap(string periodId, PeriodQuota own, PeriodQuota rolledUp)
    {
        PeriodId = periodId;
        Own = own;
        RolledUp = rolledUp;
    }

    /// <summary>Whose goals.</summary>
    public SalesUnit Unit => Own.Unit;

    /// <summary>The id of the fiscal period.</summary>
    public string PeriodId { get; }

    /// <summary>The goal the unit has of its own; without amount when it has none.</summary>
    public PeriodQuota Own { get; }

    /// <summary>What the direct goals of its people add up to; without amount when nobody has one, as in a team without members.</summary>
    public PeriodQuota RolledUp { get; }

    /// <summary>People's sum less own goal: positive when more is assigned than the unit has to reach. Null when either is missing.</summary>
    public Money? Gap => RolledUp.Amount is { } below && Own.Amount is { } own ? below - own : null;

    /// <summary>The gap over the own goal; null when either is missing, or the own goal is zero.</summary>
    public Ratio? OverAssignment => Gap is { } gap && Own.Amount is { Amount: > 0m } own ? gap / own : null;

    /// <inheritdoc />
    public Explanation Explain()
    {
        ExplainedValue value = OverAssignment is { } ratio
            ? new ExplainedValue.OfRatio(ratio)
            : new ExplainedValue.Undefined(Own.Amount switch
            {
                null => "the unit has no goal of its own",
                { Amount: 0m } => "the unit's own goal is zero",
                _ => "nobody in the unit has a goal",
            });
        return new Explanation(Invariant($"Over-assignment of {Unit} in {PeriodId}"), value, RolledUp.Explain(), Own.Explain())
        {
            Rule = "(sum of the people's quotas - own quota) / own quota",
        };
    }
}
