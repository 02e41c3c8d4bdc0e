using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>How the deals of one unit or product came out: counts, values, and what each figure leaves out.</summary>
/// <remarks>
/// <para>A deal counts once, whole, for its owner, however its credit is split.</para>
/// <para>Counts are sums over deals, so those of two groups add up to those of both: <see cref="Merge"/>.</para>
/// </remarks>
public sealed record OutcomeCounts : IExplainable
{
    internal OutcomeCounts(string id, Currency currency)
    {
        Id = id;
        var zero = Money.Zero(currency);
        WonValue = WonPositiveValue = LostStatedValue = LostFallbackValue = WonListValue = LostListValue = OpenListValue = zero;
    }

    /// <summary>The id of the unit or product; empty for deals of no unit or without a product.</summary>
    public string Id { get; private init; }

    /// <summary>Deals won.</summary>
    public long Won { get; internal init; }

    /// <summary>Deals lost.</summary>
    public long Lost { get; internal init; }

    /// <summary>Deals open as of the as-of date; in no rate of decided deals.</summary>
    public long Open { get; internal init; }

    /// <summary>Deals won or lost.</summary>
    public long Decided => Won + Lost;

    /// <summary>The sum of the amounts won, whatever their sign.</summary>
    public Money WonValue { get; internal init; }

    /// <summary>The sum of the amounts won that are above zero: what a rate by value counts.</summary>
    public Money WonPositiveValue { get; internal init; }

    /// <summary>The sum of the amounts stated above zero on lost deals.</summary>
    public Money LostStatedValue { get; internal init; }

    /// <summary>The list value of those lost deals that state no amount above zero.</summary>
    public Money LostFallbackValue { get; internal init; }

    /// <summary>The list value of deals won, where there is a list price above zero.</summary>
    public Money WonListValue { get; internal init; }

    /// <summary>The list value of deals lost, where there is a list price above zero.</summary>
    public Money LostListValue { get; internal init; }

    /// <summary>The list value of open deals, where there is a list price above zero.</summary>
    public Money OpenListValue { get; internal init; }

    /// <summary>Deals won for nothing or less; counted in <see cref="Won"/>, left out of rates by value.</summary>
    public long WonWithoutAmount { get; internal init; }

    /// <summary>Deals lost without a stated amount above zero; counted in <see cref="Lost"/>.</summary>
    public long LostWithoutAmount { get; internal init; }

    /// <summary>Deals lost with neither an amount nor a list price above zero.</summary>
    public long LostWithoutAnyValue { get; internal init; }

    /// <summary>Deals won without a list price above zero.</summary>
    public long WonWithoutListPrice { get; internal init; }

    /// <summary>Deals lost without a list price above zero.</summary>
    public long LostWithoutListPrice { get; internal init; }

    /// <summary>Open deals without a list price above zero.</summary>
    public long OpenWithoutListPrice { get; internal init; }

    /// <summary>Deals left out because they closed by the as-of date, but outside the window.</summary>
    public long ClosedOutsideWindow { get; internal init; }

    /// <summary>Deals left out because they were opened after the as-of date.</summary>
    public long NotYetOpened { get; internal init; }

    /// <summary>The deals left out of every count, by reason; reasons that left nothing out are not listed.</summary>
    public IEnumerable<ExcludedDeals> Excluded
    {
        get
        {
            if (ClosedOutsideWindow > 0)
            {
                yield return new ExcludedDeals("closed outside the window", ClosedOutsideWindow);
            }

            if (NotYetOpened > 0)
            {
                yield return new ExcludedDeals("opened after the as-of date", NotYetOpened);
            }
        }
    }

    /// <summary>Adds the counts of several groups up, as if their deals had been counted together.</summary>
    /// <param name="id">The id of the sum.</param>
    /// <param name="first">Counts.</param>
    /// <param name="others">More counts, of the same window, as-of date and currency; may be empty.</param>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static OutcomeCounts Merge(string id, OutcomeCounts first, params IEnumerable<OutcomeCounts> others)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        return others.Aggregate(first, Add) with { Id = id };
    }

    /// <inheritdoc />
    public Explanation Explain() =>
        new(
            Id.Length == 0 ? "Outcomes of deals without a unit" : Invariant($"Outcomes of {Id}"),
            Decided,
            [
                new Explanation("Won", Won),
                new Explanation("Lost", Lost),
                new Explanation("Open, not in the sum", Open),
                new Explanation("Won value", WonValue),
                new Explanation("List value won", WonListValue) { Rule = Invariant($"{WonWithoutListPrice} won without a list price") },
                new Explanation("List value lost", LostListValue) { Rule = Invariant($"{LostWithoutListPrice} lost without a list price") },
                new Explanation("Lost without an amount", LostWithoutAmount),
                .. Excluded.Select(excluded => excluded.Explain()),
            ])
        {
            Rule = "won + lost",
        };

    private static OutcomeCounts Add(OutcomeCounts left, OutcomeCounts right) => left with
    {
        Won = left.Won + right.Won,
        Lost = left.Lost + right.Lost,
        Open = left.Open + right.Open,
        WonValue = left.WonValue + right.WonValue,
        WonPositiveValue = left.WonPositiveValue + right.WonPositiveValue,
        LostStatedValue = left.LostStatedValue + right.LostStatedValue,
        LostFallbackValue = left.LostFallbackValue + right.LostFallbackValue,
        WonListValue = left.WonListValue + right.WonListValue,
        LostListValue = left.LostListValue + right.LostListValue,
        OpenListValue = left.OpenListValue + right.OpenListValue,
        WonWithoutAmount = left.WonWithoutAmount + right.WonWithoutAmount,
        LostWithoutAmount = left.LostWithoutAmount + right.LostWithoutAmount,
        LostWithoutAnyValue = left.LostWithoutAnyValue + right.LostWithoutAnyValue,
        WonWithoutListPrice = left.WonWithoutListPrice + right.WonWithoutListPrice,
        LostWithoutListPrice = left.LostWithoutListPrice + right.LostWithoutListPrice,
        OpenWithoutListPrice = left.OpenWithoutListPrice + right.OpenWithoutListPrice,
        ClosedOutsideWindow = left.ClosedOutsideWindow + right.ClosedOutsideWindow,
        NotYetOpened = left.NotYetOpened + right.NotYetOpened,
    };
}
