using SalesMetrics.Crediting;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>What the credits of one unit add up to over some days.</summary>
public sealed class Measurement : IExplainable
{
    internal Measurement(Measure measure, SalesUnit unit, DateInterval window, Currency currency, ImmutableArray<Credit> credits)
    {
        Measure = measure;
        Unit = unit;
        Window = window;
        Credits = credits;
        Amount = Money.Sum(credits.Select(credit => credit.Amount), currency);
    }

    /// <summary>What was added up.</summary>
    public Measure Measure { get; }

    /// <summary>Whose credits.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The days, both ends inclusive.</summary>
    public DateInterval Window { get; }

    /// <summary>The credits that count, by date, then transaction id.</summary>
    public ImmutableArray<Credit> Credits { get; }

    /// <summary>The sum of <see cref="Credits"/>; zero when there are none.</summary>
    public Money Amount { get; }

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Invariant($"{Measure.Name} of {Unit} {Window.Start:uuuu-MM-dd} to {Window.End:uuuu-MM-dd}"), Amount, Credits.Select(credit => credit.Explain()))
        {
            Rule = Measure.Definition,
        };
}
