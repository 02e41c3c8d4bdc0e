using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Transactions;

public class TransactionJournalTests
{
    private static readonly Transaction First = Sale("T1", "Ada", "2024-01-10", 100m);

    [Fact]
    public void Entries_are_by_date_and_then_by_id()
    {
        var journal = TransactionJournal.Create(Sale("b", "Ada", "2024-01-02", 1m), Sale("a", "Ada", "2024-01-02", 2m), Sale("c", "Ada", "2024-01-01", 3m));

        Assert.True(journal.IsClean);
        Assert.Equal(["c", "a", "b"], journal.Value.Entries.Select(entry => entry.Id));
    }

    [Fact]
    public void An_empty_journal_is_fine()
    {
        var journal = TransactionJournal.Create();

        Assert.True(journal.IsClean);
        Assert.Empty(journal.Value.Entries);
    }

    [Fact]
    public void A_repeated_id_leaves_the_first_entry_given()
    {
        var journal = TransactionJournal.Create(First, First with { Amount = Usd(200m) }, First);

        Assert.Equal(Usd(100m), Assert.Single(journal.Value.Entries).Amount);
        Assert.Equal(["duplicate-transaction", "duplicate-transaction"], journal.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void A_sale_without_a_seller_is_set_aside_with_its_corrections()
    {
        var journal = TransactionJournal.Create(First with { Split = null }, Correction("T2", "T1", "2024-01-11", -1m));

        Assert.Empty(journal.Value.Entries);
        Assert.Equal(["no-seller", "unknown-correction"], journal.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void A_correction_of_nothing_is_set_aside()
    {
        var journal = TransactionJournal.Create(First, Correction("T2", "T9", "2024-01-11", -1m), Correction("T3", "", "2024-01-11", -1m));

        Assert.Equal("T1", Assert.Single(journal.Value.Entries).Id);
        Assert.All(journal.Issues, issue => Assert.Equal("unknown-correction", issue.Code));
        Assert.Equal([("T2", "T9"), ("T3", "")], journal.Issues.Select(issue => (issue.Source, issue.Value)));
    }

    [Fact]
    public void Corrections_in_a_circle_and_those_that_hang_on_it_are_set_aside()
    {
        var journal = TransactionJournal.Create(
            First,
            Correction("A", "C", "2024-01-11", 1m),
            Correction("B", "A", "2024-01-11", 1m),
            Correction("C", "B", "2024-01-11", 1m),
            Correction("D", "B", "2024-01-11", 1m),
            Correction("self", "self", "2024-01-11", 1m));

        Assert.Equal("T1", Assert.Single(journal.Value.Entries).Id);
        Assert.Equal(["A", "B", "C", "D", "self"], journal.Issues.Select(issue => issue.Source));
        Assert.All(journal.Issues, issue => Assert.Equal("unknown-correction", issue.Code));
    }

    [Fact]
    public void A_correction_in_another_currency_is_set_aside()
    {
        var journal = TransactionJournal.Create(
            First, Correction("T2", "T1", "2024-01-11", 1m) with { Amount = new Money(-100m, Currency.Of("EUR")) });

        var issue = Assert.Single(journal.Issues);
        Assert.Equal(("correction-currency", "-100.00 EUR"), (issue.Code, issue.Value));
        Assert.Contains("USD", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_may_be_of_the_same_day_but_not_of_an_earlier_one()
    {
        var journal = TransactionJournal.Create(First, Correction("same", "T1", "2024-01-10", -1m), Correction("before", "T1", "2024-01-09", -1m));

        Assert.Equal(["T1", "same"], journal.Value.Entries.Select(entry => entry.Id));
        var issue = Assert.Single(journal.Issues);
        Assert.Equal(("before", "correction-date", "2024-01-09"), (issue.Source, issue.Code, issue.Value));
    }

    [Fact]
    public void When_the_middle_of_a_chain_is_set_aside_so_is_all_that_follows()
    {
        var journal = TransactionJournal.Create(
            Correction("T4", "T3", "2024-01-13", -1m), Correction("T3", "T2", "2024-01-12", -1m), Correction("T2", "T1", "2024-01-09", -1m), First);

        Assert.Equal("T1", Assert.Single(journal.Value.Entries).Id);
        Assert.Equal(
            [("T2", "correction-date"), ("T3", "unknown-correction"), ("T4", "unknown-correction")],
            journal.Issues.Select(issue => (issue.Source, issue.Code)));
    }

    [Fact]
    public void A_correction_goes_back_to_the_sale_and_to_the_nearest_split()
    {
        var bob = CreditSplit.To("Bob");
        var second = Correction("T2", "T1", "2024-02-01", -10m);
        var third = Correction("T3", "T2", "2024-03-01", 5m) with { Split = bob };
        var fourth = Correction("T4", "T3", "2024-04-01", 5m);
        var journal = TransactionJournal.Create(fourth, third, second, First).Value;

        Assert.All(journal.Entries, entry => Assert.Same(First, journal.OriginOf(entry)));
        Assert.Equal([CreditSplit.To("Ada"), CreditSplit.To("Ada"), bob, bob], journal.Entries.Select(journal.SplitOf));
    }

    [Fact]
    public void A_long_chain_of_corrections_is_settled_without_walking_it_again_for_every_entry()
    {
        // A hundred thousand corrections, each of the one before: quadratic work or recursion would not come to an end here.
        const int length = 100_000;
        var chain = Enumerable.Range(0, length)
            .Select(i => i == 0 ? Sale("000000", "Ada", "2024-01-10", 1m) : Correction($"{i:000000}", $"{i - 1:000000}", "2024-01-10", 1m));
        var journal = TransactionJournal.Create(chain.Reverse()).Value;

        Assert.Equal(length, journal.Entries.Length);
        Assert.All(journal.Entries, entry => Assert.Equal("000000", journal.OriginOf(entry).Id));
    }

    [Fact]
    public void An_entry_of_another_journal_is_refused()
    {
        var journal = TransactionJournal.Create().Value;

        Assert.Equal("transaction", Assert.Throws<ArgumentException>(() => journal.OriginOf(First)).ParamName);
        Assert.Equal("transaction", Assert.Throws<ArgumentException>(() => journal.SplitOf(First)).ParamName);
        Assert.Equal("transaction", Assert.Throws<ArgumentNullException>(() => journal.OriginOf(null!)).ParamName);
        Assert.Equal("transaction", Assert.Throws<ArgumentNullException>(() => journal.SplitOf(null!)).ParamName);
    }

    [Fact]
    public void Missing_entries_are_refused()
    {
        Assert.Equal("transactions", Assert.Throws<ArgumentNullException>(() => TransactionJournal.Create(null!)).ParamName);
        Assert.Equal("transactions", Assert.Throws<ArgumentException>(() => TransactionJournal.Create(First, null!)).ParamName);
    }

    [Fact]
    public void An_entry_without_an_id_or_in_fractions_of_a_cent_is_refused()
    {
        Assert.Throws<ArgumentException>(() => First with { Id = " " });
        Assert.Throws<ArgumentNullException>(() => First with { Id = null! });
        Assert.Throws<ArgumentException>(() => First with { Amount = Usd(0.001m) });
        Assert.Throws<ArgumentException>(() => First with { Amount = default });
    }
}
