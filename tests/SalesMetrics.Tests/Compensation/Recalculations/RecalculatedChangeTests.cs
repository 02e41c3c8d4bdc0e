using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Recalculations;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Recalculations;

/// <summary>
/// Ada and Bob of team Red, Cem and Dee of team Blue over the second and third quarter of 2017, each with a sale of 100,000 on the tenth day of each
/// and a quota of as much. Every change is set against a full run, word by word, and against what it may touch.
/// </summary>
public class RecalculatedChangeTests
{
    private static readonly ImmutableArray<FiscalPeriod> Quarters =
        [FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 2), FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 3)];

    private static readonly ImmutableArray<string> People = ["Ada", "Bob", "Cem", "Dee"];

    private static readonly Books Known = new(
        [Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Cem", "Blue", "2017-01-01"), Works("Dee", "Blue", "2017-01-01")],
        [.. People.SelectMany(person => Quarters.Select(quarter => new Transaction
        {
            Id = person + quarter.Number,
            Date = quarter.Start.PlusDays(9),
            Amount = Usd(100_000m),
            Split = CreditSplit.To(person),
        }))],
        [.. People.SelectMany(person => Quarters.Select(quarter => new Quota { Unit = SalesUnit.Payee(person), Interval = quarter.Interval, Amount = Usd(100_000m) }))],
        [],
        TargetIncentives.Create(Usd(4_000m)));

    private static readonly Plan Own = OfOne(PayCurve.Linear);
    private static readonly Plan Layered = SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear);
    private static readonly PlanReading TeamBookings = new PlanReading.OfMeasure(UnitKind.Team, "bookings");

    [Theory]
    [InlineData("2017-04-10", "Ada 2")]
    [InlineData("2017-06-30", "Ada 2")]
    [InlineData("2017-07-01", "Ada 3")]
    [InlineData("2017-09-30", "Ada 3")]
    [InlineData("2017-03-31", "")]
    [InlineData("2017-10-01", "")]
    public void A_deal_that_comes_or_goes_touches_its_seller_in_the_quarter_of_its_day(string day, string touched)
    {
        // "Ada2x" is between the others of its day.
        var more = Known.With(Sale("Ada2x", "Ada", day, 10_000m));

        Assert.Equal(touched, Touched(Change(Own, Known, more)));
        Assert.Equal(touched, Touched(Change(Own, more, Known)));
    }

    [Fact]
    public void A_deal_of_the_last_by_name_between_those_of_the_first_touches_nobody_else() =>
        Assert.Equal("Dee 2", Touched(Change(Own, Known, Known.With(Sale("Ada2x", "Dee", "2017-04-10", 10_000m)))));

    [Fact]
    public void A_deal_on_the_first_day_counts_when_another_of_the_quarter_is_added()
    {
        var first = Known.With(Sale("F", "Ada", "2017-07-01", 30_000m));

        Assert.Equal("Ada 3", Touched(Change(Own, first, first.With(Sale("N", "Ada", "2017-08-01", 10_000m)))));
    }

    [Fact]
    public void Of_a_split_that_changes_only_those_are_touched_whose_part_does()
    {
        Books Split(params CreditShare[] sellers) =>
            Known.With(Sale("T", "Ada", "2017-04-20", 100_000m) with { Split = CreditSplit.Create(sellers, new CreditShare("Bob", Percent(10))) });
        CreditShare Part(string payee, decimal percent) => new(payee, Percent(percent));

        Assert.Equal("Ada 2, Dee 2", Touched(Change(Own, Split(Part("Ada", 100m)), Split(Part("Ada", 50m), Part("Dee", 50m)))));
        Assert.Equal("Ada 2, Cem 2", Touched(Change(Own, Split(Part("Ada", 60m), Part("Dee", 40m)), Split(Part("Ada", 30m), Part("Cem", 30m), Part("Dee", 40m)))));
    }

    [Fact]
    public void Somebody_who_joins_without_sales_has_a_place_among_the_others()
    {
        var joined = Known with { Roles = Known.Roles.Add(Works("Bea", "Red", "2017-07-01")) };

        Assert.Equal("Bea 3", Touched(Change(Own, Known, joined)));
        Assert.Equal("", Touched(Change(Own, joined, Known)));
    }

    [Fact]
    public void Sales_of_somebody_who_is_assigned_later_are_paid_and_no_issue_any_more()
    {
        var alone = Known.With(Sale("N", "Bea", "2017-07-10", 50_000m)) with
        {
            Quotas = Known.Quotas.Add(Goal(SalesUnit.Payee("Bea"), "2017-07-01", "2017-09-30", 100_000m)),
        };
        var joined = alone with { Roles = Known.Roles.Add(Works("Bea", "Red", "2017-07-01")) };

        var come = Change(Own, alone, joined);
        Assert.Equal([("Bea", 2_000m)], come.Changes.Select(change => (change.PayeeId, change.Amount.Amount)));
        Assert.DoesNotContain(come.After.Issues, issue => issue.Source == "Bea");

        var gone = Change(Own, joined, alone);
        Assert.Equal([("Bea", -2_000m)], gone.Changes.Select(change => (change.PayeeId, change.Amount.Amount)));
        Assert.Equal("no-assignment", Assert.Single(gone.After.Issues, issue => issue.Source == "Bea").Code);
    }

    [Fact]
    public void Credit_of_people_without_assignment_is_listed_in_order_and_kept_where_nothing_changes()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("margin", Percent(25), UnitKind.Payee, PayCurve.Linear) with { MeasureId = "margin" });
        var yan = Known.With(Sale("Y2", "Yan", "2017-04-10", 1m), Sale("Y3", "Yan", "2017-07-10", 1m));
        var more = yan.With(
            Sale("Z", "Zoe", "2017-04-10", 2m) with { Category = "margin" }, Sale("Z2", "Zoe", "2017-04-10", 2m), Sale("X", "Xia", "2017-04-10", 3m));

        var recalculated = Change(plan, yan, more);

        Assert.Equal(
            ["Xia bookings", "Yan bookings", "Zoe bookings", "Zoe margin", "Yan bookings"],
            recalculated.After.Issues.Where(issue => issue.Code == "no-assignment").Select(issue => $"{issue.Source} {issue.Field}"));
        Assert.Same(recalculated.Before.Runs[1], recalculated.After.Runs[1]);
        Assert.Equal("", Touched(recalculated));
    }

    [Fact]
    public void A_target_incentive_touches_whom_it_is_for()
    {
        var raised = Known with { Targets = TargetIncentives.Create(Usd(4_000m), new TargetIncentive { PayeeId = "Ada", Amount = Usd(5_000m) }) };

        Assert.Equal("Ada 2, Ada 3", Touched(Change(Own, Known, raised)));
    }

    [Fact]
    public void A_stated_score_touches_whom_and_when_it_is_of()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("goals", Percent(25), UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" });
        var bob = Known with { Stated = [Stated("Bob", "mbo", 0, 50m)] };
        var both = bob with { Stated = bob.Stated.Add(Stated("Cem", "mbo", 1, 80m)) };

        Assert.Equal("Cem 3", Touched(Change(plan, bob, both)));
        Assert.Equal("Cem 3", Touched(Change(plan, both, bob)));
        Assert.Equal("Bob 2", Touched(Change(plan, both, both with { Stated = both.Stated.SetItem(0, Stated("Bob", "mbo", 0, 60m)) })));
    }

    [Fact]
    public void A_gate_on_the_team_touches_everybody_in_it()
    {
        var plan = Own.WithClauses(new PlanClause.Gate { Id = "gate", Name = "Gate", AppliesTo = "all", Reading = TeamBookings, From = Ratio.One });

        Assert.Equal("Ada 2, Bob 2", Touched(Change(plan, Known, Known.With(Correction("C", "Bob2", "2017-05-01", -50_000m)))));
    }

    [Fact]
    public void A_quota_of_somebody_not_assigned_counts_for_the_company_and_touches_all_who_follow_it()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("company", Percent(25), UnitKind.Company, PayCurve.Linear));
        Books Zoe(decimal quota) => Known with { Quotas = Known.Quotas.Add(Goal(SalesUnit.Payee("Zoe"), "2017-04-01", "2017-06-30", quota)) };

        Assert.Equal("Ada 2, Bob 2, Cem 2, Dee 2", Touched(Change(plan, Zoe(100_000m), Zoe(50_000m))));
        Assert.Equal("Ada 2, Bob 2, Cem 2, Dee 2", Touched(Change(plan, Zoe(100_000m), Zoe(100_000m) with
        {
            Quotas = Zoe(100_000m).Quotas.SetItem(0, Known.Quotas[0] with { Amount = Usd(50_000m) }),
        })));
    }

    [Fact]
    public void A_team_quota_and_a_payee_quota_that_change_at_once_are_both_seen()
    {
        Books Of(decimal blue, decimal ada) => Known with
        {
            Quotas = Known.Quotas.SetItem(0, Known.Quotas[0] with { Amount = Usd(ada) }).Add(Goal(SalesUnit.Team("Blue"), "2017-04-01", "2017-06-30", blue)),
        };

        Assert.Equal("Ada 2, Bob 2, Cem 2, Dee 2", Touched(Change(Layered, Of(300_000m, 100_000m), Of(400_000m, 50_000m))));
    }

    [Theory]
    [InlineData("Green", 2)]
    [InlineData("", 0)]
    public void Somebody_who_moves_to_a_team_of_nobody_finds_it_without_a_goal_and_no_team_is_none(string team, int attainments)
    {
        var plan = Quarterly(Component("team", Ratio.One, UnitKind.Team, PayCurve.Linear));

        var recalculated = Change(plan, Eve("Blue"), Eve(team));

        Assert.Equal(("Eve 3", attainments), (Touched(recalculated), recalculated.AttainmentCount));
    }

    [Theory]
    [InlineData("Red", "pool Blue 3, pool Red 3")]
    [InlineData("Green", "pool Blue 3, pool Green 3")]
    public void Pools_are_shared_anew_where_somebody_leaves_and_comes(string team, string programs)
    {
        var plan = Own.WithClauses(
            new PlanClause.Bonus { Id = "bonus", Name = "Bonus", Reading = TeamBookings, From = Ratio.One, Amount = Usd(1m) },
            new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(1_200m), Sharing = PoolSharing.EqualParts });

        var recalculated = Change(plan, Eve("Blue"), Eve(team));

        Assert.Equal(programs, Programs(recalculated));
        Assert.Equal(Usd(4_001m + 600m), recalculated.After.PayOf("Cem", Quarters[1]));
    }

    [Fact]
    public void A_pool_by_hours_is_shared_anew_in_the_team_and_quarter_of_the_hours()
    {
        var plan = Own.WithClauses(new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(1_000m), Sharing = PoolSharing.Hours });
        Books Of(decimal ada) => Known with { Stated = [Stated("Ada", "hours", 0, ada), Stated("Bob", "hours", 0, 1_000m), Stated("Ada", "hours", 1, 1_000m)] };

        var recalculated = Change(plan, Of(1_000m), Of(3_000m));

        // 10 : 10 of 1,000 becomes 30 : 10.
        Assert.Equal(("", "pool Red 2"), (Touched(recalculated), Programs(recalculated)));
        Assert.Equal([("Ada", 250m), ("Bob", -250m)], recalculated.Changes.Select(change => (change.PayeeId, change.Amount.Amount)));
    }

    [Fact]
    public void A_contest_has_another_winner_or_the_same_with_another_score()
    {
        var plan = Own.WithClauses(new PlanClause.Contest { Id = "contest", Name = "Contest", Prizes = PrizeTable.Create(Usd(500m)) });
        var ada = Known.With(Sale("A", "Ada", "2017-05-01", 10_000m));

        var other = Change(plan, ada, ada.With(Sale("B", "Bob", "2017-05-02", 20_000m)));
        Assert.Equal([("Ada", -500m), ("Bob", 800m + 500m)], other.Changes.Select(change => (change.PayeeId, change.Amount.Amount)));
        Assert.Equal("contest 2", Programs(other));

        var same = Change(plan, ada, ada.With(Sale("B", "Ada", "2017-05-02", 20_000m)));
        Assert.Equal([("Ada", 800m)], same.Changes.Select(change => (change.PayeeId, change.Amount.Amount)));
    }

    [Theory]
    [InlineData("GTX", "2017-05-01", "", false, "spif 2, spif 3")]
    [InlineData("GTX", "2017-05-01", "margin", false, "")]
    [InlineData("GTX", "2017-07-20", "", false, "")]
    [InlineData("MG", "2017-05-01", "", false, "")]
    [InlineData("GTX", "2017-05-01", "", true, "")]
    public void A_spif_is_paid_anew_for_deals_that_it_counts(string product, string day, string category, bool isOverlay, string programs)
    {
        var plan = Own.WithClauses(
            new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-04-01", "2017-06-30"), Budget = Usd(1_000m), PerDeal = Usd(100m), ProductId = "GTX" });
        var deal = Sale("N", "Ada", day, 10_000m) with { ProductId = product, Category = category };
        var overlaid = deal with { Split = CreditSplit.Create([new CreditShare("Ada", Ratio.One)], new CreditShare("Bob", Percent(50))) };

        Assert.Equal(programs, Programs(isOverlay ? Change(plan, Known.With(deal), Known.With(overlaid)) : Change(plan, Known, Known.With(deal))));
    }

    [Fact]
    public void A_spif_for_every_product_is_paid_anew_though_not_every_change_counts_for_it()
    {
        var plan = Own.WithClauses(
            new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-04-01", "2017-06-30"), Budget = Usd(1_000m), PerDeal = Usd(100m) });

        Assert.Equal("spif 2, spif 3", Programs(Change(plan, Known, Known.With(Sale("N", "Ada", "2017-05-01", 1m), Sale("O", "Ada", "2017-07-20", 1m)))));
        Assert.Equal("", Programs(Change(plan, Known, Known.With(Sale("N", "Ada", "2017-05-01", 1m) with { Category = "margin" }))));
    }

    private static Books Eve(string lastTeam) => Known with
    {
        Roles = Known.Roles.AddRange(Works("Eve", "Blue", "2017-01-01", "2017-06-30"), new Assignment { PayeeId = "Eve", TeamId = lastTeam, From = Day("2017-07-01") }),
    };

    private static StatedMeasure Stated(string payee, string measure, int quarter, decimal percent) =>
        new(SalesUnit.Payee(payee), measure, Quarters[quarter].Interval, Percent(percent), "by hand");

    private static Recalculation Change(Plan plan, Books before, Books after)
    {
        var recalculated = RecalculationCalculator.Calculate(Pay(plan, before), after.Facts);
        Assert.False(recalculated.IsFull);
        Assert.Equal(PaidText.Of(Pay(plan, after)), PaidText.Of(recalculated.After));
        return recalculated;
    }

    private static PaidPeriods Pay(Plan plan, Books books) => PaidPeriodsCalculator.Calculate(
        plan, books.Facts, FiscalCalendar.Gregorian, Quarters, PayAccumulation.Discrete, Measure.Bookings, Measure.OfCategory("margin"));

    private static string Touched(Recalculation recalculated) => string.Join(", ", recalculated.Payouts.Select(one => $"{one.PayeeId} {one.Period.Number}"));

    private static string Programs(Recalculation recalculated) =>
        string.Join(", ", recalculated.Programs.Select(one => $"{one.ClauseId} {(one.Unit is { } unit ? unit.Id + " " : "")}{one.Period.Number}"));

    private sealed record Books(
        ImmutableArray<Assignment> Roles,
        ImmutableArray<Transaction> Sales,
        ImmutableArray<Quota> Quotas,
        ImmutableArray<StatedMeasure> Stated,
        TargetIncentives Targets)
    {
        public PayFacts Facts => new()
        {
            Organization = SalesOrganization.Create([.. Roles]),
            Credits = Credits(SalesOrganization.Create([.. Roles]), [.. Sales]),
            Quotas = Goals([.. Quotas]),
            Targets = Targets,
            Stated = Stated,
        };

        public Books With(params Transaction[] more) => this with { Sales = Sales.AddRange(more) };
    }
}
