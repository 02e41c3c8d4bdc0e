using SalesMetrics.Organization;
using SalesMetrics.Transactions;

namespace SalesMetrics.Crediting;

/// <summary>Credits people for sales: splits each entry of a journal, and notes the role each had on the day of the sale.</summary>
public static class CreditCalculator
{
    /// <summary>Credits every entry of a journal.</summary>
    /// <param name="journal">The entries.</param>
    /// <param name="organization">Who was where; a seller it does not know is credited all the same, and listed.</param>
    /// <param name="currency">The currency to credit in.</param>
    /// <param name="rates">Rates for entries in other currencies, at the date of the sale; none by default.</param>
    /// <returns>
    /// The credits, and issues: <c>no-assignment</c> (used: credited to the payee and the company, to no team) and <c>no-rate</c>
    /// (rejected: an entry in another currency without a stated rate).
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="currency"/> is <see cref="Currency.None"/>.</exception>
    /// <remarks>
    /// An entry in another currency is converted at the rate of the day of the original sale and rounded there to whole minor units; then
    /// it is split by largest remainder, so that the sellers' credits add up to the converted entry. Entries in a unit of account have no
    /// rate: a book in money leaves them out without an issue, and a book in a unit of account holds the entries in that unit alone.
    /// </remarks>
    public static Checked<CreditBook> Calculate(
        TransactionJournal journal, SalesOrganization organization, Currency currency, ExchangeRates? rates = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(organization);
        if (currency == Currency.None)
        {
            throw new ArgumentException("Credits need a currency.", nameof(currency));
        }

        var credits = ImmutableArray.CreateBuilder<Credit>(journal.Entries.Length);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var entry in journal.Entries)
        {
            if (entry.Amount.Currency != currency && !(entry.Amount.Currency.IsMonetary && currency.IsMonetary))
            {
                continue;
            }

            var origin = journal.OriginOf(entry);
            var roleDate = origin.Date;
            ExchangeRate? rate = null;
            if (entry.Amount.Currency != currency && (rates is null || !rates.TryGetOn(roleDate, entry.Amount.Currency, currency, out rate)))
            {
                issues.Add(NoRate(entry, currency, roleDate));
                continue;
            }

            var amount = rate is null ? entry.Amount : new Conversion(entry.Amount, rate).Rounded();
            foreach (var (payeeId, share, part, kind) in Split(amount, journal.SplitOf(entry)))
            {
                if (!organization.TryGetOn(roleDate, payeeId, out var role))
                {
                    issues.Add(NoAssignment(entry, payeeId, roleDate));
                }

                credits.Add(new Credit
                {
                    TransactionId = entry.Id,
                    OriginId = origin.Id,
                    DealId = entry.DealId,
                    ProductId = entry.ProductId,
                    AccountId = entry.AccountId,
                    Category = origin.Category,
                    PayeeId = payeeId,
                    Kind = kind,
                    Share = share,
                    Amount = part,
                    Date = entry.Date,
                    RoleDate = roleDate,
                    Role = role,
                    Rate = rate,
                });
            }
        }

        return new Checked<CreditBook>(new CreditBook(currency, credits.ToImmutable()), issues.ToImmutable());
    }

    private static IEnumerable<(string PayeeId, Ratio Share, Money Part, CreditKind Kind)> Split(Money amount, CreditSplit split)
    {
        var parts = amount.Allocate(ImmutableArray.CreateRange(split.Sellers, seller => seller.Share));
        for (var i = 0; i < parts.Length; i++)
        {
            yield return (split.Sellers[i].PayeeId, split.Sellers[i].Share, parts[i], CreditKind.Direct);
        }

        foreach (var overlay in split.Overlays)
        {
            yield return (overlay.PayeeId, overlay.Share, amount.RoundedShare(overlay.Share), CreditKind.Overlay);
        }
    }

    private static Issue NoRate(Transaction entry, Currency currency, LocalDate date) => new()
    {
        Code = "no-rate",
        Outcome = IssueOutcome.Rejected,
        Source = entry.Id,
        Field = nameof(Transaction.Amount),
        Value = entry.Amount.ToString(),
        Message = Invariant($"No rate from {entry.Amount.Currency} to {currency} is stated for {date:uuuu-MM-dd}."),
        Advice = "State the rate of that day, or credit this currency apart.",
    };

    private static Issue NoAssignment(Transaction entry, string payeeId, LocalDate date) => new()
    {
        Code = "no-assignment",
        Outcome = IssueOutcome.Used,
        Source = entry.Id,
        Field = nameof(Credit.PayeeId),
        Value = payeeId,
        Message = Invariant($"'{payeeId}' has no assignment on {date:uuuu-MM-dd}; the credit counts for the person and the company, for no team."),
        Advice = "Add the assignment, or correct the seller.",
    };
}
