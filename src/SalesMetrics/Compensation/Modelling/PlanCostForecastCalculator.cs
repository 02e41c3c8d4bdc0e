namespace SalesMetrics.Compensation.Modelling;

/// <summary>Pays every sampled future by a plan: what will it cost, and how surely?</summary>
public static class PlanCostForecastCalculator
{
    /// <summary>Calculates the cost over samples of what is still to be credited.</summary>
    /// <param name="terms">The plan and its target incentives.</param>
    /// <param name="facts">What is credited already; nothing, for periods that have not begun. Quotas and assignments reach to the end.</param>
    /// <param name="samples">
    /// What comes on top, in the facts' first measure. It counts for the team, manager and territory of the payee's last assignment in the
    /// period, and for the company. Other measures and stated values stay as they are.
    /// </param>
    /// <param name="level">The confidence level of the probabilities' Monte Carlo intervals, above 0 and below 1.</param>
    /// <returns>
    /// The forecast, the issues of the pay runs to date, and <c>no-assignment</c> (rejected) for each payee and period of the samples that has
    /// none: those credits are left out.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A period of the samples is none of the plan's in the facts' window, or as for <see cref="PlanCostCalculator.Calculate"/>.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">Samples and facts are in different currencies.</exception>
    /// <exception cref="NotSupportedException">The plan has rates by product or a SPIF, which pay on deals that samples do not hold.</exception>
    public static Checked<PlanCostForecast> Calculate(PlanTerms terms, PlanFacts facts, CreditSamples samples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(samples);
        CostDistribution.Require(level, nameof(level));
        Require(terms.Plan, facts, samples);
        var toDate = PlanCostCalculator.Calculate(terms, facts);
        var credited = new SampledCredits(facts, terms.Plan, samples);
        var pay = SampledColumns.TryCreate(terms, facts, credited) is { } columns ? columns.Pay() : ByRuns(terms, facts, credited, toDate.Value);
        var cost = new long[samples.Count];
        foreach (var one in pay)
        {
            for (var i = 0; i < cost.Length; i++)
            {
                cost[i] = checked(cost[i] + one[i]);
            }
        }

        return new Checked<PlanCostForecast>(
            new PlanCostForecast(
                toDate.Value,
                CostDistribution.Create(cost.Select(units => Money.FromMinorUnits(units, terms.Plan.Currency))),
                [.. toDate.Value.Payees.Select((payee, i) => Outlook(payee, pay[i], credited, level))]),
            [.. toDate.Issues, .. credited.Issues]);
    }

    private static void Require(Plan plan, PlanFacts facts, CreditSamples samples)
    {
        if (samples.Currency != facts.Credits.Currency)
        {
            throw new CurrencyMismatchException(facts.Credits.Currency, samples.Currency);
        }

        var periods = facts.Periods(plan.Grain);
        foreach (var period in samples.Periods)
        {
            if (!periods.Contains(period))
            {
                throw new ArgumentException(
                    Invariant($"{period} of the samples is no {plan.Grain} between {facts.Window.Start:uuuu-MM-dd} and {facts.Window.End:uuuu-MM-dd}."), nameof(samples));
            }
        }

        if (plan.Clauses.FirstOrDefault(clause => clause is PlanClause.ProductRates or PlanClause.Spif) is { } byDeal)
        {
            throw new NotSupportedException(
                Invariant($"The clause '{byDeal.Id}' pays deal by deal, and samples hold sums alone: leave it out, or try the plan on simulated companies."));
        }
    }

    // One array a payee, in the order of the cost to date; one value a sample.
    private static long[][] ByRuns(PlanTerms terms, PlanFacts facts, SampledCredits credited, PlanCost toDate)
    {
        var places = toDate.Payees.Select((payee, i) => KeyValuePair.Create(payee.PayeeId, i)).ToDictionary(StringComparer.Ordinal);
        var pay = toDate.Payees.Select(_ => new long[credited.Count]).ToArray();
        for (var sample = 0; sample < credited.Count; sample++)
        {
            var attainments = credited.Attainments(sample);
            foreach (var period in facts.Periods(terms.Plan.Grain))
            {
                foreach (var payout in facts.Pay(terms, period, attainments).Value.Payouts)
                {
                    pay[places[payout.PayeeId]][sample] += payout.Total.TryGetMinorUnits(out var units)
                        ? units
                        : throw new OverflowException(Invariant($"{payout.Total} of '{payout.PayeeId}' is beyond 64 bits of minor units."));
                }
            }
        }

        return pay;
    }

    private static PayeeOutlook Outlook(PayeeCost payee, long[] pay, SampledCredits credited, double level)
    {
        var currency = payee.Amount.Currency;
        if (payee.Attainment.Quota is not { Amount: > 0m } quota)
        {
            return new PayeeOutlook(payee.PayeeId, payee.Amount, currency, pay, null, payee.Attainment.WhyUndefined!);
        }

        var hits = Enumerable.Range(0, credited.Count).Count(sample => payee.Attainment.Credited + credited.RestOf(payee.PayeeId, sample) >= quota);
        return new PayeeOutlook(payee.PayeeId, payee.Amount, currency, pay, new SampledShare(hits, credited.Count, level), "");
    }
}
