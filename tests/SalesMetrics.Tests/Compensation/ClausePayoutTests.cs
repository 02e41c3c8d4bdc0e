using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Compensation.Versions;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>What clauses pay beside the components is scaled by the gates and multipliers on them and rounded once.</summary>
public class ClausePayoutTests
{
    private static readonly PlanClause.Rates Commission = new() { Id = "commission", Name = "Commission", Table = RateTable.Flat(Percent(1)) };

    private static readonly RateTable FlatByAttainment = RateTable.Create(TierMethod.Marginal, TierBound.Attainment, [RateTier.Percent(0m, 1m)]);

    [Fact]
    public void A_multiplier_on_commission_scales_the_commission_alone()
    {
        // 1 % of 110,000 is 1,100; at 90 % of the team's goal the factor is 0.8. The component of 4,000 at 110 % stays.
        var scaled = OfOne(PayCurve.Linear).WithClauses(Commission, new PlanClause.Multiplier
        {
            Id = "m",
            Name = "m",
            AppliesTo = "commission",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
            Table = PayCurve.Steps(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(95, 100)),
        });

        Assert.Equal(Usd(4_400m + (1_100m * 0.8m)), Pay(scaled, 110_000m));
    }

    [Fact]
    public void A_gate_on_a_bonus_closes_the_bonus_alone()
    {
        PlanClause[] clauses =
        [
            new PlanClause.Bonus { Id = "bonus", Name = "b", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Ratio.One, Amount = Usd(500m) },
            new PlanClause.Gate { Id = "g", Name = "g", AppliesTo = "bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Percent(95) },
        ];

        Assert.Equal(Usd(4_400m), Pay(OfOne(PayCurve.Linear).WithClauses(clauses), 110_000m));
        Assert.Equal(Usd(4_900m), Pay(OfOne(PayCurve.Linear).WithClauses(clauses[0]), 110_000m));
    }

    [Fact]
    public void Half_a_cent_of_commission_is_rounded_away_from_zero()
    {
        // 1 % of 100.50 is 1.005, which rounding to even would make 1.00.
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Quarter, [], [Commission]);

        Assert.Equal(Usd(1.01m), Pay(plan, 100.50m));
        Assert.Equal(Usd(1.01m), CommissionCalculator.Calculate(Commission.Table, Usd(100.50m)).Amount);
    }

    // Ada has 110,000 of 100,000, the team 450,000 of 500,000: 1 % of 110,000, and 80 % of that at a reading of 90 %.
    [Fact]
    public void Commission_is_explained_by_its_slices_the_attainment_and_the_factors_on_it()
    {
        var scaled = OfOne(PayCurve.Linear).WithClauses(Commission, new PlanClause.Multiplier
        {
            Id = "m",
            Name = "Team first",
            AppliesTo = "commission",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
            Table = PayCurve.Steps(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(95, 100)),
        });

        Assert.Equal(
            """
            Commission: 880.00 USD  (exact pay x factors, rounded half away from zero to 2 decimals)  [commission]
              Commission: 1100.00 USD  (sum of base x rate by marginal tiers, rounded half away from zero to 2 decimals)
                Credited: 110000.00 USD
                0 and above: 1 %: 110000 x 1 % = 1100  (base x rate)
                Attainment of Payee:Ada in FY2017-Q1: 110 %  (credited / quota)
              Team first: 80 %  (multiplier: 0 % to below 95 %: 80 % of target pay; 95 % and above: 100 % of target pay)  [m]
                Team bookings: 90 %
            """,
            Workings.DownTo(2, Payout(scaled, "Ada").Clauses[0]),
            ignoreLineEndingDifferences: true);
        Assert.StartsWith(
            "Commission: 1100.00 USD  (rounded half away from zero to 2 decimals)  [commission]",
            Payout(OfOne(PayCurve.Linear).WithClauses(Commission), "Ada").Clauses[0].Explain().ToString(),
            StringComparison.Ordinal);
    }

    // Ada has 110,000 of 100,000 and Bob 340,000 of 400,000.
    [Fact]
    public void A_bonus_is_explained_by_what_was_read_whether_it_is_reached_or_not()
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(Bonus(500m));

        Assert.Equal(
            """
            Bonus: 500.00 USD  (rounded half away from zero to 2 decimals)  [bonus]
              Bonus: 500.00 USD  (500.00 USD from 100 % on)
                Payee bookings: 110 %
            """,
            Workings.DownTo(2, Payout(plan, "Ada").Clauses[0]),
            ignoreLineEndingDifferences: true);
        Assert.Equal(
            """
            Bonus: 0.00 USD  (rounded half away from zero to 2 decimals)  [bonus]
              Bonus: 0.00 USD  (500.00 USD from 100 % on)
                Payee bookings: 85 %
            """,
            Workings.DownTo(2, Payout(plan, "Bob").Clauses[0]),
            ignoreLineEndingDifferences: true);
    }

    // 47 of 91 days: a bonus of 4,700; the second tier from 47,000 on, so 470 + 60; a bound that is an attainment goes with the quota.
    [Fact]
    public void A_part_of_the_period_is_named_where_it_prorates_a_bonus_or_the_bounds_of_tiers()
    {
        var plan = Plan.Create("p", "P", Dollar, PeriodGrain.Quarter, [],
        [
            Bonus(9_100m),
            Commission with { Table = RateTable.Create(TierMethod.Marginal, TierBound.Amount, [RateTier.Percent(0m, 1m), RateTier.Percent(91_000m, 2m)]) },
            Commission with { Id = "flat", Table = FlatByAttainment },
        ]);
        var organization = SalesOrganization.Create(Dated.In("Ada", "AE", "2017-05-15"));
        var book = Dated.Book([Dated.Version("v1", plan, "2017-01-01")], Dated.ForRole("AE", "p", "2017-01-01"));

        var credits = Credits(organization, Sale("1", "Ada", "2017-06-01", 50_000m));

        var run = Dated.Pay(book, organization, credits, Dated.QuarterGoal("Ada", 91_000m)).Value;

        Assert.Equal(
            [
                "9100.00 USD from 100 % on, for 47 of 91 calendar days of FY2017-Q2",
                "sum of base x rate by marginal tiers, rounded half away from zero to 2 decimals; bounds for 47 of 91 calendar days of FY2017-Q2",
                "sum of base x rate by marginal tiers, rounded half away from zero to 2 decimals",
            ],
            run.Payouts.Single().Payout.Clauses.Select(line => line.Explain().Lines[0].Rule));
        Assert.Equal(
            ["4700.00 USD", "530.00 USD", "500.00 USD"],
            run.Payouts.Single().Payout.Clauses.Select(line => line.Explain().Lines[0].Value.ToString()));
    }

    [Fact]
    public void Without_a_quota_above_zero_only_rates_by_amount_pay()
    {
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Quarter, [], [Commission, Commission with { Id = "share", Table = FlatByAttainment }]);

        // The team's quota is all Ada's, so Bob's is zero; he sold 40,000.
        var run = SmallTeam.Pay(plan, 0m, 40_000m, 100_000m);

        var bob = run.Value.Find("Bob")!;
        Assert.Equal([Usd(400m), Usd(0m)], bob.Clauses.Select(line => line.Amount));
        Assert.Equal("Pay: undefined (the quota is zero)", Assert.Single(bob.Clauses[1].Explain().Lines).ToString());
        Assert.Equal(
            [("Bob", "share", "For FY2017-Q1 the quota is zero; by the plan the clause pays nothing.")],
            run.Issues.Select(issue => (issue.Source, issue.Field, issue.Message)));
    }

    [Fact]
    public void Rates_on_a_value_that_has_no_credits_say_why_they_pay_nothing()
    {
        var card = RateCard.Create(new RateCardLine("", new ProductRate.PerUnit(Usd(1m))));
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Quarter, [],
        [
            Commission with { MeasureId = "units" },
            new PlanClause.ProductRates { Id = "card", Name = "Card", MeasureId = "units", Card = card },
        ]);
        var stated = new StatedMeasure(SalesUnit.Payee("Ada"), "units", SmallTeam.Quarter.Interval, Ratio.Of(12, 1), "counted");

        var run = SmallTeam.Pay(plan, 0m, 0m, 500_000m, stated).Value;

        IEnumerable<string> Below(string payeeId) => run.Find(payeeId)!.Clauses.Select(line => line.Explain().Lines[0].ToString());
        Assert.Equal(Enumerable.Repeat("Pay: undefined (the value is stated and has no credits)", 2), Below("Ada"));
        Assert.Equal(Enumerable.Repeat("Pay: undefined (no attainment of Payee:Bob is given for the period)", 2), Below("Bob"));
        Assert.Equal(Usd(0m), run.Total);
    }

    [Fact]
    public void Commission_on_credits_in_another_currency_is_refused()
    {
        var euro = Currency.Of("EUR");
        var plan = Plan.Create("p", "p", euro, PeriodGrain.Quarter, [], [Commission]);

        var targets = TargetIncentives.Create(Money.Zero(euro));
        var attainments = SmallTeam.Attainments(plan, 1m, 1m, 500_000m);

        var fault = Assert.Throws<CurrencyMismatchException>(
            () => PayRunCalculator.Calculate(plan, targets, SmallTeam.Organization, SmallTeam.Quarter, attainments));

        Assert.Equal((euro, Dollar), (fault.Expected, fault.Actual));
    }

    private static PlanClause.Bonus Bonus(decimal amount) => new()
    {
        Id = "bonus",
        Name = "Bonus",
        Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"),
        From = Ratio.One,
        Amount = Usd(amount),
    };

    private static Payout Payout(Plan plan, string payeeId) => SmallTeam.Pay(plan, 110_000m, 340_000m, 500_000m).Value.Find(payeeId)!;

    private static Money Pay(Plan plan, decimal ada) => SmallTeam.Pay(plan, ada, 340_000m, 500_000m).Value.Find("Ada")!.Total;
}
