using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Crediting;

public class CreditCalculatorTests
{
    private static readonly Currency Euro = Currency.Of("EUR");

    private static readonly SalesOrganization Organization = SalesOrganization.Create(
        Works("Ada", "Red", "2024-01-01", "2024-03-31"), Works("Ada", "Blue", "2024-04-01"), Works("Bob", "Red", "2024-01-01"));

    private static readonly CreditSplit SixtyForty = CreditSplit.Create(
        [new("Ada", Ratio.FromPercent(60m)), new("Bob", Ratio.FromPercent(40m))]);

    // spec/compensation.md case 12.
    [Fact]
    public void Case_12_a_split_adds_up_and_its_reversal_takes_the_same_parts_back()
    {
        var credits = Credits(
            Organization,
            Sale("T1", "Ada", "2024-03-10", 99_999.99m) with { Split = SixtyForty },
            Correction("T2", "T1", "2024-05-10", -99_999.99m)).Credits;

        Assert.Equal(
            [("T1", "Ada", Usd(59_999.99m)), ("T1", "Bob", Usd(40_000.00m)), ("T2", "Ada", Usd(-59_999.99m)), ("T2", "Bob", Usd(-40_000.00m))],
            credits.Select(credit => (credit.TransactionId, credit.PayeeId, credit.Amount)));
    }

    // spec/compensation.md case 13.
    [Fact]
    public void Case_13_an_overlay_is_credited_on_top_and_counts_for_no_team_and_no_company()
    {
        var credits = Credits(
            Organization, Sale("T1", "Ada", "2024-03-10", 500m) with { Split = CreditSplit.Create([new("Ada", Ratio.One)], new CreditShare("Bob", Ratio.One)) }).Credits;

        var overlay = credits.Single(credit => credit.Kind == CreditKind.Overlay);
        Assert.Equal(("Bob", Usd(500m)), (overlay.PayeeId, overlay.Amount));
        Assert.True(overlay.CountsFor(SalesUnit.Payee("Bob")));
        Assert.False(overlay.CountsFor(SalesUnit.Team("Red")));
        Assert.Equal(Usd(500m), Money.Sum(credits.Where(credit => credit.CountsFor(SalesUnit.Company)).Select(credit => credit.Amount), Dollar));
    }

    // spec/compensation.md case 14.
    [Fact]
    public void Case_14_a_correction_after_a_move_counts_for_the_team_of_the_sale()
    {
        var correction = Credits(
            Organization,
            Sale("T1", "Ada", "2024-03-31", 500m),
            Correction("T2", "T1", "2024-05-01", -200m),
            Correction("T3", "T2", "2024-06-01", 50m)).Credits[^1];

        Assert.Equal((Day("2024-06-01"), Day("2024-03-31")), (correction.Date, correction.RoleDate));
        Assert.Equal(SalesUnit.Manager("Head of Red"), correction.UnitOf(UnitKind.Manager));
        Assert.True(correction.CountsFor(SalesUnit.Team("Red")));
        Assert.False(correction.CountsFor(SalesUnit.Team("Blue")));
    }

    // spec/compensation.md case 30.
    [Fact]
    public void Case_30_an_entry_in_another_currency_is_credited_at_the_rate_of_the_sale()
    {
        var rates = ExchangeRates.Create(Rate("2024-01-01", 0.92m), Rate("2024-05-01", 0.5m));
        var journal = TransactionJournal.Create(Sale("T1", "Ada", "2024-03-10", 100_000m), Correction("T2", "T1", "2024-05-10", -100_000m)).Value;
        var book = CreditCalculator.Calculate(journal, Organization, Euro, rates);

        Assert.True(book.IsClean);
        Assert.Equal([new Money(92_000m, Euro), new Money(-92_000m, Euro)], book.Value.Credits.Select(credit => credit.Amount));
        Assert.All(book.Value.Credits, credit => Assert.Equal(Day("2024-01-01"), credit.Rate!.EffectiveFrom));
    }

    [Fact]
    public void A_converted_entry_is_rounded_to_the_cent_before_it_is_split()
    {
        // 0.05 x 0.9 = 0.045, rounded 0.05; 60/40 of it: 0.03 and 0.02. Rounded one by one 0.027 and 0.018 would be 0.03 and 0.02 too,
        // but halves of 0.0225 each would be 0.02 and 0.02.
        var half = CreditSplit.Create([new("Ada", Ratio.Of(1, 2)), new("Bob", Ratio.Of(1, 2))]);
        var journal = TransactionJournal.Create(Sale("T1", "Ada", "2024-03-10", 0.05m) with { Split = half }).Value;

        Assert.Equal(
            [new Money(0.03m, Euro), new Money(0.02m, Euro)],
            CreditCalculator.Calculate(journal, Organization, Euro, ExchangeRates.Create(Rate("2024-01-01", 0.9m))).Value.Credits.Select(credit => credit.Amount));
    }

    [Fact]
    public void A_rate_of_28_digits_is_used_to_the_last()
    {
        // A rate turned round by a decimal division: 0.9174311926605504587155963303; 1,234,567.89 of it are 1,132,631.0917...
        var journal = TransactionJournal.Create(Sale("T1", "Ada", "2024-03-10", 1_234_567.89m)).Value;
        var credit = Assert.Single(CreditCalculator.Calculate(journal, Organization, Euro, ExchangeRates.Create(Rate("2024-01-01", 1m / 1.09m))).Value.Credits);

        Assert.Equal(new Money(1_132_631.09m, Euro), credit.Amount);
    }

    [Fact]
    public void An_entry_without_a_rate_is_rejected_with_an_issue_and_the_others_go_on()
    {
        var journal = TransactionJournal.Create(
            Sale("T1", "Ada", "2024-03-10", 1m), Sale("T2", "Ada", "2024-03-11", 2m) with { Amount = new Money(2m, Euro) }).Value;
        var book = CreditCalculator.Calculate(journal, Organization, Euro, ExchangeRates.Create(Rate("2024-03-11", 0.92m)));

        Assert.Equal("T2", Assert.Single(book.Value.Credits).TransactionId);
        var issue = Assert.Single(book.Issues);
        Assert.Equal(("no-rate", IssueOutcome.Rejected, "T1", "1.00 USD"), (issue.Code, issue.Outcome, issue.Source, issue.Value));
        Assert.Contains("from USD to EUR", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seller_without_an_assignment_is_credited_for_no_team_and_listed()
    {
        var journal = TransactionJournal.Create(Sale("T1", "Eve", "2024-03-10", 1m)).Value;
        var book = CreditCalculator.Calculate(journal, Organization, Dollar);

        var credit = Assert.Single(book.Value.Credits);
        Assert.Null(credit.Role);
        Assert.Equal(SalesUnit.Team(""), credit.UnitOf(UnitKind.Team));
        Assert.True(credit.CountsFor(SalesUnit.Payee("Eve")));
        Assert.True(credit.CountsFor(SalesUnit.Company));
        var issue = Assert.Single(book.Issues);
        Assert.Equal(("no-assignment", IssueOutcome.Used, "Eve"), (issue.Code, issue.Outcome, issue.Value));
    }

    [Fact]
    public void A_credit_says_how_it_came_about()
    {
        var journal = TransactionJournal.Create(Sale("T1", "Ada", "2024-03-10", 100m) with { Split = SixtyForty, ProductId = "P" }).Value;
        var credits = CreditCalculator.Calculate(journal, Organization, Euro, ExchangeRates.Create(Rate("2024-01-01", 0.92m))).Value.Credits;

        Assert.Equal("2024-03-10 Ada: 55.20 EUR  (P, 60.0 % of the sale, USD at 0.92 from 2024-01-01)  [T1]", credits[0].Explain().ToString());
    }

    [Fact]
    public void Nothing_sold_is_nothing_credited()
    {
        var book = CreditCalculator.Calculate(TransactionJournal.Create().Value, SalesOrganization.Empty, Dollar);

        Assert.True(book.IsClean);
        Assert.Empty(book.Value.Credits);
        Assert.Equal(Dollar, book.Value.Currency);
    }

    [Fact]
    public void Missing_arguments_are_named()
    {
        var journal = TransactionJournal.Create().Value;

        Assert.Equal("journal", Assert.Throws<ArgumentNullException>(() => CreditCalculator.Calculate(null!, Organization, Dollar)).ParamName);
        Assert.Equal("organization", Assert.Throws<ArgumentNullException>(() => CreditCalculator.Calculate(journal, null!, Dollar)).ParamName);
        Assert.Equal("currency", Assert.Throws<ArgumentException>(() => CreditCalculator.Calculate(journal, Organization, default)).ParamName);
    }

    private static ExchangeRate Rate(string dayIso, decimal rate) => new() { From = Dollar, To = Euro, EffectiveFrom = Day(dayIso), Rate = rate };
}
