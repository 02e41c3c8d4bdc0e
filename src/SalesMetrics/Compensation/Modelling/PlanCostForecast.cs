using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a plan may cost, given what is credited already and samples of what is still to come.</summary>
/// <remarks>
/// Each sample is paid exactly, by the rules that pay people; the quantiles over samples are estimates. Payees' pay adds up to the cost in every
/// sample, though their quantiles do not add up to its quantiles: it is unlikely that all have a good year at once.
/// </remarks>
public sealed class PlanCostForecast : IExplainable
{
    internal PlanCostForecast(PlanCost toDate, CostDistribution cost, ImmutableArray<PayeeOutlook> payees)
    {
        ToDate = toDate;
        Cost = cost;
        Payees = payees;
    }

    /// <summary>What the plan costs for what is credited already, if nothing more came: the accrual so far.</summary>
    public PlanCost ToDate { get; }

    /// <summary>The cost over all samples.</summary>
    public CostDistribution Cost { get; }

    /// <summary>Each payee, by id ordinally.</summary>
    public ImmutableArray<PayeeOutlook> Payees { get; }

    /// <summary>The mean cost less what is earned to date, in major units: what is still to be accrued until the periods end.</summary>
    public double ExpectedRest => Cost.Mean - (double)ToDate.Total.Amount;

    /// <summary>Gets a payee's outlook; null when the plan does not pay the payee.</summary>
    public PayeeOutlook? Find(string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return Payees.FirstOrDefault(payee => string.Equals(payee.PayeeId, payeeId, StringComparison.Ordinal));
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Cost of {ToDate.Terms.Plan.Name} to the end of the periods"),
        new ExplainedValue.OfEstimate(Cost.Mean),
        new Explanation("Earned to date", ToDate.Total),
        new Explanation("Expected rest", new ExplainedValue.OfEstimate(ExpectedRest)),
        Cost.Explain())
    {
        Rule = "earned to date + expected rest",
    };
}
