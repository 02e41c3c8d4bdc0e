using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a plan costs over the facts it was tried on.</summary>
/// <remarks>Every total is a sum over the runs, so that payees, periods, components with clauses, and buckets agree to the cent.</remarks>
public sealed class PlanCost : IExplainable
{
    internal PlanCost(
        PlanTerms terms,
        ImmutableArray<PayRun> runs,
        Money revenue,
        ImmutableArray<PayeeCost> payees,
        ImmutableArray<CostBucket> buckets,
        CostBucket undefined)
    {
        Terms = terms;
        Runs = runs;
        Revenue = revenue;
        Payees = payees;
        Buckets = buckets;
        Undefined = undefined;
    }

    /// <summary>The plan and its target incentives.</summary>
    public PlanTerms Terms { get; }

    /// <summary>The pay runs, one for each period, in order; their totals are the cost of each period.</summary>
    public ImmutableArray<PayRun> Runs { get; }

    /// <summary>What was credited to the company in all periods: each sale once, overlays left out.</summary>
    public Money Revenue { get; }

    /// <summary>What each payee costs, by id ordinally: everybody paid in any period.</summary>
    public ImmutableArray<PayeeCost> Payees { get; }

    /// <summary>The payees by attainment over all periods, lowest first; everybody with a defined one is in exactly one bucket.</summary>
    public ImmutableArray<CostBucket> Buckets { get; }

    /// <summary>Those without a defined attainment.</summary>
    public CostBucket Undefined { get; }

    /// <summary>The sum of the runs.</summary>
    public Money Total => Money.Sum(Runs.Select(run => run.Total), Terms.Plan.Currency);

    /// <summary>What the plan pays at 100 % of everything: the sum of the target incentives, without clauses that pay on top.</summary>
    public Money TargetIncentive => Money.Sum(Payees.Select(payee => payee.TargetIncentive), Terms.Plan.Currency);

    /// <summary>The compensation cost of sales: total over revenue; null when no revenue above zero was credited, or it is in another currency.</summary>
    public Ratio? CostOfSales => CompensationCost.Of(Total, Revenue);

    /// <summary>What each component costs, in the plan's order, with how often it is at its cap or pays nothing.</summary>
    public ImmutableArray<ComponentCost> Components() =>
    [
        .. Terms.Plan.Components.Select((component, i) => new ComponentCost(
            component, Terms.Plan.Currency, [.. Runs.SelectMany(run => run.Payouts).Select(payout => payout.Components[i])])),
    ];

    /// <summary>What is paid beside the components, by id of the clause or adjustment, ordered ordinally.</summary>
    public ImmutableArray<KeyValuePair<string, Money>> Clauses() =>
    [
        .. Runs.SelectMany(run => run.TotalsByClause())
            .GroupBy(clause => clause.Key, StringComparer.Ordinal)
            .OrderBy(clause => clause.Key, StringComparer.Ordinal)
            .Select(clause => KeyValuePair.Create(clause.Key, Money.Sum(clause.Select(one => one.Value), Terms.Plan.Currency))),
    ];

    /// <summary>The share of the payees with a defined attainment who reach at least a level, such as 100 %; null when nobody has one.</summary>
    public Ratio? ShareAtOrAbove(Ratio level)
    {
        Ratio[] defined = [.. Payees.Select(payee => payee.Attainment.Value).OfType<Ratio>()];
        return defined.Length == 0 ? null : Ratio.Of(defined.Count(value => value >= level), defined.Length);
    }

    /// <summary>The share of the payees with at least one line at a cap; null when nobody is paid.</summary>
    public Ratio? ShareAtCap() => ShareOf(CurvePosition.IsAtCap);

    /// <summary>The share of the payees with at least one line whose curve pays nothing, as below a threshold; null when nobody is paid.</summary>
    public Ratio? ShareBelowThreshold() => ShareOf(CurvePosition.PaysNothing);

    /// <summary>Gets what a payee costs; null when the payee is paid in no period.</summary>
    public PayeeCost? Find(string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return Payees.FirstOrDefault(payee => string.Equals(payee.PayeeId, payeeId, StringComparison.Ordinal));
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Cost of {Terms.Plan.Name}"),
        Total,
        [
            .. Runs.Select(run => run.Explain()),
            new Explanation("Compensation cost of sales", CostOfSales is { } cost ? new ExplainedValue.OfRatio(cost) : new ExplainedValue.Undefined(NoRate()))
            {
                Rule = Invariant($"total / credited revenue of {Revenue}"),
            },
        ])
    {
        Rule = "sum of the pay runs",
    };

    private string NoRate() => Revenue.Currency == Terms.Plan.Currency ? "no revenue above zero was credited" : "revenue is in another currency";

    private Ratio? ShareOf(Func<PayBasis, bool> counts) => Payees.IsEmpty
        ? null
        : Ratio.Of(Payees.Count(payee => payee.Payouts.SelectMany(payout => payout.Components).Any(line => counts(line.Pay.Basis))), Payees.Length);
}
