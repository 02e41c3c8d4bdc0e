namespace SalesMetrics.Crediting;

/// <summary>All credits of a journal, in one currency.</summary>
public sealed class CreditBook
{
    internal CreditBook(Currency currency, ImmutableArray<Credit> credits)
    {
        Currency = currency;
        Credits = credits;
    }

    /// <summary>The currency every credit is in.</summary>
    public Currency Currency { get; }

    /// <summary>The credits, by date, then transaction id; within an entry the sellers and then the overlays, each by payee id.</summary>
    public ImmutableArray<Credit> Credits { get; }
}
