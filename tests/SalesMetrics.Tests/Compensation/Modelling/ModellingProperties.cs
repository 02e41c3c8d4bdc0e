using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

[PayLaws(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
public class ModellingProperties
{
    [Property]
    public bool A_plan_compared_with_itself_differs_for_nobody(ClausedPlan plan, Company company)
    {
        var comparison = PlanComparisonCalculator.Calculate(Terms(plan.Plan, company), Terms(plan.Plan, company), FactsOf(company)).Value;
        return comparison.Difference.Amount == 0m
            && comparison.Payees.All(payee => payee.Difference.Amount == 0m)
            && comparison.Buckets.All(bucket => bucket.Difference.Amount == 0m)
            && comparison.Gainers.IsEmpty
            && comparison.Losers.IsEmpty
            && comparison.UnchangedCount == comparison.Payees.Length;
    }

    [Property]
    public bool Differences_of_payees_and_of_buckets_add_up_to_the_whole(ClausedPlan from, ClausedPlan to, Company company)
    {
        var comparison = PlanComparisonCalculator.Calculate(Terms(from.Plan, company), Terms(to.Plan, company), FactsOf(company)).Value;
        Money[] sums =
        [
            Sum(comparison.Payees.Select(payee => payee.Difference)),
            Sum(comparison.Buckets.Select(bucket => bucket.Difference)),
            comparison.Gained + comparison.Lost,
            comparison.To.Total - comparison.From.Total,
        ];
        return Array.TrueForAll(sums, sum => sum == comparison.Difference)
            && comparison.Buckets.Sum(bucket => bucket.Payees.Length) == comparison.Payees.Length
            && comparison.Gainers.Length + comparison.Losers.Length + comparison.UnchangedCount == comparison.Payees.Length;
    }

    [Property]
    public bool Payees_periods_lines_and_buckets_of_a_cost_agree_to_the_cent(ClausedPlan plan, Company company)
    {
        var cost = PlanCostCalculator.Calculate(Terms(plan.Plan, company), FactsOf(company)).Value;
        Money[] sums =
        [
            Sum(cost.Payees.Select(payee => payee.Amount)),
            Sum(cost.Runs.Select(run => run.Total)),
            Sum(cost.Components().Select(component => component.Amount).Concat(cost.Clauses().Select(clause => clause.Value))),
            Sum(cost.Buckets.Append(cost.Undefined).Select(bucket => bucket.Amount)),
        ];
        return Array.TrueForAll(sums, sum => sum == cost.Total);
    }

    // Each line is rounded by half a cent at most, on both sides.
    [Property]
    public bool Under_a_straight_plan_thrice_the_sales_cost_thrice_as_much(Company company)
    {
        var plan = Terms(Plans.OfOne(PayCurve.Linear), company);
        var positive = company with { Transactions = [.. company.Transactions.Where(sale => sale.Amount.Amount > 0m)] };
        var thrice = positive with { Transactions = [.. positive.Transactions.Select(sale => sale with { Amount = sale.Amount * 3m })] };
        var (one, three) = (PlanCostCalculator.Calculate(plan, FactsOf(positive)).Value, PlanCostCalculator.Calculate(plan, FactsOf(thrice)).Value);
        return one.Payees.Zip(three.Payees).All(pair => decimal.Abs((pair.First.Amount.Amount * 3m) - pair.Second.Amount.Amount) <= 0.02m);
    }

    [Property]
    public bool A_plan_whose_curve_is_nowhere_lower_never_costs_less(PayCurve curve, byte tenths, Company company)
    {
        var lifted = PayCurve.Create(
            curve.Segments.Select(segment => segment with { Pay = segment.Pay + Ratio.Of(tenths % 8, 10) }), curve.Cap is { } cap ? cap + Ratio.Of(tenths % 3, 10) : null);
        var comparison = PlanComparisonCalculator.Calculate(
            Terms(Plans.SeventyFiveTwentyFive(curve, curve), company), Terms(Plans.SeventyFiveTwentyFive(lifted, lifted), company), FactsOf(company)).Value;
        return comparison.Losers.IsEmpty && comparison.Difference.Amount >= 0m;
    }

    [Property]
    public bool Quantiles_are_in_order_and_inside_their_own_limits(int[] cents, byte more)
    {
        var cost = CostDistribution.Create([Usd(more), .. cents.Select(cent => Money.FromMinorUnits(cent, Dollar))]);
        CostQuantile[] quantiles = [cost.P10, cost.P50, cost.P90];
        return cost.P10.Value <= cost.P50.Value
            && cost.P50.Value <= cost.P90.Value
            && Array.TrueForAll(quantiles, one => one.Lower is not { } lower || lower <= one.Value)
            && Array.TrueForAll(quantiles, one => one.Upper is not { } upper || one.Value <= upper);
    }

    [Property]
    public bool A_sample_of_what_was_sold_gives_the_exact_cost(Plan plan, Company company)
    {
        var forecast = Sampled(plan, company, 3);
        var cost = Settled(company) is { } facts ? PlanCostCalculator.Calculate(Terms(plan, company), facts).Value : null;
        return forecast is null || (forecast.Cost.Samples.All(sample => sample == cost!.Total)
            && forecast.Cost.P50.Value == (double)cost!.Total.Amount
            && forecast.Cost.Mean == (double)cost.Total.Amount
            && forecast.Payees.Select(payee => payee.Pay.Samples[0]).SequenceEqual(cost.Payees.Select(payee => payee.Amount)));
    }

    // A bonus of nothing changes no pay, but takes the plan out of the columns.
    [Property]
    public bool Columns_and_runs_pay_the_same_in_every_sample(Plan plan, Company company)
    {
        var byRuns = plan.WithClauses(Modelling.TwoQuarters.TeamBonus(0m));
        return Sampled(plan, company, 2) is not { } columns || columns.Cost.Samples.SequenceEqual(Sampled(byRuns, company, 2)!.Cost.Samples);
    }

    [PayLaw]
    public bool What_deals_add_in_order_adds_up_to_what_they_are_worth_together(ClausedPlan plan, Company company, byte first)
    {
        if (company.Organization.PayeeIds.FirstOrDefault(id => company.Organization.TryGetLastIn(company.Period.Interval, id, out _)) is not { } payee)
        {
            return true;
        }

        var deals = Enumerable.Range(0, 3).Select(i => Sale($"D{i}", i == 1 ? "Bob" : payee, $"2017-0{1 + i}-15", (first + 1m) * 331.33m)).ToArray();
        var estimate = EarningsEstimateCalculator.Calculate(Terms(plan.Plan, company), FactsOf(company), payee, deals).Value;
        return Sum(estimate.Deals.Select(deal => deal.InOrder)) == estimate.Together
            && estimate.Deals[0].Alone == estimate.Deals[0].InOrder
            && estimate.Deals[2].Last == estimate.Deals[2].InOrder;
    }

    [Property]
    public bool Stretches_and_jumps_lead_from_the_first_point_of_a_payout_curve_to_its_last(ClausedPlan plan, TargetCents target, byte others)
    {
        var quota = Usd(33_333.33m);
        var curve = PayoutCurveCalculator.Calculate(plan.Plan, target.Amount, new PayoutCurveOptions { Quota = quota, Others = Ratio.Of(others, 100), Step = Ratio.One });
        if (!curve.IsLocated || curve.Stretches.Any(stretch => stretch.MarginalPay is null))
        {
            return true;
        }

        var credit = Ratio.FromDecimal(quota.Amount);
        var led = curve.Stretches.Aggregate(curve.Points[0].Exact, (pay, stretch) => pay + (stretch.MarginalPay!.Value * (stretch.To - stretch.From) * credit));
        return curve.Jumps.Aggregate(led, (pay, jump) => pay + jump.Size) == curve.Points[^1].Exact
            && !curve.Falls
            && curve.Points.All(point => point.Amount.IsWholeMinorUnits);
    }

    [Property]
    public bool A_payout_curve_with_the_others_beside_it_pays_what_the_plan_documents_examples_pay(ClausedPlan plan, TargetCents target, byte level)
    {
        var quota = Usd(10_000m);
        var at = Ratio.Of(level, 100);
        var curve = PayoutCurveCalculator.Calculate(
            plan.Plan, target.Amount, new PayoutCurveOptions { Quota = quota, From = at, To = at + Ratio.One, Others = at, Step = Ratio.One });
        return curve.Points[0].Amount == PlanExampleCalculator.Calculate(plan.Plan, target.Amount, quota, at).Total;
    }

    [Fact]
    public void The_laws_above_are_about_something()
    {
        var pairs = CompensationArbitraries.Companies().Generator.Zip(ClauseArbitraries.Plans().Generator).Sample(300, 50).ToList();
        var curves = pairs
            .Select(pair => PayoutCurveCalculator.Calculate(pair.Item2.Plan, Usd(4_000m), new PayoutCurveOptions { Quota = Usd(33_333.33m), Step = Ratio.One }))
            .ToList();
        var comparisons = pairs.Zip(pairs.Skip(1))
            .Select(two => PlanComparisonCalculator.Calculate(Terms(two.First.Item2.Plan, two.First.Item1), Terms(two.Second.Item2.Plan, two.First.Item1), FactsOf(two.First.Item1)).Value)
            .ToList();
        var forecasts = pairs.Select(pair => Sampled(Plans.SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear), pair.Item1, 2)).OfType<PlanCostForecast>().ToList();

        Assert.InRange(curves.Count(curve => curve.IsLocated && curve.Stretches.All(stretch => stretch.MarginalPay is not null)), 100, 300);
        Assert.InRange(curves.Count(curve => !curve.Jumps.IsEmpty), 100, 300);
        Assert.InRange(comparisons.Count(one => !one.Gainers.IsEmpty && !one.Losers.IsEmpty), 50, 300);
        Assert.InRange(comparisons.Count(one => one.Buckets.Count(bucket => !bucket.Payees.IsEmpty) > 1), 50, 300);
        Assert.InRange(forecasts.Count(one => one.Cost.P50.Value > 0), 100, 300);
    }

    private static PlanTerms Terms(Plan plan, Company company) => new(plan, company.Targets);

    private static PlanFacts FactsOf(Company company) => PlanFacts.Create(
        company.Organization, Support.Facts.Credits(company.Organization, [.. company.Transactions]), Goals([.. company.Quotas]), FiscalCalendar.Gregorian, company.Period.Interval);

    // The sales as samples count for the team of the end of the period, so only people who did not move in it are compared.
    private static PlanFacts? Settled(Company company)
    {
        var settled = company with
        {
            Transactions = [.. company.Transactions.Where(sale => company.Period.Contains(sale.Date) && company.Organization.TryGetLastIn(company.Period.Interval, sale.Split!.Sellers[0].PayeeId, out var role)
                && role.Covers(sale.Date))],
        };
        return settled.Transactions.IsEmpty ? null : FactsOf(settled);
    }

    private static PlanCostForecast? Sampled(Plan plan, Company company, int count)
    {
        if (Settled(company) is not { } sold)
        {
            return null;
        }

        var credits = sold.Credits.Credits.GroupBy(credit => credit.PayeeId).ToDictionary(payee => payee.Key, payee => (double)payee.Sum(credit => credit.Amount.Amount));
        var samples = CreditSamples.Create([.. credits.Keys], [company.Period], Dollar, [.. Enumerable.Repeat(credits.Values, count).SelectMany(values => values)]);
        var nothing = FactsOf(company with { Transactions = [] });
        return PlanCostForecastCalculator.Calculate(Terms(plan, company), nothing, samples).Value;
    }

    private static Money Sum(IEnumerable<Money> amounts) => Money.Sum(amounts, Dollar);
}
