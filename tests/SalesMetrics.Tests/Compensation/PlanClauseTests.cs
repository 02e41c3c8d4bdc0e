using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PlanClauseTests
{
    [Fact]
    public void A_gate_on_another_component_closes_pay_until_that_component_pays_its_target()
    {
        var plan = Gated(From("team", Ratio.One, "individual"));

        Assert.Equal(Usd((3_000m * 0m) + (1_000m * 0.99m)), Pays(plan, 4_000m, 130m, 99m));
        Assert.Equal(Usd((3_000m * 1.30m) + (1_000m * 1.00m)), Pays(plan, 4_000m, 130m, 100m));
    }

    [Fact]
    public void Components_that_wait_for_each_other_are_refused_with_their_names()
    {
        var fault = Assert.Throws<ArgumentException>(() => Gated(From("team", Ratio.One, "individual"), From("individual", Ratio.One, "team", "g2")));

        Assert.Contains("individual -> team -> individual", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Gated(From("team", Ratio.One, "team")));
    }

    [Fact]
    public void The_place_of_the_cap_decides_what_a_multiplier_above_one_pays()
    {
        var last = OfOne(PayCurve.Linear.WithCap(Percent(120))).WithClauses(Double);

        Assert.Equal(Usd(1_000m * 1.20m), Pays(last, 1_000m, 110m));
        Assert.Equal(Usd(1_000m * 1.20m * 2m), Pays(last.WithCapPlace(CapPlace.WithCurve), 1_000m, 130m));
    }

    [Fact]
    public void An_undefined_reading_is_not_reached_for_a_gate_and_does_not_scale_for_a_multiplier()
    {
        var reading = new PlanReading.OfMeasure(UnitKind.Payee, "nobody states this");
        var gate = new PlanClause.Gate { Id = "g", Name = "g", AppliesTo = "all", Reading = reading, From = Ratio.Zero, ShareBelow = Percent(25) };
        var multiplier = new PlanClause.Multiplier { Id = "m", Name = "m", AppliesTo = "all", Reading = reading, Table = PayCurve.Linear };

        Assert.Equal(Usd(250m), Pays(OfOne(PayCurve.Linear).WithClauses(gate), 1_000m, 100m));
        Assert.Equal(Usd(1_000m), Pays(OfOne(PayCurve.Linear).WithClauses(multiplier), 1_000m, 100m));
    }

    [Fact]
    public void A_matrix_feeds_the_curve_in_place_of_the_attainment()
    {
        Ratio[] bounds = [Percent(90), Percent(100)];
        var plan = SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear).WithClauses(new PlanClause.Linked
        {
            Id = "matrix",
            Name = "Matrix",
            AppliesTo = "individual",
            Reading = new PlanReading.OfComponent("team"),
            Matrix = PayMatrix.Create(bounds, bounds, [Percent(50), Percent(70), Percent(90), Percent(110)], MatrixInterpolation.None),
        });

        Assert.Equal(Usd((3_000m * 0.90m) + (1_000m * 0.95m)), Pays(plan, 4_000m, 104m, 95m));
        Assert.Equal(Usd((3_000m * 0m) + (1_000m * 0.85m)), Pays(plan, 4_000m, 104m, 85m));
    }

    [Fact]
    public void Clauses_are_explained_under_the_share_they_scale()
    {
        var text = ComponentPayCalculator.Calculate(OfOne(PayCurve.Linear.WithCap(Percent(120))).WithClauses(Double), Usd(1_000m), [Percent(110)])[0].Explain().ToString();

        Assert.Equal(
            """
            all: 1200.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [all]
              Target incentive: 1000.00 USD
              Weight: 100 %  (stated in the plan)
              Share of target pay: 120 %  (at most the cap of 120 %, applied after gates and multipliers)
                Share of target pay: 220 %  (share x factor of 'double')
                  Share of target pay: 110 %  (0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 %)
                  Double: 200 %  (multiplier: 0 % and above: 200 % of target pay)  [double]
                    Payee bookings: 110 %
            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_run_pays_stated_scores_commission_and_bonus_and_its_totals_agree()
    {
        var plan = Quarterly(Component("goals", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" }).WithClauses(
            new PlanClause.Rates { Id = "commission", Name = "Commission", Table = RateTable.Flat(Percent(5)) },
            new PlanClause.ProductRates { Id = "deals", Name = "Deals", Card = RateCard.Create(new RateCardLine("", new ProductRate.PerDeal(Usd(70m)))) },
            new PlanClause.Bonus { Id = "bonus", Name = "Bonus", Reading = new PlanReading.OfComponent("goals"), From = Percent(70), Amount = Usd(500m) });
        var goals = GoalScore.Create(new ScoredGoal("Launch", Percent(60), Percent(100)), new ScoredGoal("Hire", Percent(40), Percent(50)));

        var run = SmallTeam.Pay(plan, 110_000m, 40_000m, 500_000m, goals.ToMeasure("Ada", "mbo", SmallTeam.Quarter.Interval));

        var ada = run.Value.Find("Ada")!;
        Assert.Equal(Usd((4_000m * 0.80m) + (110_000m * 0.05m) + 70m + 500m), ada.Total);
        Assert.Equal(Usd((40_000m * 0.05m) + 70m), run.Value.Find("Bob")!.Total);
        Assert.Contains("Launch 60 % x 100 % + Hire 40 % x 50 %", ada.Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(
            run.Value.Total,
            Money.Sum(run.Value.TotalsByComponent().Select(total => total.Amount).Concat(run.Value.TotalsByClause().Select(total => total.Value)), Dollar));
        Assert.Equal(["undefined-attainment", "undefined-reading"], run.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Awards_join_the_payouts_and_one_to_a_stranger_is_an_issue()
    {
        var run = SmallTeam.Pay(OfOne(PayCurve.Linear), 100_000m, 0m, 500_000m).Value;
        DiscretionaryAdjustment For(string payee) => new()
        {
            Id = "A1",
            PayeeId = payee,
            Amount = Usd(-120.50m),
            Reason = "laptop kept",
            Author = "Head of sales",
            DecidedOn = Day("2017-03-30"),
        };

        var added = run.WithAwards(For("Ada").ToAward(), For("Zoe").ToAward());

        Assert.Equal(Usd(4_000m - 120.50m), added.Value.Find("Ada")!.Total);
        Assert.Equal("no-payout", Assert.Single(added.Issues).Code);
        Assert.Contains("laptop kept; decided by Head of sales on 2017-03-30", added.Value.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_refuse_a_plan_with_clauses_and_say_what_pays_it()
    {
        var fault = Assert.Throws<NotSupportedException>(() => CompiledPlan.Of(OfOne(PayCurve.Linear).WithClauses(Double)));

        Assert.Contains("'double' (Multiplier)", fault.Message, StringComparison.Ordinal);
        Assert.Contains("PayRunCalculator", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clauses_that_name_what_is_not_there_are_refused()
    {
        Assert.Throws<ArgumentException>(() => OfOne(PayCurve.Linear).WithClauses(From("nobody", Ratio.One, "all")));
        Assert.Throws<ArgumentException>(() => OfOne(PayCurve.Linear).WithClauses(From("all", Ratio.One, "nobody")));
        Assert.Throws<ArgumentException>(() => OfOne(PayCurve.Linear).WithClauses(Double, Double));
        Assert.Throws<ArgumentException>(() => Plan.Create("p", "p", Dollar, PeriodGrain.Month, [], []));
        Assert.Throws<CurrencyMismatchException>(() => OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = new Money(1m, Currency.Of("EUR")) }));
    }

    private static PlanClause.Multiplier Double => new()
    {
        Id = "double",
        Name = "Double",
        AppliesTo = "all",
        Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"),
        Table = PayCurve.Steps(PayCurvePoint.Percent(0, 200)),
    };

    private static PlanClause.Gate From(string reads, Ratio from, string appliesTo, string id = "gate") =>
        new() { Id = id, Name = id, AppliesTo = appliesTo, Reading = new PlanReading.OfComponent(reads), From = from };

    private static Plan Gated(params PlanClause[] gates) => SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear).WithClauses(gates);

    [Fact]
    public void A_clause_is_refused_by_the_value_that_is_wrong()
    {
        var gate = From("team", Ratio.One, "individual");

        Assert.Throws<ArgumentException>("value", () => gate with { Id = " " });
        Assert.Throws<ArgumentException>("value", () => gate with { Name = "" });
        Assert.Throws<ArgumentException>("value", () => gate with { AppliesTo = " " });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => gate with { From = Percent(-1) });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => gate with { ShareBelow = Percent(-1) });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => gate with { ShareBelow = Ratio.One });
        Assert.Equal(Percent(99), (gate with { ShareBelow = Percent(99) }).ShareBelow);
        Assert.Throws<ArgumentException>("measureId", () => new PlanReading.OfMeasure(UnitKind.Payee, " "));
        Assert.Throws<ArgumentOutOfRangeException>("scope", () => new PlanReading.OfMeasure((UnitKind)99, "bookings"));
        Assert.Throws<ArgumentException>("componentId", () => new PlanReading.OfComponent(" "));
    }

    [Fact]
    public void A_clause_scales_a_component_or_a_clause_that_pays_a_payee_and_nothing_else()
    {
        var bonus = new PlanClause.Bonus { Id = "bonus", Name = "Bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Ratio.One, Amount = Usd(1m) };
        var pool = new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(1m) };
        string Refused(params PlanClause[] all) => Assert.Throws<ArgumentException>("clauses", () => Gated(all)).Message;

        Assert.Equal(2, Gated(bonus, From("team", Ratio.One, "bonus")).Clauses.Length);
        Assert.StartsWith(
            "The clause 'gate' applies to 'nobody', which is no component or clause that pays a payee of the plan.", Refused(bonus, From("team", Ratio.One, "nobody")), StringComparison.Ordinal);
        Assert.StartsWith("The clause 'gate' applies to 'pool', which is no component or", Refused(bonus, pool, From("team", Ratio.One, "pool")), StringComparison.Ordinal);
        Assert.StartsWith("The clause 'l' applies to 'bonus', which is no component of the plan.", Refused(bonus, Feeding("bonus")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cap_after_the_multipliers_does_not_cut_before_them()
    {
        // 130 % x 90 % is 117 %, below the cap of 120 %. Cut at 120 % first it would be 108 %.
        var plan = OfOne(PayCurve.Linear.WithCap(Percent(120))).WithClauses(Double with { Table = PayCurve.Steps(PayCurvePoint.Percent(0, 90)) });

        Assert.Equal(Usd(1_170m), Pays(plan, 1_000m, 130m));
        Assert.Equal(Usd(1_080m), Pays(plan.WithCapPlace(CapPlace.WithCurve), 1_000m, 130m));
    }

    [Fact]
    public void A_component_that_pays_its_target_without_an_attainment_does_so_whatever_scales_it()
    {
        var plan = Quarterly(Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear, UndefinedAttainment.PayTarget));
        var closed = new PlanClause.Gate { Id = "g", Name = "g", AppliesTo = "all", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Percent(80) };

        Assert.Equal(Usd(1_000m), Pays(plan.WithClauses(closed), 1_000m, [null]));
        Assert.Equal(Usd(0m), Pays(plan.WithClauses(closed), 1_000m, 79m));
    }

    [Fact]
    public void A_factor_says_why_it_has_no_reading_and_only_then()
    {
        var gate = new PlanClause.Gate { Id = "g", Name = "Gate", AppliesTo = "all", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "mbo"), From = Percent(80), ShareBelow = Percent(25) };
        var run = SmallTeam.Pay(
            OfOne(PayCurve.Linear).WithClauses(gate), 100_000m, 0m, 500_000m, new StatedMeasure(SalesUnit.Payee("Ada"), "mbo", SmallTeam.Quarter.Interval, Percent(90), "agreed with Eve")).Value;
        ClauseFactor Of(string payee) => Assert.IsType<PayBasis.Scaled>(run.Find(payee)!.Components[0].Pay.Basis).Factor;

        Assert.Equal((Percent(90), "", Ratio.One), (Of("Ada").Reading!.Value, Of("Ada").WhyUndefined, Of("Ada").Factor));
        Assert.Equal(
            """
            Gate: 25 %  (gate: below 80 %, 25 % of pay is left)  [g]
              Payee mbo: undefined (no attainment of Payee:Bob is given for the period)
            """.ReplaceLineEndings("\n"),
            Of("Bob").Explain().ToString());
        var known = Assert.IsType<PayBasis.Scaled>(ComponentPayCalculator.Calculate(OfOne(PayCurve.Linear).WithClauses(Double), Usd(1m), [Ratio.One])[0].Basis);
        Assert.Equal("", known.Factor.WhyUndefined);
    }

    [Fact]
    public void A_matrix_is_explained_by_its_row_and_column()
    {
        string Of(MatrixInterpolation interpolation) => ComponentPayCalculator.Calculate(
            SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear).WithClauses(Feeding("individual", interpolation)), Usd(4_000m), [Percent(95), Percent(90)])[0].Explain().ToString();

        // The cell at 90 % and 90 % is 50 %; between the rows at 90 % and 100 % it is half of 50 % and 90 %.
        Assert.Equal(
            """
            individual: 1500.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [individual]
              Target incentive: 4000.00 USD
              Weight: 75 %  (stated in the plan)
              Share of target pay: 50 %  (0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 %)
                Matrix: 50 %  (matrix, the cell whose bounds are reached)  [l]
                  Row: 95 %
                  Column: pay of 'team': 90 %
            """.ReplaceLineEndings("\n"),
            Of(MatrixInterpolation.None));
        Assert.Contains("Matrix: 70 %  (matrix, linear between the cells in both directions)  [l]", Of(MatrixInterpolation.Bilinear), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bonus_is_explained_by_what_it_reads_down_to_the_sales_or_the_source_of_a_stated_value()
    {
        PlanClause.Bonus Bonus(string id, string measure) => new() { Id = id, Name = id, Reading = new PlanReading.OfMeasure(UnitKind.Payee, measure), From = Percent(80), Amount = Usd(500m) };
        var run = SmallTeam.Pay(
            OfOne(PayCurve.Linear).WithClauses(Bonus("sales", "bookings"), Bonus("goals", "mbo")),
            100_000m,
            0m,
            500_000m,
            new StatedMeasure(SalesUnit.Payee("Ada"), "mbo", SmallTeam.Quarter.Interval, Percent(90), "agreed with Eve")).Value;
        string Of(int clause) => run.Find("Ada")!.Clauses[clause].Explain().ToString();

        Assert.Contains("    Payee bookings: 100 %\n      Attainment of Payee:Ada in FY2017-Q1: 100 %  (credited / quota)\n", Of(0), StringComparison.Ordinal);
        Assert.Contains("2017-02-01 Ada: 100000.00 USD  (sale)  [1]", Of(0), StringComparison.Ordinal);
        Assert.Contains("    Payee mbo: 90 %\n      mbo of Payee:Ada: 90 %  (agreed with Eve)", Of(1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_lists_the_clauses_that_had_nothing_to_read_and_what_they_do_then()
    {
        var reading = new PlanReading.OfMeasure(UnitKind.Payee, "mbo");
        var plan = SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear).WithClauses(
            new PlanClause.Gate { Id = "g", Name = "g", AppliesTo = "individual", Reading = reading, From = Percent(80) },
            new PlanClause.Multiplier { Id = "m", Name = "m", AppliesTo = "team", Reading = reading, Table = PayCurve.Linear },
            new PlanClause.Bonus { Id = "b", Name = "b", Reading = reading, From = Percent(80), Amount = Usd(1m) },
            new PlanClause.Gate { Id = "open", Name = "open", AppliesTo = "b", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Percent(80) });
        var run = SmallTeam.Pay(
            plan, 100_000m, 0m, 500_000m, new StatedMeasure(SalesUnit.Payee("Ada"), "mbo", SmallTeam.Quarter.Interval, Percent(90), "agreed with Eve"));

        Assert.Equal(
            [("Bob", "b", "Payee mbo", "pays nothing."), ("Bob", "g", "Payee mbo", "counts as not reached."), ("Bob", "m", "Payee mbo", "does not scale.")],
            run.Issues.Where(issue => issue.Code == "undefined-reading").Select(issue => (issue.Source, issue.Field, issue.Value, issue.Message.Split("by the plan the clause ")[1])));
    }

    private static PlanClause.Linked Feeding(string component, MatrixInterpolation interpolation = MatrixInterpolation.None) => new()
    {
        Id = "l",
        Name = "Matrix",
        AppliesTo = component,
        Reading = new PlanReading.OfComponent("team"),
        Matrix = PayMatrix.Create([Percent(90), Percent(100)], [Percent(90), Percent(100)], [Percent(50), Percent(70), Percent(90), Percent(110)], interpolation),
    };
}
