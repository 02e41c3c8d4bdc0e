namespace SalesMetrics.Compensation.Modelling;

/// <summary>What one payee may be paid, and how likely the payee reaches the goal.</summary>
public sealed class PayeeOutlook
{
    private readonly Lazy<CostDistribution> _pay;

    internal PayeeOutlook(string payeeId, Money toDate, Currency currency, long[] minorUnits, SampledShare? goal, string whyNoGoal)
    {
        PayeeId = payeeId;
        ToDate = toDate;
        Goal = goal;
        WhyNoGoal = whyNoGoal;
        _pay = new Lazy<CostDistribution>(() => CostDistribution.Create(minorUnits.Select(units => Money.FromMinorUnits(units, currency))));
    }

    /// <summary>Who.</summary>
    public string PayeeId { get; }

    /// <summary>What the plan pays for what is credited already, if nothing more came.</summary>
    public Money ToDate { get; }

    /// <summary>The pay over all samples.</summary>
    public CostDistribution Pay => _pay.Value;

    /// <summary>The mean pay less what is earned to date, in major units; negative where more credit may cost pay.</summary>
    public double ExpectedRest => Pay.Mean - (double)ToDate.Amount;

    /// <summary>
    /// The probability that the payee's own credit in revenue, over all periods, reaches the quota; null without one above zero.
    /// </summary>
    public SampledShare? Goal { get; }

    /// <summary>Why there is no probability; empty when there is one.</summary>
    public string WhyNoGoal { get; }
}
