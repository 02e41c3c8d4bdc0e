using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Compensation.Versions.Dated;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Versions;

/// <summary>Cases 20 and 21 of <c>spec/compensation.md</c>, section 2, and what lies around them.</summary>
public class DatedPayRunTests
{
    private static readonly PlanBook OnePlan = Book([Version("v1", Straight("p"), "2017-01-01")], ForRole("AE", "p", "2017-01-01"));

    /// <summary>Target incentive 12,000 and quota 300,000 a quarter, hired on 15 May: 47 of 91 days.</summary>
    [Fact]
    public void Case_20_a_hire_is_paid_the_prorated_target_incentive_on_the_prorated_quota()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));

        var run = Pay(OnePlan, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 100_000m)), QuarterGoal("Ada", 300_000m));

        var (piece, payout) = Assert.Single(run.Value.Payouts);
        Assert.Equal((Ratio.Of(47, 91), 47, Usd(6_197.80m)), (piece.Share.Share, piece.Days.Length, piece.ProratedTargetIncentive));
        Assert.Equal(Usd(154_945.05m), payout.Components[0].Attainment!.Quota);
        Assert.Equal(Ratio.Of(100_000, 1) / (Ratio.Of(300_000, 1) * Ratio.Of(47, 91)), payout.Components[0].Attainment!.Value);

        // 12,000 x 47/91 x 100,000 / (300,000 x 47/91): the days fall out, and no rounding on the way leaves a cent behind.
        Assert.Equal(Usd(4_000.00m), payout.Total);
        Assert.Contains("47 of 91 calendar days of FY2017-Q2", payout.Explain().ToString(), StringComparison.Ordinal);
        Assert.Empty(run.Issues);
    }

    /// <summary>10 times the full quota: from a target of 6,197.80 or a quota of 154,945.05, rounded on the way, it would be some cents more.</summary>
    [Fact]
    public void Case_20_nothing_is_rounded_on_the_way()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));

        var run = Pay(OnePlan, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 3_000_000m)), QuarterGoal("Ada", 300_000m));

        Assert.Equal(Usd(120_000.00m), run.Value.Total);
    }

    [Fact]
    public void Case_20_by_selling_days()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));
        var basis = new ProrationBasis.SellingDays(SellingDayCalendar.MondayToFriday);

        var piece = PayPieceCalculator.Calculate("Ada", OnePlan, organization, Quarter, basis)[1];

        // 15 May to 30 June 2017 are 35 of the quarter's 65 weekdays.
        Assert.Equal((Ratio.Of(35, 65), Usd(6_461.54m)), (piece.Share.Share, piece.ProratedTargetIncentive));
    }

    /// <summary>A quota that was lowered for the hire already, or is stated for the days of the hire, is not prorated a second time.</summary>
    [Fact]
    public void Case_20_a_quota_that_was_prorated_already_is_taken_as_it_is()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-06-01", 100_000m));
        var full = Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 300_000m);
        var adjusted = full with { Adjustment = QuotaAdjustmentCalculator.Calculate(full, organization, new QuotaAdjustmentOptions()) };
        var ownDays = Goal(SalesUnit.Payee("Ada"), "2017-05-15", "2017-06-30", 154_945.05m);

        Assert.Equal(Usd(4_000m), Pay(OnePlan, organization, credits, Goals(adjusted)).Value.Total);
        Assert.Equal(Usd(154_945.05m), Pay(OnePlan, organization, credits, Goals(ownDays)).Value.Payouts[0].Payout.Components[0].Attainment!.Quota);
    }

    /// <summary>
    /// Version 1 for the 44 days to 14 May, version 2 with a double rate above 100 % for the 47 from 15 May; target incentive 12,000, quota 300,000.
    /// 100,000 are sold in the first piece and 200,000 in the second, whose quota is 154,945.05: 12,000 x 47/91 + 2 x 12,000 x (200,000 / 300,000 - 47/91).
    /// </summary>
    [Fact]
    public void Case_21_a_plan_change_within_the_quarter_pays_pieces_whose_days_add_up()
    {
        var book = Book([Version("v1", Straight("p"), "2017-01-01"), Version("v2", Double("p"), "2017-05-15")], ForRole("AE", "p", "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-05-14", 100_000m), Sale("2", "Ada", "2017-05-15", 200_000m));

        var run = Pay(book, organization, credits, QuarterGoal("Ada", 300_000m)).Value;

        Assert.Equal(["v1", "v2"], run.Payouts.Select(one => one.Piece.Version!.Id));
        Assert.Equal([44, 47], run.Payouts.Select(one => one.Piece.Days.Length));
        Assert.Equal([Usd(145_054.95m), Usd(154_945.05m)], run.Payouts.Select(one => one.Payout.Components[0].Attainment!.Quota!.Value));
        Assert.Equal(Usd(4_000m), run.Payouts[0].Payout.Total);
        Assert.Equal(Usd((2m * 8_000m) - 6_197.80m), run.Payouts[1].Payout.Total);
        Assert.Equal(Usd(13_802.20m), run.Total);
    }

    [Fact]
    public void Case_21_a_role_change_pays_each_plan_for_its_days_with_its_own_target_incentive()
    {
        var book = Book(
            [Version("a", Straight("ae"), "2017-01-01"), Version("m", Straight("manager"), "2017-01-01", 20_000m)],
            ForRole("AE", "ae", "2017-01-01"),
            ForRole("Manager", "manager", "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-01-01", "2017-05-14"), In("Ada", "Manager", "2017-05-15"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-04-14", 150_000m), Sale("2", "Ada", "2017-06-15", 150_000m));

        var run = Pay(book, organization, credits, QuarterGoal("Ada", 300_000m)).Value;

        Assert.Equal(["ae", "manager"], run.Payouts.Select(one => one.Payout.Plan.Id));
        Assert.Equal([Usd(6_000m), Usd(10_000m)], run.Payouts.Select(one => one.Payout.Total));
    }

    [Fact]
    public void A_move_to_another_team_or_a_payee_without_changes_is_paid_as_one_piece_like_an_undated_run()
    {
        var organization = SalesOrganization.Create(
            In("Ada", "AE", "2017-01-01", "2017-05-14"), In("Ada", "AE", "2017-05-15") with { TeamId = "Blue" }, In("Bob", "AE", "2017-01-01"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-05-14", 100_000m), Sale("2", "Bob", "2017-05-15", 200_000m));
        var quotas = Goals(
            Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 300_000m), Goal(SalesUnit.Payee("Bob"), "2017-04-01", "2017-06-30", 300_000m));
        var plan = Quarterly(Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear), Component("team", Percent(25), UnitKind.Team, PayCurve.Linear));
        var book = Book([Version("v1", plan, "2017-01-01")], ForRole("AE", plan.Id, "2017-01-01"));

        var run = Pay(book, organization, credits, quotas).Value;

        var undated = PayRunCalculator.Calculate(
            plan, TargetIncentives.Create(Usd(12_000m)), organization, Quarter, PlanAttainmentCalculator.Calculate(plan, credits, quotas, organization, FiscalCalendar.Gregorian, [Quarter])).Value;
        Assert.Equal(undated.Payouts.Select(payout => payout.Explain().ToString()), run.Payouts.Select(one => one.Payout.Explain().ToString()));
        Assert.Equal("Blue", run.Of("Ada").Single().Payout.Assignment.TeamId);
    }

    [Fact]
    public void An_old_period_is_recalculated_by_the_plan_of_its_date_whatever_came_later()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-05-14", 400_000m));
        PlanVersion[] versions = [Version("v1", Straight("p"), "2017-01-01")];
        var then = Book(versions, ForRole("AE", "p", "2017-01-01"));
        var now = Book([.. versions, Version("v2", Double("p"), "2017-07-01", 99_000m)], ForRole("AE", "p", "2017-01-01"));

        Assert.Equal(Usd(16_000m), Pay(then, organization, credits, QuarterGoal("Ada", 300_000m)).Value.Total);
        Assert.Equal(Usd(16_000m), Pay(now, organization, credits, QuarterGoal("Ada", 300_000m)).Value.Total);
    }

    [Fact]
    public void A_target_incentive_that_changes_within_the_quarter_makes_pieces()
    {
        var targets = TargetIncentives.Create(Usd(12_000m), new TargetIncentive { PayeeId = "Ada", Amount = Usd(24_000m), From = Day("2017-05-15") });
        var book = Book([Version("v1", Straight("p"), "2017-01-01", targets)], ForRole("AE", "p", "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"), In("Bob", "AE", "2016-01-01"));

        var pieces = PayPieceCalculator.Calculate("Ada", book, organization, Quarter, CalendarDays);

        Assert.Equal([Usd(5_802.20m), Usd(12_395.60m)], pieces.Select(piece => piece.ProratedTargetIncentive));
        Assert.Single(PayPieceCalculator.Calculate("Bob", book, organization, Quarter, CalendarDays));
    }

    [Fact]
    public void Bonuses_and_tiers_in_amounts_are_prorated_with_the_piece()
    {
        var plan = Plan.Create("p", "P", Dollar, PeriodGrain.Quarter, [],
        [
            new PlanClause.Bonus { Id = "bonus", Name = "Bonus", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Ratio.One, Amount = Usd(9_100m) },
            new PlanClause.Rates { Id = "rates", Name = "Rates", Table = RateTable.Create(TierMethod.Marginal, TierBound.Amount, [new(Ratio.Zero, Percent(1)), new(Ratio.Of(91_000, 1), Percent(2))]) },
        ]);
        var book = Book([Version("v1", plan, "2017-01-01")], ForRole("AE", "p", "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));

        var payout = Pay(book, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 50_000m)), QuarterGoal("Ada", 91_000m)).Value.Payouts.Single().Payout;

        // 47 of 91 days: a bonus of 4,700, and the second tier from 47,000 on.
        Assert.Equal([Usd(4_700m), Usd(470m + 60m)], payout.Clauses.Select(line => line.Amount));
    }

    [Fact]
    public void A_team_is_measured_over_the_days_of_the_piece_and_a_stated_value_holds_for_all_of_them()
    {
        var plan = Quarterly(
            Component("team", Percent(50), UnitKind.Team, PayCurve.Linear), Component("score", Percent(50), UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" });
        var book = Book([Version("v1", plan, "2017-01-01")], ForRole("AE", plan.Id, "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"), In("Bob", "AE", "2017-01-01"));
        var credits = Credits(organization, Sale("1", "Bob", "2017-05-14", 10_000m), Sale("2", "Bob", "2017-05-15", 47_000m));
        var stated = new StatedMeasure(SalesUnit.Payee("Ada"), "mbo", Quarter.Interval, Ratio.Of(4, 5), "agreed with Eve");

        var payout = Pay(book, organization, credits, QuarterGoal("Bob", 91_000m), stated: [stated]).Value.Of("Ada").Single().Payout;

        // The team sold 47,000 on 47/91 of 91,000; both parts are of 12,000 x 47/91.
        Assert.Equal(Ratio.One, payout.Components[0].Attainment!.Value);
        Assert.Equal([Usd(3_098.90m), Usd(2_479.12m)], payout.Components.Select(line => line.Amount));
    }

    [Fact]
    public void Somebody_without_a_plan_or_an_assignment_is_listed_and_not_paid()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-04-01", "2017-05-31"), In("Ada", "Nurse", "2017-06-01"), In("Bob", "AE", "2016-01-01", "2017-03-31"));

        var run = Pay(OnePlan, organization, Credits(organization, Sale("1", "Bob", "2017-04-01", 5m)), QuarterGoal("Ada", 300_000m));

        Assert.Equal([("no-plan", "Ada", "2017-06-01/2017-06-30"), ("no-assignment", "Bob", "5.00 USD")], run.Issues.Select(issue => (issue.Code, issue.Source, issue.Value)));
        Assert.Equal(["Ada"], run.Value.Payouts.Select(one => one.Payout.PayeeId));
        Assert.Empty(run.Value.Of("Bob"));
    }

    [Fact]
    public void The_ledger_takes_back_what_stands_by_a_plan_that_no_longer_holds_and_waives_only_the_difference()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-05-14", 300_000m));
        PlanVersion[] versions = [Version("v1", Straight("p"), "2017-01-01"), Version("w1", Straight("q"), "2017-01-01", 10_000m)];
        DatedPayRun Run(string plan) => Pay(Book(versions, ForRole("AE", plan, "2017-01-01")), organization, credits, QuarterGoal("Ada", 300_000m)).Value;
        LedgerPosting Posting(string id, int? window) => new()
        {
            Id = id,
            PaymentPeriod = FiscalCalendar.Gregorian.Parse("FY2017-M12"),
            Date = Day("2017-12-01"),
            Reason = "month end",
            ClawbackWindowDays = window,
        };
        var first = PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Month).Post(Run("p"), Posting("1", null)).Value;

        var within = first.Post(Run("q"), Posting("2", null));
        var late = first.Post(Run("q"), Posting("2", 30));

        Assert.Equal(Usd(12_000m), first.Total);
        Assert.Equal([Usd(-12_000m), Usd(10_000m)], within.Value.Entries[1..].Select(entry => entry.Amount));
        Assert.Equal((Usd(12_000m), "all plans/payout", Usd(2_000m)), (late.Value.Total, late.Value.Entries[^1].Line.ToString(), late.Value.Entries[^1].Amount));
        Assert.Equal("outside-clawback-window", Assert.Single(late.Issues).Code);
        Assert.Empty(within.Value.Post(Run("q"), Posting("3", null)).Value.Entries[3..]);
    }

    [Fact]
    public void Awards_go_with_the_last_piece_and_stand_as_long_as_they_are_in_the_run()
    {
        var book = Book([Version("v1", Straight("p"), "2017-01-01"), Version("v2", Double("p"), "2017-05-15")], ForRole("AE", "p", "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"));
        var run = Pay(book, organization, Credits(organization, Sale("1", "Ada", "2017-05-14", 100_000m)), QuarterGoal("Ada", 300_000m)).Value;
        Award Gift(string payee) => new DiscretionaryAdjustment
        {
            Id = "gift",
            PayeeId = payee,
            Amount = Usd(50m),
            Reason = "help",
            Author = "Eve",
            DecidedOn = Day("2017-06-30"),
        }.ToAward();
        LedgerPosting Posting(string id) => new() { Id = id, PaymentPeriod = FiscalCalendar.Gregorian.Parse("FY2017-M07"), Date = Day("2017-07-15"), Reason = "month end" };

        var awarded = run.WithAwards(Gift("Ada"), Gift("Zoe"));
        var ledger = PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Month).Post(awarded.Value, Posting("1")).Value;

        Assert.Equal(("no-payout", "Zoe"), awarded.Issues.Select(issue => (issue.Code, issue.Source)).Single());
        Assert.Equal([0, 1], awarded.Value.Payouts.Select(one => one.Payout.Awards.Length));
        Assert.Equal((run.Total + Usd(50m), run.Total), (ledger.Total, ledger.Post(run, Posting("2")).Value.Total));
        Assert.Equal(2, awarded.Value.Of("Ada").Length);
    }

    [Fact]
    public void The_run_explains_piece_version_and_transaction()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));
        var text = Pay(OnePlan, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 100_000m)), QuarterGoal("Ada", 300_000m)).Value.Explain().ToString();

        Assert.Contains("2017-05-15 to 2017-06-30: p v1 from 2017-01-01: 4000.00 USD", text, StringComparison.Ordinal);
        Assert.Contains("Share of the period: 51.6484 %  (47 of 91 calendar days of FY2017-Q2)", text, StringComparison.Ordinal);
        Assert.Contains("[1]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piece_of_a_period_and_its_payout_are_explained_with_their_days_and_their_share()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));
        var run = Pay(OnePlan, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 100_000m)), QuarterGoal("Ada", 300_000m)).Value;

        Assert.Equal(
            [
                "Pay for FY2017-Q2: 4000.00 USD  (sum of the payouts)",
                "  2017-05-15 to 2017-06-30: p v1 from 2017-01-01: 4000.00 USD  (target incentive of 12000.00 USD x 47/91, 47 of 91 calendar days of FY2017-Q2)",
                "    Payout of Ada for FY2017-Q2, 2017-05-15 to 2017-06-30: 4000.00 USD  (sum of the components of p)  [Ada]",
            ],
            run.Explain().ToString().Split('\n').Take(3));
        Assert.Equal(Ratio.Of(12_000 * 47, 91), run.Payouts[0].Piece.ExactTargetIncentive);
    }

    [Fact]
    public void Pieces_without_a_role_or_a_plan_say_so()
    {
        var organization = SalesOrganization.Create(In("Ada", "Nurse", "2017-05-15", "2017-05-31"), In("Ada", "AE", "2017-06-01"));

        Assert.Equal(
            [
                "2017-04-01 to 2017-05-14: not assigned: 0.00 USD  (target incentive of 0.00 USD x 44/91, 44 of 91 calendar days of FY2017-Q2)",
                "2017-05-15 to 2017-05-31: no plan: 0.00 USD  (target incentive of 0.00 USD x 17/91, 17 of 91 calendar days of FY2017-Q2)",
                "2017-06-01 to 2017-06-30: p v1 from 2017-01-01: 3956.04 USD  (target incentive of 12000.00 USD x 30/91, 30 of 91 calendar days of FY2017-Q2)",
            ],
            PayPieceCalculator.Calculate("Ada", OnePlan, organization, Quarter, CalendarDays).Select(piece => piece.Explain().ToString()));
    }

    [Fact]
    public void An_assignment_of_a_plan_cuts_the_period_where_it_begins_and_after_it_ends()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"));
        var book = Book([Version("v1", Straight("p"), "2017-01-01")], ForRole("AE", "p", "2017-05-01", "2017-05-31"));

        Assert.Equal(
            [("2017-04-01", null), ("2017-05-01", "v1"), ("2017-06-01", null)],
            PayPieceCalculator.Calculate("Ada", book, organization, Quarter, CalendarDays).Select(piece => (piece.Days.Start.ToString("uuuu-MM-dd", null), piece.Version?.Id)));
    }

    [Fact]
    public void A_change_of_role_cuts_the_period_also_where_a_plan_of_ones_own_goes_on()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01", "2017-05-14"), In("Ada", "Manager", "2017-05-15"));
        var book = Book([Version("v1", Straight("p"), "2017-01-01")], ForPayee("Ada", "p", "2017-01-01"));

        Assert.Throws<ArgumentException>("payeeId", () => PayPieceCalculator.Calculate(" ", book, organization, Quarter, CalendarDays));
        Assert.Equal(["AE", "Manager"], PayPieceCalculator.Calculate("Ada", book, organization, Quarter, CalendarDays).Select(piece => piece.Role!.Role));
    }

    [Fact]
    public void A_value_stated_for_the_days_of_a_piece_goes_before_the_one_for_the_period()
    {
        var plan = Quarterly(Component("score", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" });
        var book = Book([Version("v1", plan, "2017-01-01")], ForRole("AE", plan.Id, "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2017-05-15"));
        StatedMeasure Score(DateInterval days, decimal percent) => new(SalesUnit.Payee("Ada"), "mbo", days, Percent(percent), "Eve");

        var run = Pay(book, organization, Credits(organization), Goals(), stated: [Score(Quarter.Interval, 80), Score(Days("2017-05-15", "2017-06-30"), 50)]).Value;

        Assert.Equal(Percent(50), run.Payouts.Single().Payout.Components[0].Pay.Share);
    }

    [Fact]
    public void Measures_that_are_given_are_measured_and_what_is_undefined_is_listed()
    {
        var plan = Quarterly(Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "margin" });
        var book = Book([Version("v1", plan, "2017-01-01")], ForRole("AE", plan.Id, "2017-01-01"));
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"), In("Bob", "AE", "2016-01-01"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-05-14", 60m) with { Category = "margin" });
        var goals = Goals(Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 100m) with { MeasureId = "margin" });

        var run = DatedPayRunCalculator.Calculate(book, organization, credits, goals, FiscalCalendar.Gregorian, Quarter, CalendarDays, [Measure.OfCategory("margin")]);

        Assert.Equal(Usd(12_000m * 0.60m), run.Value.Total);
        Assert.Equal([("undefined-attainment", "Bob", "own")], run.Issues.Select(issue => (issue.Code, issue.Source, issue.Field)));
    }

    [Fact]
    public void What_cannot_be_paid_is_listed_by_payee_and_awards_in_another_currency_are_refused()
    {
        var organization = SalesOrganization.Create(In("Ada", "AE", "2016-01-01"));
        var credits = Credits(organization, Sale("1", "Zoe", "2017-05-14", 1m), Sale("2", "Yan", "2017-05-15", 1m));
        var run = Pay(OnePlan, organization, credits, QuarterGoal("Ada", 300_000m));
        Award Gift(string payee, Money amount) => new DiscretionaryAdjustment
        {
            Id = "gift",
            PayeeId = payee,
            Amount = amount,
            Reason = "help",
            Author = "Eve",
            DecidedOn = Day("2017-06-30"),
        }.ToAward();

        Assert.Equal(["Yan", "Zoe"], run.Issues.Where(issue => issue.Code == "no-assignment").Select(issue => issue.Source));
        Assert.Equal(["Yan", "Zoe"], run.Value.WithAwards(Gift("Zoe", Usd(1m)), Gift("Yan", Usd(1m))).Issues.Select(issue => issue.Source));
        Assert.Throws<CurrencyMismatchException>(() => run.Value.WithAwards(Gift("Zoe", new Money(1m, Currency.Of("EUR")))));
    }
}
