using SalesMetrics.Explanations;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>How far a unit got: credited over quota, both over the same days and measure.</summary>
/// <remarks>It is not capped: 250 % is 2.5. Without a quota, or with a quota of zero, it is undefined; it is never 0 or 100 % instead.</remarks>
public sealed class Attainment : IExplainable
{
    internal Attainment(string periodId, Measurement credited, PeriodQuota quota)
    {
        PeriodId = periodId;
        Measurement = credited;
        PeriodQuota = quota;
    }

    /// <summary>Whose attainment.</summary>
    public SalesUnit Unit => Measurement.Unit;

    /// <summary>The id of the fiscal period, such as <c>FY2017-Q4</c>.</summary>
    public string PeriodId { get; }

    /// <summary>The days of the period, both ends inclusive.</summary>
    public DateInterval Window => Measurement.Window;

    /// <summary>What was credited, with the credits behind it.</summary>
    public Measurement Measurement { get; }

    /// <summary>The goal, with the quotas behind it.</summary>
    public PeriodQuota PeriodQuota { get; }

    /// <summary>What was credited.</summary>
    public Money Credited => Measurement.Amount;

    /// <summary>The goal, rounded to whole minor units where an adjustment left a fraction; null when none was set.</summary>
    public Money? Quota => PeriodQuota.Amount;

    /// <summary>Credited over the exact quota; null when undefined, for the reason in <see cref="WhyUndefined"/>.</summary>
    /// <remarks>A quota of 300,000 for 71 of 91 days is 300,000 x 71 / 91 and not the 234,065.93 it is shown as.</remarks>
    public Ratio? Value => PeriodQuota.ExactAmount is { Sign: > 0 } quota ? Ratio.FromDecimal(Credited.Amount) / quota : null;

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? WhyUndefined => PeriodQuota.ExactAmount switch
    {
        null => "no quota is set for these days",
        { Sign: 0 } => "the quota is zero",
        _ => null,
    };

    /// <inheritdoc />
    public Explanation Explain()
    {
        ExplainedValue value = Value is { } ratio ? new ExplainedValue.OfRatio(ratio) : new ExplainedValue.Undefined(WhyUndefined!);
        return new Explanation(Invariant($"Attainment of {Unit} in {PeriodId}"), value, Measurement.Explain(), PeriodQuota.Explain())
        {
            Rule = "credited / quota",
        };
    }
}
