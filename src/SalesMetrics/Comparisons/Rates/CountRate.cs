using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>A share of counts by a stated definition: both terms, what is left out and why, and the interval that the counts do not rule out.</summary>
public sealed class CountRate : IExplainable
{
    internal CountRate(string definitionId, string formula, long numerator, long denominator, ImmutableArray<ExcludedDeals> excluded, DateInterval? window, LocalDate asOf)
    {
        DefinitionId = definitionId;
        Formula = formula;
        Numerator = numerator;
        Denominator = denominator;
        Excluded = [.. excluded.Where(one => one.Count > 0)];
        Window = window;
        AsOf = asOf;
    }

    /// <summary>The id of the definition.</summary>
    public string DefinitionId { get; }

    /// <summary>The definition in words.</summary>
    public string Formula { get; }

    /// <summary>The count above the line.</summary>
    public long Numerator { get; }

    /// <summary>The count below the line, which includes the one above.</summary>
    public long Denominator { get; }

    /// <summary>What is in neither, by reason.</summary>
    public ImmutableArray<ExcludedDeals> Excluded { get; }

    /// <summary>The days looked at, both inclusive; null for all.</summary>
    public DateInterval? Window { get; }

    /// <summary>The last day that is known.</summary>
    public LocalDate AsOf { get; }

    /// <summary>The rate, 0 to 1; null when the count below the line is 0, which is neither 0 nor 1.</summary>
    public Ratio? Value => Denominator == 0 ? null : Ratio.Of(Numerator, Denominator);

    /// <summary>Why the rate is undefined; empty when it is not.</summary>
    public string WhyUndefined => Denominator == 0 ? "there is nothing to divide by: " + Formula : "";

    /// <summary>The interval of rates that the counts do not rule out; null when the rate is undefined.</summary>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="method">How it is found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of range or not a number.</exception>
    public ProportionInterval? Interval(double level = 0.95, IntervalMethod method = IntervalMethod.Wilson) =>
        new WinCount(DefinitionId, Numerator, Denominator).Interval(level, method);

    /// <inheritdoc />
    public Explanation Explain() => new(
        DefinitionId,
        Value is { } value ? new ExplainedValue.OfRatio(value) : new ExplainedValue.Undefined(WhyUndefined),
        [
            new Explanation("Above the line", Numerator),
            new Explanation("Below the line", Denominator),
            .. Excluded.Select(one => one.Explain()),
            .. Interval() is { } interval ? [interval.Explain()] : Enumerable.Empty<Explanation>(),
        ])
    {
        Rule = Formula,
    };
}
