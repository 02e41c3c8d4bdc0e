using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Crediting;

public class CreditRuleTests
{
    private static readonly CreditRule Rest = new CreditRule.Counts { Id = "rest" };

    // Ada reports to Mia until the end of March and to Nat from April on; both report to Max. Bob reports to Mia throughout.
    private static readonly SalesOrganization Organization = SalesOrganization.Create(
        Under("Ada", "Mia", "2024-01-01", "2024-03-31"),
        Under("Ada", "Nat", "2024-04-01"),
        Under("Bob", "Mia", "2024-01-01"),
        Under("Mia", "Max", "2024-01-01"),
        Under("Nat", "Max", "2024-01-01"),
        Under("Max", "", "2024-01-01"));

    [Fact]
    public void Rules_are_asked_in_order_and_the_first_that_holds_places_the_credit()
    {
        var rules = CreditRules.Create(
            new CreditRule.Excludes { Id = "no services", Condition = new CreditCondition { ProductIds = ["Services"] } },
            new CreditRule.Reassigns { Id = "cloud desk", PayeeId = "Bob", Condition = new CreditCondition { ProductIds = ["Cloud"], TerritoryIds = ["North"] } },
            Rest);
        var ruled = Apply(
            rules,
            Sale("T1", "Ada", "2024-02-01", 100m) with { ProductId = "Services" },
            Sale("T2", "Ada", "2024-02-02", 200m) with { ProductId = "Cloud" },
            Sale("T3", "Ada", "2024-02-03", 300m)).Value;

        Assert.Equal([("T2", "Bob", 200m, "cloud desk"), ("T3", "Ada", 300m, "rest")], ruled.Book.Credits.Select(Short));
        Assert.Equal([("T1", "Ada", 100m, "no services")], ruled.Excluded.Select(Short));
        Assert.Equal("Bob", ruled.Book.Credits[0].Role!.PayeeId);
    }

    [Fact]
    public void A_sale_that_no_placing_rule_holds_for_is_listed_and_counts_for_nobody()
    {
        var rules = CreditRules.Create(new CreditRule.Counts { Id = "north", Condition = new CreditCondition { TerritoryIds = ["North"] } });
        var ruled = CreditRuleCalculator.Calculate(
            Credits(SalesOrganization.Create(Works("Eve", "South", "2024-01-01")), Sale("T1", "Eve", "2024-02-01", 100m)), rules, Organization);

        Assert.Empty(ruled.Value.Book.Credits);
        Assert.Equal([("T1", "Eve", 100m, "")], ruled.Value.Excluded.Select(Short));
        var issue = Assert.Single(ruled.Issues);
        Assert.Equal(("no-credit-rule", IssueOutcome.Rejected, "T1", "Eve"), (issue.Code, issue.Outcome, issue.Source, issue.Value));
    }

    [Fact]
    public void A_correction_falls_under_the_rule_of_its_sale_although_it_names_no_product()
    {
        var rules = CreditRules.Create(new CreditRule.House { Id = "house", Condition = new CreditCondition { ProductIds = ["Cloud"] } }, Rest);
        var ruled = Apply(rules, Sale("T1", "Ada", "2024-02-01", 100m) with { ProductId = "Cloud" }, Correction("T2", "T1", "2024-05-01", -100m)).Value;

        Assert.Equal([("T1", "", 100m, "house"), ("T2", "", -100m, "house")], ruled.Book.Credits.Select(Short));
    }

    [Fact]
    public void A_house_account_counts_for_the_company_and_for_nobody()
    {
        var rules = CreditRules.Create(new CreditRule.House { Id = "house", Condition = new CreditCondition { AccountIds = ["Acme"] } }, Rest);
        var ruled = Apply(
            rules,
            Sale("T1", "Ada", "2024-02-01", 100m) with { AccountId = "Acme", Split = CreditSplit.Create([new("Ada", Ratio.One)], new CreditShare("Bob", Ratio.One)) },
            Sale("T2", "Ada", "2024-02-02", 40m)).Value;

        var house = Assert.Single(ruled.House);
        Assert.True(house.CountsFor(SalesUnit.Company));
        Assert.True(house.CountsFor(SalesUnit.Team("")));
        Assert.False(house.CountsFor(SalesUnit.Payee("")));
        Assert.False(house.CountsFor(SalesUnit.Payee("Ada")));
        Assert.Equal(Usd(40m), Of(ruled, "Ada"));
        Assert.Equal(Usd(140m), Total(ruled.Book.Credits.Where(credit => credit.CountsFor(SalesUnit.Company))));

        // The engineer's overlay was on top: there is nothing left for it to be on top of.
        Assert.Equal([("T1", "Bob", 100m, "house")], ruled.Excluded.Select(Short));
        Assert.Contains("2024-02-01 house: 100.00 USD", ruled.ExplainEntry("T1").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sold_after_somebody_left_can_go_to_the_house()
    {
        var left = SalesOrganization.Create(Works("Eve", "Red", "2024-01-01", "2024-02-15"));
        var rules = CreditRules.Create(new CreditRule.House { Id = "left", Condition = new CreditCondition { IsAssigned = false } }, Rest);
        var book = Credits(left, Sale("T1", "Eve", "2024-02-15", 10m), Sale("T2", "Eve", "2024-02-16", 20m), Correction("T3", "T1", "2024-03-01", -1m));
        var ruled = CreditRuleCalculator.Calculate(book, rules, left).Value;

        Assert.Equal([("T1", "Eve", 10m, "rest"), ("T2", "", 20m, "left"), ("T3", "Eve", -1m, "rest")], ruled.Book.Credits.Select(Short));
    }

    [Fact]
    public void A_capped_large_deal_credits_the_bound_by_the_sellers_shares_and_lists_the_rest_for_the_house()
    {
        var rules = CreditRules.Create(new CreditRule.Windfall { Id = "large", Bound = Usd(99_999.99m) });
        var split = CreditSplit.Create([new("Ada", Ratio.FromPercent(60)), new("Bob", Ratio.FromPercent(40))]);
        var ruled = Apply(rules, Sale("T1", "Ada", "2024-02-01", 250_000m) with { Split = split }, Correction("T2", "T1", "2024-05-01", -250_000m)).Value;

        // Of 99,999.99: 60 % is 59,999.994, 40 % is 39,999.996; the cent left over goes to the larger fraction.
        Assert.Equal(
            [
                ("T1", "Ada", 59_999.99m, "large"), ("T1", "Bob", 40_000.00m, "large"), ("T1", "", 150_000m - 59_999.99m, "large"), ("T1", "", 100_000m - 40_000m, "large"),
                ("T2", "Ada", -59_999.99m, "large"), ("T2", "Bob", -40_000.00m, "large"), ("T2", "", 59_999.99m - 150_000m, "large"), ("T2", "", 40_000m - 100_000m, "large"),
            ],
            ruled.Book.Credits.Select(Short));
    }

    public static TheoryData<decimal, decimal, decimal> SaleCorrectionAndWhatIsCredited => new()
    {
        // Bound 100,000, half above it. The sale, then its correction, then what the correction changes.
        { 160_000m, -40_000m, (100_000m + 10_000m) - (100_000m + 30_000m) },
        { 160_000m, -80_000m, 80_000m - 130_000m },
        { 60_000m, 60_000m, 110_000m - 60_000m },
        { 160_000m, -160_000m, -130_000m },
        { 160_000m, -320_000m, -130_000m - 130_000m },
    };

    [Theory, MemberData(nameof(SaleCorrectionAndWhatIsCredited))]
    public void A_decelerated_deal_is_credited_by_what_its_sale_and_corrections_come_to(decimal sale, decimal correction, decimal credited)
    {
        var rules = CreditRules.Create(new CreditRule.Windfall { Id = "large", Bound = Usd(100_000m), ShareAbove = Ratio.Of(1, 2) });
        var ruled = Apply(rules, Sale("T1", "Ada", "2024-02-01", sale), Correction("T2", "T1", "2024-05-01", correction)).Value;

        Assert.Equal(Usd(credited), Total(ruled.Book.Credits.Where(credit => credit is { TransactionId: "T2", Kind: CreditKind.Direct })));
        Assert.Equal(Usd(sale + correction), Total(ruled.Book.Credits.Where(credit => credit.CountsFor(SalesUnit.Company))));
    }

    [Fact]
    public void A_deal_booked_in_parts_is_held_against_the_bound_part_by_part_and_listed()
    {
        var rules = CreditRules.Create(new CreditRule.Windfall { Id = "large", Bound = Usd(100m) });
        var ruled = Apply(rules, Sale("T1", "Ada", "2024-02-01", 90m) with { DealId = "D" }, Sale("T2", "Ada", "2024-02-02", 150m) with { DealId = "D" });

        Assert.Equal(Usd(190m), Of(ruled.Value, "Ada"));
        Assert.Equal(("deal-in-parts", IssueOutcome.Used, "D"), (ruled.Issues.Single().Code, ruled.Issues.Single().Outcome, ruled.Issues.Single().Value));
    }

    [Fact]
    public void Credit_counts_in_parts_as_the_sale_is_booked_invoiced_and_paid()
    {
        var rules = CreditRules.Create(new CreditRule.Timing
        {
            Id = "thirds",
            Schedule = CreditSchedule.Create((CreditSchedule.Booking, Ratio.Of(1, 3)), ("invoice", Ratio.Of(1, 3)), ("cash", Ratio.Of(1, 3))),
        });
        var book = Credits(Organization, Sale("T1", "Ada", "2024-02-01", 100m), Correction("T2", "T1", "2024-05-01", -100m));
        var ruled = CreditRuleCalculator.Calculate(
            book, rules, Organization, new CreditEvent("T1", "invoice", Day("2024-04-10")), new CreditEvent("T1", "invoice", Day("2024-03-10"))).Value;

        // 33.33... each: the cent left over goes to the first. The first invoice counts; a correction made after it counts on its own day.
        Assert.Equal(
            [("2024-02-01", 33.34m), ("2024-03-10", 33.33m), ("2024-05-01", -33.34m), ("2024-05-01", -33.33m)],
            ruled.Book.Credits.Select(credit => (Iso(credit.Date), credit.Amount.Amount)));
        Assert.Equal([("cash", 33.33m), ("cash", -33.33m)], ruled.Pending.Select(one => (one.Event, one.Credit.Amount.Amount)));
        Assert.All(ruled.Book.Credits, credit => Assert.Equal(Day("2024-02-01"), credit.RoleDate));
        Assert.Contains("which has not happened", ruled.ExplainEntry("T1").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Events_of_unknown_sales_and_of_names_no_schedule_waits_for_are_listed()
    {
        var rules = CreditRules.Create(new CreditRule.Timing { Id = "t", Schedule = CreditSchedule.Create(("cash", Ratio.One)) });
        var book = Credits(Organization, Sale("T1", "Ada", "2024-02-01", 100m));
        var ruled = CreditRuleCalculator.Calculate(
            book, rules, Organization, new CreditEvent("T9", "cash", Day("2024-04-10")), new CreditEvent("T1", "delivery", Day("2024-04-10")), new CreditEvent("T1", "cash", Day("2024-01-01")));

        Assert.Equal(["unknown-event T1 delivery", "unknown-sale T9 T9"], ruled.Issues.Select(issue => $"{issue.Code} {issue.Source} {issue.Value}"));

        // Cash before the sale counts on the day of the sale.
        Assert.Equal(Day("2024-02-01"), Assert.Single(ruled.Value.Book.Credits).Date);
    }

    [Fact]
    public void Amounts_of_ten_to_the_fifteenth_keep_every_cent()
    {
        var rules = CreditRules.Create(
            new CreditRule.Windfall { Id = "large", Bound = Usd(1_000_000_000_000_000m), ShareAbove = Ratio.Of(1, 3) },
            new CreditRule.ManagerOverride { Id = "managers", Share = Ratio.FromPercent(2) });
        var ruled = Apply(rules, Sale("T1", "Ada", "2024-02-01", 1_000_000_000_000_000.05m)).Value;

        // A third of the five cents above is 0.0166..., two cents; 2 % of 1,000,000,000,000,000.02 is 20,000,000,000,000.0004.
        Assert.Equal(
            [("T1", "Ada", 1_000_000_000_000_000.02m, "large"), ("T1", "Mia", 20_000_000_000_000.00m, "managers"), ("T1", "", 0.03m, "large")],
            ruled.Book.Credits.Select(Short));
    }

    [Fact]
    public void Rules_that_contradict_themselves_are_refused_with_what_is_allowed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreditRule.ManagerOverride { Id = "o", Share = Ratio.FromPercent(-2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreditRule.ChannelOverride { Id = "o", PayeeId = "Max", Share = Ratio.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreditRule.ManagerOverride { Id = "o", Share = Ratio.One, Level = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreditRule.Windfall { Id = "w", Bound = Usd(0m) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreditRule.Windfall { Id = "w", Bound = Usd(1m), ShareAbove = Ratio.One });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CreditRule.Windfall { Id = "w", Bound = Usd(1m), ShareAbove = Ratio.FromPercent(-1) });
        Assert.Contains("minor units", Assert.Throws<ArgumentException>(() => new CreditRule.Windfall { Id = "w", Bound = Usd(0.001m) }).Message);
        Assert.Throws<ArgumentException>(() => new CreditRule.Counts { Id = " " });
        Assert.Throws<ArgumentException>(() => new CreditRule.Reassigns { Id = "r", PayeeId = "" });
        Assert.Contains("'rest'", Assert.Throws<ArgumentException>(() => CreditRules.Create(Rest, new CreditRule.House { Id = "rest" })).Message);
        Assert.Contains("never count", Assert.Throws<ArgumentException>(() => CreditRules.Create(Rest, new CreditRule.House { Id = "late" })).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => CreditSchedule.Create(("cash", Ratio.Of(1, 2)), ("cash", Ratio.Of(1, 2)))).Message);
        Assert.Contains("add up to 1", Assert.Throws<ArgumentException>(() => CreditSchedule.Create(("cash", Ratio.Of(1, 2)))).Message);
        Assert.Throws<ArgumentException>(() => CreditSchedule.Create(("cash", Ratio.FromPercent(-100)), ("invoice", Ratio.FromPercent(200))));
        Assert.Throws<ArgumentException>(() => new CreditCondition { TeamIds = default });
    }

    [Fact]
    public void Rules_are_applied_once_and_in_the_currency_of_the_book()
    {
        var book = Credits(Organization, Sale("T1", "Ada", "2024-02-01", 100m));
        var ruled = CreditRuleCalculator.Calculate(book, CreditRules.Create(Rest), Organization).Value.Book;

        Assert.Contains("'rest' already", Assert.Throws<ArgumentException>(() => CreditRuleCalculator.Calculate(ruled, CreditRules.None, Organization)).Message);
        Assert.Throws<CurrencyMismatchException>(() => CreditRuleCalculator.Calculate(
            book, CreditRules.Create(new CreditRule.Windfall { Id = "w", Bound = new Money(1m, Currency.Of("EUR")) }), Organization));
        Assert.Equal("credits", Assert.Throws<ArgumentNullException>(() => CreditRuleCalculator.Calculate(null!, CreditRules.None, Organization)).ParamName);
        Assert.Equal("rules", Assert.Throws<ArgumentNullException>(() => CreditRuleCalculator.Calculate(book, null!, Organization)).ParamName);
        Assert.Equal("organization", Assert.Throws<ArgumentNullException>(() => CreditRuleCalculator.Calculate(book, CreditRules.None, null!)).ParamName);
    }

    [Fact]
    public void Conditions_and_rules_that_say_the_same_are_equal_whatever_the_order_of_their_ids()
    {
        CreditRules Of(params string[] ids) => CreditRules.Create(new CreditRule.House { Id = "h", Condition = new CreditCondition { ProductIds = [.. ids], From = Day("2024-01-01") } });

        Assert.Equal(Of("A", "B"), Of("B", "A", "A"));
        Assert.Equal(Of("A", "B").GetHashCode(), Of("B", "A").GetHashCode());
        Assert.NotEqual(Of("A", "B"), Of("A"));
        Assert.True(new CreditCondition().IsEverything);
        Assert.False(new CreditCondition { To = Day("2024-01-01") }.IsEverything);
    }

    [Fact]
    public void An_entry_that_is_not_in_the_book_cannot_be_explained() =>
        Assert.Contains("'T7'", Assert.Throws<ArgumentException>(() => Apply(CreditRules.None).Value.ExplainEntry("T7")).Message);

    internal static Assignment Under(string payee, string manager, string fromIso, string? toIso = null) =>
        Works(payee, "Team of " + manager, fromIso, toIso) with { ManagerId = manager, TerritoryId = "North" };

    internal static (string TransactionId, string PayeeId, decimal Amount, string RuleId) Short(Credit credit) =>
        (credit.TransactionId, credit.PayeeId, credit.Amount.Amount, credit.RuleId);

    private static Checked<RuledCredits> Apply(CreditRules rules, params Transaction[] transactions) =>
        CreditRuleCalculator.Calculate(Credits(Organization, transactions), rules, Organization);

    private static Money Of(RuledCredits ruled, string payee) => Total(ruled.Book.Credits.Where(credit => credit.CountsFor(SalesUnit.Payee(payee))));

    private static Money Total(IEnumerable<Credit> credits) => Money.Sum(credits.Select(credit => credit.Amount), Dollar);

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", null);
}
