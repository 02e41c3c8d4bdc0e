using FsCheck.Xunit;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Transactions;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public class TransactionJournalProperties
{
    [Property]
    public bool Every_entry_is_kept_or_rejected_with_one_issue(AnyOldEntries entries)
    {
        var journal = TransactionJournal.Create(entries.Values);
        return entries.Values.Length == journal.Value.Entries.Length + journal.Issues.Count
            && journal.Issues.All(issue => issue.Outcome == IssueOutcome.Rejected)
            && entries.Values.Select(entry => entry.Id).Order(StringComparer.Ordinal).SequenceEqual(
                journal.Value.Entries.Select(entry => entry.Id).Concat(journal.Issues.Select(issue => issue.Source)).Order(StringComparer.Ordinal));
    }

    [Property]
    public bool Entries_that_fit_are_all_kept(FittingEntries entries) =>
        TransactionJournal.Create(entries.Values) is { IsClean: true } journal && journal.Value.Entries.Length == entries.Values.Length;

    [Property]
    public bool The_order_in_which_entries_with_ids_of_their_own_are_given_does_not_matter(AnyOldEntries entries)
    {
        var unique = entries.Values.DistinctBy(entry => entry.Id).ToList();
        var one = TransactionJournal.Create(unique);
        var other = TransactionJournal.Create(Enumerable.Reverse(unique));
        return one.Value.Entries.SequenceEqual(other.Value.Entries) && one.Issues.SequenceEqual(other.Issues);
    }

    [Property]
    public bool What_was_kept_fits_by_itself(AnyOldEntries entries)
    {
        var kept = TransactionJournal.Create(entries.Values).Value;
        return TransactionJournal.Create(kept.Entries) is { IsClean: true } again && again.Value.Entries.SequenceEqual(kept.Entries);
    }

    [Property]
    public bool An_origin_is_a_sale_on_or_before_the_entry_in_its_currency(AnyOldEntries entries)
    {
        var journal = TransactionJournal.Create(entries.Values).Value;
        return journal.Entries.All(entry => journal.OriginOf(entry) is { CorrectsId: null, Split: not null } origin
            && origin.Date <= entry.Date
            && origin.Amount.Currency == entry.Amount.Currency);
    }
}
