using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Sets one plan against another over the same facts.</summary>
public static class PlanComparisonCalculator
{
    /// <summary>Tries both plans on the facts and compares them payee by payee.</summary>
    /// <param name="from">The first plan, such as the one in force.</param>
    /// <param name="to">The second plan, in the same currency; it may pay by periods of another length.</param>
    /// <param name="facts">The facts; their window is made up of whole periods of both plans.</param>
    /// <param name="bounds">The bounds of the attainment buckets; <see cref="AttainmentDistributionCalculator.DefaultBounds"/> when left out.</param>
    /// <returns>The comparison, and the issues of both plans' pay runs, those of the first plan first.</returns>
    /// <inheritdoc cref="PlanCostCalculator.Calculate" path="/exception" />
    public static Checked<PlanComparison> Calculate(PlanTerms from, PlanTerms to, PlanFacts facts, ImmutableArray<Ratio>? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(facts);
        if (to.Plan.Currency != from.Plan.Currency)
        {
            throw new CurrencyMismatchException(from.Plan.Currency, to.Plan.Currency);
        }

        var first = PlanCostCalculator.Calculate(from, facts, bounds);
        var second = PlanCostCalculator.Calculate(to, facts, bounds);
        return new Checked<PlanComparison>(Compare(first.Value, second.Value), [.. first.Issues, .. second.Issues]);
    }

    private static PlanComparison Compare(PlanCost from, PlanCost to)
    {
        // Whoever is assigned on a day of the window is in a period of either plan, so the payees are the same on both sides.
        ImmutableArray<PayeeChange> payees = [.. from.Payees.Zip(to.Payees, (first, second) => new PayeeChange(first, second))];
        var byId = payees.ToDictionary(payee => payee.PayeeId, StringComparer.Ordinal);
        return new PlanComparison(from, to, payees, [.. from.Buckets.Append(from.Undefined).Select(bucket => new BucketChange(
            bucket, from.Terms.Plan.Currency, [.. bucket.Payees.Select(payee => byId[payee.PayeeId])]))]);
    }
}
