using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>What the credits of one unit add up to over some days.</summary>
public sealed class Measurement : IExplainable
{
    private readonly Lazy<ImmutableArray<Credit>> _credits;

    internal Measurement(
        Measure measure, SalesUnit unit, DateInterval window, CellTotals totals, Currency currency, Func<ImmutableArray<Credit>> credits)
    {
        Measure = measure;
        Unit = unit;
        Window = window;
        CreditCount = (int)totals.Count;
        Amount = totals.ToMoney(currency);
        _credits = new Lazy<ImmutableArray<Credit>>(credits);
    }

    /// <summary>What several measurements add up to.</summary>
    internal Measurement(Measure measure, SalesUnit unit, DateInterval window, Money amount, int creditCount, Func<ImmutableArray<Credit>> credits)
    {
        Measure = measure;
        Unit = unit;
        Window = window;
        CreditCount = creditCount;
        Amount = amount;
        _credits = new Lazy<ImmutableArray<Credit>>(credits);
    }

    internal Measurement(Measure measure, SalesUnit unit, DateInterval window, Currency currency, ImmutableArray<Credit> credits)
    {
        Measure = measure;
        Unit = unit;
        Window = window;
        CreditCount = credits.Length;
        Amount = Money.Sum(credits.Select(credit => credit.Amount), currency);
        _credits = new Lazy<ImmutableArray<Credit>>(credits);
    }

    /// <summary>What was added up.</summary>
    public Measure Measure { get; }

    /// <summary>Whose credits.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The days, both ends inclusive.</summary>
    public DateInterval Window { get; }

    /// <summary>How many credits count.</summary>
    public int CreditCount { get; }

    /// <summary>The credits that count, by date, then transaction id. They are listed when first asked for.</summary>
    public ImmutableArray<Credit> Credits => _credits.Value;

    /// <summary>The sum of <see cref="Credits"/>; zero when there are none.</summary>
    public Money Amount { get; }

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Invariant($"{Measure.Name} of {Unit} {Window.Start:uuuu-MM-dd} to {Window.End:uuuu-MM-dd}"), Amount, Credits.Select(credit => credit.Explain()))
        {
            Rule = Measure.Definition,
        };

    internal static Measurement OfNothing(Measure measure, SalesUnit unit, DateInterval window, Currency currency) =>
        new(measure, unit, window, currency, []);
}
