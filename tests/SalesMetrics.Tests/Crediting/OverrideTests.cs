using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Crediting.CreditRuleTests;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Crediting;

public class OverrideTests
{
    private static readonly CreditRule FirstLevel = new CreditRule.ManagerOverride { Id = "managers", Share = Ratio.FromPercent(2) };

    private static readonly CreditRule SecondLevel = new CreditRule.ManagerOverride { Id = "heads", Level = 2, Share = Ratio.FromPercent(0.5m) };

    private static readonly SalesOrganization Organization = SalesOrganization.Create(
        Under("Ada", "Mia", "2024-01-01", "2024-03-31"),
        Under("Ada", "Nat", "2024-04-01"),
        Under("Bob", "Mia", "2024-01-01"),
        Under("Mia", "Max", "2024-01-01"),
        Under("Nat", "Max", "2024-01-01"),
        Under("Max", "", "2024-01-01"));

    // spec/compensation.md case 14.
    [Fact]
    public void Case_14_an_override_goes_to_the_manager_at_the_close_date_and_so_does_a_correction_after_the_rep_moved()
    {
        var ruled = Apply(Organization, [FirstLevel], Sale("T1", "Ada", "2024-03-31", 50_000m), Correction("T2", "T1", "2024-05-10", -20_000m), Sale("T3", "Ada", "2024-05-11", 1_000m)).Value;

        // 50,000 x 2 %, then -20,000 x 2 % to Mia again, although Ada is Nat's by then; 1,000 x 2 % to Nat.
        Assert.Equal(
            [("T1", "Mia", 1_000m, "managers"), ("T2", "Mia", -400m, "managers"), ("T3", "Nat", 20m, "managers")],
            Overrides(ruled).Select(Short));
        Assert.Equal("Ada", Overrides(ruled)[1].Source!.From.PayeeId);
    }

    [Fact]
    public void Each_level_has_its_share_and_the_line_ends_at_the_top()
    {
        var third = new CreditRule.ManagerOverride { Id = "top", Level = 3, Share = Ratio.One };
        var ruled = Apply(Organization, [SecondLevel, FirstLevel, third], Sale("T1", "Ada", "2024-02-01", 10_000m), Sale("T2", "Mia", "2024-02-02", 1_000m)).Value;

        // Ada's manager Mia 2 %, Mia's manager Max 0.5 %; nobody is above Max. Of Mia's own sale Max has 2 %.
        Assert.Equal([("T1", "Max", 50m, "heads"), ("T1", "Mia", 200m, "managers"), ("T2", "Max", 20m, "managers")], Overrides(ruled).Select(Short));
    }

    [Fact]
    public void A_manager_who_also_sells_is_credited_once_for_each_part()
    {
        var split = CreditSplit.Create([new("Ada", Ratio.FromPercent(60)), new("Mia", Ratio.FromPercent(40))]);
        var ruled = Apply(Organization, [FirstLevel], Sale("T1", "Ada", "2024-02-01", 1_000m) with { Split = split }).Value;

        // Her own 400 are no base of her override: 600 x 2 %. Max has 2 % of the 400.
        Assert.Equal([("T1", "Max", 8m, "managers"), ("T1", "Mia", 12m, "managers")], Overrides(ruled).Select(Short));
        Assert.Equal(Usd(412m), Measured(ruled, UnitKind.Payee, SalesUnit.Payee("Mia")));
        Assert.Equal(Usd(1_000m), Measured(ruled, UnitKind.Company, SalesUnit.Company));
        Assert.Equal(Usd(600m), Measured(ruled, UnitKind.Manager, SalesUnit.Manager("Mia")));
        Assert.Equal(Usd(400m), Measured(ruled, UnitKind.Manager, SalesUnit.Manager("Max")));
    }

    [Fact]
    public void An_override_of_a_split_deal_is_rounded_once_and_shared_over_the_sellers()
    {
        var split = CreditSplit.Create([new("Ada", Ratio.Of(1, 2)), new("Bob", Ratio.Of(1, 2))]);
        var ruled = Apply(Organization, [FirstLevel], Sale("T1", "Ada", "2024-02-01", 0.50m) with { Split = split }, Correction("T2", "T1", "2024-02-02", -0.50m)).Value;

        // 2 % of 0.50 is one cent, and not twice half a cent rounded up.
        Assert.Equal([("T1", "Mia", 0.01m), ("T1", "Mia", 0m), ("T2", "Mia", -0.01m), ("T2", "Mia", 0m)], Overrides(ruled).Select(credit => (credit.TransactionId, credit.PayeeId, credit.Amount.Amount)));
    }

    [Fact]
    public void A_channel_manager_is_credited_with_a_share_of_what_partners_sell_and_never_of_an_own_sale()
    {
        var partners = SalesOrganization.Create(
            Under("Pia", "", "2024-01-01") with { Role = "Partner" }, Under("Ada", "", "2024-01-01") with { Role = "Rep" }, Under("Chas", "", "2024-01-01") with { Role = "Partner" });
        var channel = new CreditRule.ChannelOverride { Id = "channel", PayeeId = "Chas", Share = Ratio.FromPercent(3), Condition = new CreditCondition { Roles = ["Partner"] } };
        var ruled = Apply(partners, [channel], Sale("T1", "Pia", "2024-02-01", 100m), Sale("T2", "Ada", "2024-02-01", 100m), Sale("T3", "Chas", "2024-02-01", 100m)).Value;

        Assert.Equal([("T1", "Chas", 3m, "channel")], Overrides(ruled).Select(Short));
    }

    [Fact]
    public void Of_two_rules_for_one_level_the_first_that_holds_counts()
    {
        var cloud = new CreditRule.ManagerOverride { Id = "cloud", Share = Ratio.FromPercent(5), Condition = new CreditCondition { ProductIds = ["Cloud"] } };
        var ruled = Apply(Organization, [cloud, FirstLevel], Sale("T1", "Ada", "2024-02-01", 100m) with { ProductId = "Cloud" }, Sale("T2", "Ada", "2024-02-01", 100m)).Value;

        Assert.Equal([("T1", "Mia", 5m, "cloud"), ("T2", "Mia", 2m, "managers")], Overrides(ruled).Select(Short));
    }

    [Fact]
    public void A_circular_hierarchy_is_listed_once_for_each_seller_and_day_and_credits_no_override_from_there()
    {
        var circle = SalesOrganization.Create(
            Under("Ada", "Mia", "2024-01-01"), Under("Mia", "Max", "2024-01-01"), Under("Max", "Mia", "2024-01-01", "2024-02-28"), Under("Bob", "Bob", "2024-01-01"));
        var ruled = Apply(
            circle,
            [FirstLevel, SecondLevel],
            Sale("T1", "Ada", "2024-02-01", 100m),
            Sale("T2", "Ada", "2024-02-01", 100m),
            Sale("T3", "Bob", "2024-02-01", 100m),
            Sale("T4", "Ada", "2024-03-01", 100m));

        Assert.Equal(
            ["circular-hierarchy T1 Ada < Mia < Max < ...", "circular-hierarchy T3 Bob < ...", "no-assignment T4 Max"],
            ruled.Issues.Select(issue => $"{issue.Code} {issue.Source} {issue.Value}"));
        Assert.All(ruled.Issues, issue => Assert.Equal(IssueOutcome.Rejected, issue.Outcome));

        // In March Max reports to nobody any more, being gone: Mia is paid, Max is not.
        Assert.Equal([("T4", "Mia", 2m, "managers")], Overrides(ruled.Value).Select(Short));
        Assert.Equal(Usd(400m), Measured(ruled.Value, UnitKind.Company, SalesUnit.Company));
    }

    [Fact]
    public void A_manager_who_is_unknown_or_has_left_is_credited_with_nothing_and_listed()
    {
        var gone = SalesOrganization.Create(Under("Ada", "Mia", "2024-01-01"), Under("Bob", "Zoe", "2024-01-01"), Under("Mia", "", "2023-01-01", "2024-02-15"));
        var ruled = Apply(gone, [FirstLevel], Sale("T1", "Ada", "2024-02-15", 100m), Sale("T2", "Ada", "2024-02-16", 100m), Sale("T3", "Bob", "2024-02-16", 100m), Sale("T4", "Eve", "2024-02-16", 100m));

        Assert.Equal([("T1", "Mia", 2m, "managers")], Overrides(ruled.Value).Select(Short));
        Assert.Equal(["T2 Mia", "T3 Zoe"], ruled.Issues.Select(issue => $"{issue.Source} {issue.Value}"));
        Assert.Contains("is not assigned on 2024-02-16", ruled.Issues[0].Message, StringComparison.Ordinal);
        Assert.Contains("is unknown", ruled.Issues[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_follows_what_a_windfall_leaves_and_waits_with_the_credit_it_comes_from()
    {
        var ruled = Apply(
            Organization,
            [
                FirstLevel,
                new CreditRule.Windfall { Id = "large", Bound = Usd(100_000m) },
                new CreditRule.Timing { Id = "halves", Schedule = CreditSchedule.Create((CreditSchedule.Booking, Ratio.Of(1, 2)), ("cash", Ratio.Of(1, 2))) },
            ],
            Sale("T1", "Ada", "2024-02-01", 300_000m)).Value;

        // 2 % of the 100,000 credited, half now and half on cash.
        Assert.Equal([("T1", "Mia", 1_000m, "halves")], Overrides(ruled).Select(Short));
        Assert.Equal([50_000m, 1_000m, 100_000m], ruled.Pending.Select(one => one.Credit.Amount.Amount));
        Assert.Equal(
            """
            2024-02-01 Mia: 1000.00 USD  (sale, 1.0 % of the sale, override; halves: 50.0 % on booking)  [T1]
              2024-02-01 Mia: 2000.00 USD  (sale, 2.0 % of the sale, override; managers: 2.0 % override at level 1, of Ada's credit)  [T1]
                2024-02-01 Ada: 100000.00 USD  (sale; large: 100000.00 USD of 300000.00 USD credited: all to 100000.00 USD, 0.0 % above)  [T1]
                  2024-02-01 Ada: 300000.00 USD  (sale)  [T1]
            """,
            Overrides(ruled)[0].Explain().ToString());
    }

    [Fact]
    public void A_reporting_line_is_that_of_the_day()
    {
        Assert.Equal("Ada < Mia < Max", Organization.ReportingLineOn(Day("2024-03-31"), "Ada").ToString());
        Assert.Equal("Ada < Nat < Max", Organization.ReportingLineOn(Day("2024-04-01"), "Ada").ToString());
        Assert.Empty(Organization.ReportingLineOn(Day("2023-04-01"), "Ada").ManagerIds);
        Assert.Empty(Organization.ReportingLineOn(Day("2024-04-01"), "Zoe").ManagerIds);
        Assert.Throws<ArgumentNullException>(() => Organization.ReportingLineOn(Day("2024-04-01"), null!));
    }

    [Fact]
    public void A_tracker_counts_an_override_for_the_payee_and_refuses_the_house()
    {
        var rules = new CreditRule[] { FirstLevel, new CreditRule.House { Id = "house", Condition = new CreditCondition { ProductIds = ["Cloud"] } }, new CreditRule.Counts { Id = "rest" } };
        var ruled = Apply(Organization, rules, Sale("T1", "Ada", "2024-02-01", 100m), Sale("T2", "Ada", "2024-02-01", 100m) with { ProductId = "Cloud" }).Value;
        var calendar = SalesMetrics.Calendars.FiscalCalendar.Gregorian;
        var quarter = calendar.Period(2024, SalesMetrics.Calendars.PeriodGrain.Quarter, 1);
        var tracker = new AttainmentTracker(TrackingScope.Create(Goals(), Organization, Measure.Bookings, calendar, [quarter]));
        foreach (var credit in ruled.Book.Credits.Where(credit => credit.Kind != CreditKind.House))
        {
            Assert.True(tracker.Add(credit));
        }

        Assert.Equal(Usd(2m), tracker.AttainmentOf(SalesUnit.Payee("Mia"), quarter).Credited);
        Assert.Equal(Usd(100m), tracker.AttainmentOf(SalesUnit.Company, quarter).Credited);
        Assert.Throws<ArgumentException>(() => tracker.Add(ruled.House.Single()));
    }

    private static Checked<RuledCredits> Apply(SalesOrganization organization, CreditRule[] rules, params Transaction[] transactions) =>
        CreditRuleCalculator.Calculate(Credits(organization, transactions), CreditRules.Create(rules), organization);

    private static System.Collections.Immutable.ImmutableArray<Credit> Overrides(RuledCredits ruled) =>
        [.. ruled.Book.Credits.Where(credit => credit.Kind == CreditKind.Override)];

    private static Money Measured(RuledCredits ruled, UnitKind kind, SalesUnit unit)
    {
        var year = Days("2024-01-01", "2024-12-31");
        return MeasurementCalculator.Calculate(ruled.Book, Measure.Bookings, kind, [year]).Of(unit, year).Amount;
    }
}
