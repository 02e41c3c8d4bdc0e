namespace SalesMetrics.Crediting;

/// <summary>All credits of a journal, in one currency.</summary>
public sealed class CreditBook
{
    private readonly Lazy<CreditColumns> _columns;

    internal CreditBook(Currency currency, ImmutableArray<Credit> credits)
    {
        Currency = currency;
        Credits = credits;
        _columns = new Lazy<CreditColumns>(() => CreditColumns.Create(credits));
    }

    /// <summary>The currency every credit is in.</summary>
    public Currency Currency { get; }

    /// <summary>The credits, by date, then transaction id; within an entry the sellers, the overlays, the overrides and the house, each by payee id.</summary>
    public ImmutableArray<Credit> Credits { get; }

    /// <summary>The credits in columns.</summary>
    internal CreditColumns Columns => _columns.Value;

    /// <summary>Takes the book back to the end of a day: without the credits dated later.</summary>
    /// <remarks>
    /// A correction is dated on the day it was made, so what is learned later never changes what this gave. Entries that were merely typed in
    /// late, with an earlier date, do: they are the restated view.
    /// </remarks>
    public CreditBook AsOf(LocalDate date) =>
        Credits.IsEmpty || Credits[^1].Date <= date ? this : new CreditBook(Currency, [.. Credits.TakeWhile(credit => credit.Date <= date)]);

    /// <summary>Dates every correction on the day of the sale it corrects: the restated view, by which a clawback recalculates the original period.</summary>
    /// <remarks>What it gives for a past period changes with each correction; <see cref="AsOf"/> the day of a correction, before restating, says what was
    /// known then.</remarks>
    public CreditBook AsSold() => new(
        Currency,
        [
            .. Credits
                .Select(credit => credit.Date == credit.RoleDate ? credit : credit with { Date = credit.RoleDate })
                .OrderBy(credit => credit.Date)
                .ThenBy(credit => credit.TransactionId, StringComparer.Ordinal),
        ]);
}
