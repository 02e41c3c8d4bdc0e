using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Compensation.Modelling;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PlanCheckerTests
{
    [Fact]
    public void The_75_25_sample_has_two_jumps_two_thresholds_and_no_error()
    {
        var findings = PlanChecker.Check(SeventyFiveTwentyFive(Accelerated, TeamGoal), new PlanCheckOptions { TargetIncentive = Usd(4_000m) });

        Assert.Equal(["no-pay-below", "jump", "no-pay-below", "jump"], findings.Select(finding => finding.Code));
        Assert.Contains("jumps by 1500.00 USD: from 0 % to 50 %", findings[1].Message, StringComparison.Ordinal); // 4,000 x 75 % x 50 %
        Assert.Contains("jumps by 800.00 USD: from 0 % to 80 %", findings[3].Message, StringComparison.Ordinal);
        Assert.Equal("components[team].curve", findings[3].Place);
    }

    [Fact]
    public void The_straight_curve_leaves_nothing_to_say() => Assert.Empty(PlanChecker.Check(OfOne(PayCurve.Linear)));

    [Fact]
    public void A_drop_and_a_falling_slope_are_errors_with_their_size()
    {
        var drop = PlanChecker.Check(OfOne(PayCurve.Steps(FallingPay.Allowed, PayCurvePoint.Percent(0, 100), PayCurvePoint.Percent(120, 90))));
        var slope = PlanChecker.Check(OfOne(PayCurve.Interpolated(FallingPay.Allowed, PayCurvePoint.Percent(100, 110), PayCurvePoint.Percent(120, 100))));

        Assert.Contains(drop, finding => finding is { Code: "falling-pay", Severity: PlanFindingSeverity.Error } && finding.Message.StartsWith("At 120 % pay drops from 100 % to 90 %", StringComparison.Ordinal));
        Assert.Contains(slope, finding => finding.Message == "From 100 % on each further 1 % of attainment takes 0.5 % of pay away.");
    }

    [Theory]
    [InlineData("below-target", 0, 0, 100, 80)]
    [InlineData("off-target", 0, 0, 100, 110)]
    [InlineData("no-influence", 0, 100, 100, 100)]
    public void A_curve_that_misses_the_target_or_follows_nothing_is_found(string code, int from1, int pay1, int from2, int pay2) => Assert.Contains(
        code, Codes(OfOne(PayCurve.Interpolated(PayCurvePoint.Percent(from1, pay1), PayCurvePoint.Percent(from2, pay2)))));

    [Fact]
    public void Clauses_beyond_the_cap_are_unreachable() => Assert.Contains(
        "unreachable", Codes(OfOne(PayCurve.Linear.WithSlopeFrom(Percent(180), Ratio.Of(2, 1)).WithCap(Percent(150)))));

    [Fact]
    public void A_cap_that_the_last_clause_reaches_is_not_called_unreachable() => Assert.DoesNotContain("unreachable", Codes(OfOne(Accelerated)));

    [Fact]
    public void Flat_stretches_and_pay_without_end_are_noted()
    {
        Assert.Contains("flat-stretch", Codes(OfOne(PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(100, 100)))));
        Assert.Contains("no-cap", Codes(OfOne(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(3, 1)))));
        Assert.DoesNotContain("no-cap", Codes(OfOne(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(3, 1)).WithCap(Percent(300)))));
    }

    [Fact]
    public void A_gate_that_can_never_open_is_an_error()
    {
        Plan Gated(decimal percent) => SeventyFiveTwentyFive(PayCurve.Linear, TeamGoal).WithClauses(new PlanClause.Gate
        {
            Id = "g",
            Name = "g",
            AppliesTo = "individual",
            Reading = new PlanReading.OfComponent("team"),
            From = Percent(percent),
        });

        Assert.Contains("gate-never-opens", Codes(Gated(101)));
        Assert.DoesNotContain("gate-never-opens", Codes(Gated(100)));
        Assert.Contains("gate-always-open", Codes(Gated(0)));
    }

    [Fact]
    public void What_nobody_records_or_belongs_to_is_found()
    {
        var plan = OfOne(PayCurve.Linear);
        var team = Quarterly(Component("team", Ratio.One, UnitKind.Team, PayCurve.Linear));
        var alone = SalesOrganization.Create(Works("Ada", "", "2017-01-01") with { ManagerId = "", TerritoryId = "" });

        Assert.Equal(["not-recorded"], PlanChecker.Check(team, new PlanCheckOptions { RecordedMeasureIds = ["margin"] }).Select(finding => finding.Code));
        Assert.Equal(["nobody-there"], PlanChecker.Check(team, new PlanCheckOptions { Organization = alone }).Select(finding => finding.Code));
        Assert.Empty(PlanChecker.Check(plan, new PlanCheckOptions { Organization = alone, RecordedMeasureIds = ["bookings"] }));
    }

    [Fact]
    public void Programs_and_tables_are_checked_too()
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Spif { Id = "s", Name = "s", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(10m), PerDeal = Usd(11m) },
            new PlanClause.Contest { Id = "c", Name = "c", Prizes = PrizeTable.Create(Usd(1m)), Ties = TiePolicy.AllTheHigher },
            new PlanClause.Multiplier { Id = "m", Name = "m", AppliesTo = "all", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "x"), Table = PayCurve.Linear.WithThreshold(Percent(80)) },
            new PlanClause.Linked
            {
                Id = "l",
                Name = "l",
                AppliesTo = "all",
                Reading = new PlanReading.OfMeasure(UnitKind.Payee, "x"),
                Matrix = PayMatrix.Create([Ratio.Zero, Ratio.One], [Ratio.Zero], [Percent(60), Percent(50)], MatrixInterpolation.None, FallingPay.Allowed),
            });

        Assert.Equal(["budget-too-small", "above-budget", "wiped-out", "falling-pay", "below-target"], Codes(plan));
    }

    [Fact]
    public void A_retroactive_jump_is_stated_in_money_for_a_quota_and_in_percent_without()
    {
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Month, [], [
            new PlanClause.Rates
            {
                Id = "r",
                Name = "r",
                Table = RateTable.Create(TierMethod.Retroactive, TierBound.Attainment, [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m), RateTier.Percent(2m, 9m)], FallingPay.Allowed),
            },
        ]);

        Assert.Equal(["jump", "falling-pay"], Codes(plan));
        Assert.EndsWith("pay jumps by 4 % of quota.", PlanChecker.Check(plan)[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("changes pay by -3000.00 USD on a quota of 50000.00 USD.", PlanChecker.Check(plan, new PlanCheckOptions { SampleQuota = Usd(50_000m) })[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_jumps_by_what_it_holds_back_in_money_when_the_target_is_known()
    {
        var plan = Gated(95, share: 40);

        Assert.Contains(
            PlanChecker.Check(plan, new PlanCheckOptions { TargetIncentive = Usd(4_000m) }),
            finding => finding is { Code: "jump", Place: "clauses[g].from" }
                && finding.Message == "When Payee margin reaches 95 %, pay of 'individual' jumps from 40 % of it to all of it, which is 1800.00 USD at target."); // 3,000 x 60 %
        Assert.Contains(PlanChecker.Check(plan), finding => finding.Message.EndsWith("from 40 % of it to all of it.", StringComparison.Ordinal));
        Assert.DoesNotContain("off-target", Codes(Gated(100)));
        Assert.Contains("off-target", Codes(Gated(101)));
    }

    [Fact]
    public void A_gate_that_another_line_makes_idle_is_without_effect()
    {
        // The curve pays nothing below 50 % of the same attainment, so a gate at 50 % closes nothing and one at 51 % does.
        Plan Own(decimal percent) => SeventyFiveTwentyFive(Accelerated, TeamGoal).WithClauses(Gate("g", percent, "bookings"));

        Assert.Contains("gate-without-effect", Codes(Own(50)));
        Assert.DoesNotContain("gate-without-effect", Codes(Own(51)));

        Plan Two(decimal higher, decimal share) => SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear).WithClauses(Gate("g", 80, "margin"), Gate("h", higher, "margin", share));
        Assert.Contains(PlanChecker.Check(Two(90, 0)), finding => finding is { Code: "gate-without-effect", Place: "clauses[g].from" } && finding.Message.Contains("'h'", StringComparison.Ordinal));
        Assert.DoesNotContain("gate-without-effect", Codes(Two(90, 50)));
        Assert.DoesNotContain("gate-without-effect", Codes(Two(80, 0)));
    }

    [Fact]
    public void A_multiplier_that_cannot_reach_one_keeps_the_target_from_being_earned_and_its_steps_are_jumps()
    {
        Plan Scaled(params PayCurvePoint[] points) => OfOne(PayCurve.Linear).WithClauses(new PlanClause.Multiplier
        {
            Id = "m",
            Name = "m",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Payee, "retention"),
            Table = PayCurve.Steps(points),
        });

        Assert.Equal(["below-target", "jump"], Codes(Scaled(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(90, 99))));
        var findings = PlanChecker.Check(Scaled(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(90, 100)));
        Assert.Equal("When Payee retention reaches 90 %, the factor on 'all' jumps from 80 % to 100 %.", Assert.Single(findings).Message);
    }

    [Fact]
    public void Lines_that_pay_nothing_whatever_happens_are_errors()
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Rates { Id = "r", Name = "r", Scope = UnitKind.Team, Table = RateTable.Flat(Ratio.Zero) },
            new PlanClause.Bonus { Id = "b", Name = "b", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Ratio.One, Amount = Usd(0m) },
            new PlanClause.Spif { Id = "s", Name = "s", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(1m), PerDeal = Usd(0m) },
            new PlanClause.Pool { Id = "p", Name = "p", Amount = Usd(0m) },
            new PlanClause.Contest { Id = "c", Name = "c", Prizes = PrizeTable.Create(Usd(0m)) },
            new PlanClause.ProductRates { Id = "q", Name = "q", Card = RateCard.Create(new RateCardLine("", new ProductRate.OfCredit(Ratio.Zero)), new RateCardLine("A", new ProductRate.PerUnit(Usd(0m)))) });

        Assert.Equal(Enumerable.Repeat("pays-nothing", 6), Codes(plan));
        var pays = plan.WithClauses(
            new PlanClause.ProductRates { Id = "q", Name = "q", Card = RateCard.Create(new RateCardLine("", new ProductRate.OfCredit(Ratio.Zero)), new RateCardLine("A", new ProductRate.PerDeal(Usd(1m)))) },
            TwoQuarters.TeamBonus(1m));
        Assert.Equal([("jump", PlanFindingSeverity.Note)], PlanChecker.Check(pays).Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void Little_weights_and_sales_paid_twice_are_noted()
    {
        Plan Weighted(decimal percent) => Quarterly(
            Component("own", Ratio.One - Percent(percent), UnitKind.Payee, PayCurve.Linear), Component("team", Percent(percent), UnitKind.Team, PayCurve.Linear));

        Assert.Equal(["little-weight"], Codes(Weighted(9.99m)));
        Assert.Empty(Codes(Weighted(10)));
        var twice = Weighted(10).WithClauses(new PlanClause.Rates { Id = "r", Name = "r", Table = RateTable.Flat(Percent(1)) });
        Assert.Equal("'own' and 'r' pay on the same bookings of the Payee.", Assert.Single(PlanChecker.Check(twice)).Message);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void A_unit_of_twenty_people_is_hardly_moved_by_one(int people, bool isFound)
    {
        var organization = SalesOrganization.Create(Enumerable.Range(0, people).Select(i => Works($"P{i}", "Red", "2017-01-01")));
        var findings = PlanChecker.Check(Quarterly(Component("team", Ratio.One, UnitKind.Team, PayCurve.Linear)), new PlanCheckOptions { Organization = organization });

        Assert.Equal(isFound ? ["20 people share a Team: one who sells 10 % more moves it by about 0.5 %."] : [], findings.Select(finding => finding.Message));
        Assert.Empty(PlanChecker.Check(OfOne(PayCurve.Linear), new PlanCheckOptions { Organization = organization }));
    }

    [Fact]
    public void A_component_that_is_scaled_may_open_a_gate_that_its_curve_alone_does_not()
    {
        Plan With(string scaled) => SeventyFiveTwentyFive(PayCurve.Linear, TeamGoal).WithClauses(
            new PlanClause.Gate { Id = "g", Name = "g", AppliesTo = "individual", Reading = new PlanReading.OfComponent("team"), From = Percent(101) },
            new PlanClause.Multiplier { Id = "m", Name = "m", AppliesTo = scaled, Reading = new PlanReading.OfMeasure(UnitKind.Payee, "x"), Table = PayCurve.Linear });

        Assert.DoesNotContain("gate-never-opens", Codes(With("team")));
        Assert.Contains("gate-never-opens", Codes(With("individual")));
    }

    [Fact]
    public void A_factor_of_zero_wipes_pay_out_up_to_the_bound_it_ends_at()
    {
        IEnumerable<string> WipedOut(PayCurve table) => PlanChecker.Check(Scaled(table))
            .Where(finding => finding is { Code: "wiped-out", Place: "clauses[m].table", Severity: PlanFindingSeverity.Warning })
            .Select(finding => finding.Message);
        const string message = "Below a reading of 80 % the factor is 0 and nothing of 'all' is paid.";

        // A factor from 80 % on; one of 0 % that is stated up to there; and the reading itself, which is zero on no stretch.
        Assert.Equal([message], WipedOut(PayCurve.Linear.WithThreshold(Percent(80))));
        Assert.Equal([message], WipedOut(PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(80, 100))));
        Assert.Empty(WipedOut(PayCurve.Linear));
    }

    [Fact]
    public void A_factor_that_falls_is_an_error_at_its_table() => Assert.Contains(
        PlanChecker.Check(Scaled(PayCurve.Steps(FallingPay.Allowed, PayCurvePoint.Percent(0, 120), PayCurvePoint.Percent(90, 100)))),
        finding => finding is { Code: "falling-pay", Place: "clauses[m].table" } && finding.Message.StartsWith("At 90 % pay drops from 120 % to 100 %", StringComparison.Ordinal));

    [Fact]
    public void A_matrix_with_one_cell_at_target_can_be_earned_and_takes_the_place_of_the_curves_own_target()
    {
        // The curve pays 110 % at 100 %; fed by a matrix, what it pays at 100 % of attainment says nothing.
        var off = OfOne(PayCurve.Interpolated(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(100, 110)));
        Plan Fed(decimal most) => off.WithClauses(new PlanClause.Linked
        {
            Id = "l",
            Name = "l",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Payee, "x"),
            Matrix = PayMatrix.Create([Ratio.Zero, Ratio.One], [Ratio.Zero], [Percent(60), Percent(most)], MatrixInterpolation.None),
        });

        Assert.DoesNotContain("below-target", Codes(Fed(100)));
        Assert.Contains("below-target", Codes(Fed(99.99m)));
        Assert.DoesNotContain("off-target", Codes(Fed(100)));
        Assert.Contains("off-target", Codes(off.WithClauses(Gate("g", 50, "margin") with { AppliesTo = "all" })));
    }

    [Fact]
    public void Rates_in_amounts_state_threshold_and_jump_in_amounts()
    {
        var table = RateTable.Create(TierMethod.Retroactive, TierBound.Amount, [RateTier.Percent(10_000m, 3m), RateTier.Percent(50_000m, 5m)]);
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Month, [], [new PlanClause.Rates { Id = "r", Name = "r", Table = table }]);

        // 3 % of 10,000, and 2 % more of 50,000.
        Assert.Equal(
            [
                (PlanFindingSeverity.Note, "no-pay-below", "Below 10000 nothing is paid."),
                (PlanFindingSeverity.Warning, "jump", "At 10000 the retroactive rate rises from 0 % to 3 %: pay jumps by 300."),
                (PlanFindingSeverity.Warning, "jump", "At 50000 the retroactive rate rises from 3 % to 5 %: pay jumps by 1000."),
            ],
            PlanChecker.Check(plan).Select(finding => (finding.Severity, finding.Code, finding.Message)));
    }

    [Fact]
    public void A_budget_for_exactly_one_deal_is_enough_and_one_person_in_a_team_is_somebody()
    {
        var spif = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Spif { Id = "s", Name = "s", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(10m), PerDeal = Usd(10m) });
        var team = Quarterly(Component("team", Ratio.One, UnitKind.Team, PayCurve.Linear));
        var half = SalesOrganization.Create(Works("Ada", "", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));

        Assert.DoesNotContain("budget-too-small", Codes(spif));
        Assert.DoesNotContain(PlanChecker.Check(team, new PlanCheckOptions { Organization = half }), finding => finding.Code == "nobody-there");
    }

    [Fact]
    public void Amounts_of_the_options_are_in_the_currency_of_the_plan()
    {
        var euro = new Money(1m, Currency.Of("EUR"));

        Assert.Throws<CurrencyMismatchException>(() => PlanChecker.Check(OfOne(PayCurve.Linear), new PlanCheckOptions { TargetIncentive = euro }));
        Assert.Throws<CurrencyMismatchException>(() => PlanChecker.Check(OfOne(PayCurve.Linear), new PlanCheckOptions { SampleQuota = euro }));
    }

    [Fact]
    public void Options_that_say_the_same_are_equal_and_any_difference_counts()
    {
        PlanCheckOptions Of() => new() { TargetIncentive = Usd(1m), SampleQuota = Usd(2m), RecordedMeasureIds = ["bookings"] };
        var options = Of();

        Assert.Equal((options, options.GetHashCode()), (Of(), Of().GetHashCode()));
        Assert.NotEqual(options, options with { TargetIncentive = Usd(3m) });
        Assert.NotEqual(options, options with { SampleQuota = Usd(3m) });
        Assert.NotEqual(options, options with { Organization = SalesOrganization.Empty });
        Assert.NotEqual(options, options with { RecordedMeasureIds = ["margin"] });
        Assert.False(options.Equals(null));
        Assert.Empty(new PlanCheckOptions { RecordedMeasureIds = default }.RecordedMeasureIds);
    }


    [PayLaw(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
    public bool A_plan_on_which_pay_never_falls_has_no_finding_that_it_does(ClausedPlan plan) =>
        PlanChecker.Check(plan.Plan).All(finding => finding.Code != "falling-pay" && finding.Message.Length > 0 && finding.Advice.Length > 0 && finding.Place.Length > 0);

    private static PlanClause.Gate Gate(string id, decimal percent, string measure, decimal share = 0) => new()
    {
        Id = id,
        Name = id,
        AppliesTo = "individual",
        Reading = new PlanReading.OfMeasure(UnitKind.Payee, measure),
        From = Percent(percent),
        ShareBelow = Percent(share),
    };

    private static Plan Scaled(PayCurve table) => OfOne(PayCurve.Linear).WithClauses(
        new PlanClause.Multiplier { Id = "m", Name = "m", AppliesTo = "all", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "x"), Table = table });


    private static Plan Gated(decimal percent, decimal share = 0) => SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear).WithClauses(Gate("g", percent, "margin", share));

    private static IEnumerable<string> Codes(Plan plan) => PlanChecker.Check(plan).Select(finding => finding.Code);
}
