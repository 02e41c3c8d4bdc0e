using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Tries a plan on facts: what would it have cost?</summary>
public static class PlanCostCalculator
{
    /// <summary>Pays everybody by a plan over all periods of the facts and sums up.</summary>
    /// <param name="terms">The plan and its target incentives.</param>
    /// <param name="facts">The facts; their window is made up of whole periods of the plan.</param>
    /// <param name="bounds">
    /// Where an attainment bucket ends and the next begins, ascending, each bound in the bucket above it; at least one.
    /// <see cref="AttainmentDistributionCalculator.DefaultBounds"/> when left out. Below the first and from the last one on there is a bucket too.
    /// </param>
    /// <returns>The cost, and the issues of all pay runs in order.</returns>
    /// <exception cref="ArgumentException">
    /// The window is not made up of periods of the plan, bounds do not ascend, or the plan names a measure that the facts do not have.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">A clause pays on credit in another currency than the plan's.</exception>
    public static Checked<PlanCost> Calculate(PlanTerms terms, PlanFacts facts, ImmutableArray<Ratio>? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(facts);
        var attainments = facts.Attainments(terms.Plan);
        var runs = facts.Periods(terms.Plan.Grain).Select(period => facts.Pay(terms, period, attainments)).ToImmutableArray();
        return new Checked<PlanCost>(Sum(terms, facts, [.. runs.Select(run => run.Value)], bounds), [.. runs.SelectMany(run => run.Issues)]);
    }

    private static PlanCost Sum(PlanTerms terms, PlanFacts facts, ImmutableArray<PayRun> runs, ImmutableArray<Ratio>? bounds)
    {
        var limits = bounds ?? AttainmentDistributionCalculator.DefaultBounds;
        AttainmentDistributionCalculator.CheckBounds(limits, nameof(bounds));
        var own = facts.RevenueOf(UnitKind.Payee, terms.Plan.Grain).All.ToLookup(one => one.Unit.Id, StringComparer.Ordinal);
        var company = facts.RevenueOf(UnitKind.Company, terms.Plan.Grain).All;
        ImmutableArray<PayeeCost> payees =
        [
            .. runs.SelectMany(run => run.Payouts)
                .GroupBy(payout => payout.PayeeId, StringComparer.Ordinal)
                .OrderBy(payee => payee.Key, StringComparer.Ordinal)
                .Select(payee => new PayeeCost(
                    payee.Key, terms.Plan.Currency, AttainmentTotal.Create(payee.Key, facts.Credits.Currency, own[payee.Key]), [.. payee])),
        ];
        CostBucket Bucket(Ratio? from, Ratio? to, IEnumerable<PayeeCost> members) =>
            new(from, to, terms.Plan.Currency, facts.Credits.Currency, [.. members]);
        var byPlace = payees.Where(payee => payee.Attainment.Value is not null).ToLookup(payee => limits.Count(limit => limit <= payee.Attainment.Value));
        return new PlanCost(
            terms,
            runs,
            Money.Sum(company.Select(one => one.Credited), facts.Credits.Currency),
            payees,
            [.. Enumerable.Range(0, limits.Length + 1).Select(i => Bucket(i == 0 ? null : limits[i - 1], i == limits.Length ? null : limits[i], byPlace[i]))],
            Bucket(null, null, payees.Where(payee => payee.Attainment.Value is null)));
    }
}
