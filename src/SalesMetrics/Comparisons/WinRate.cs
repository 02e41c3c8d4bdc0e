using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>The win rate by count over decided deals (the narrow win rate): deals won as a share of deals won or lost.</summary>
/// <remarks>
/// Open deals are in neither term. A rep who never closes old deals therefore looks better than one who does, so
/// <see cref="OutcomeCounts.Open"/> belongs beside it.
/// </remarks>
public sealed class WinRate : IExplainable
{
    internal WinRate(OutcomeCounts counts, OutcomeOptions options)
    {
        Counts = counts;
        Options = options;
    }

    /// <summary>The id of the definition.</summary>
    public static string DefinitionId => "WinRate.Count.Decided";

    /// <summary>The counts it is made from, with what they leave out and why.</summary>
    public OutcomeCounts Counts { get; }

    /// <summary>The window, the as-of date and what was counted.</summary>
    public OutcomeOptions Options { get; }

    /// <summary>The id of the unit or product.</summary>
    public string Id => Counts.Id;

    /// <summary>Deals won.</summary>
    public long Numerator => Counts.Won;

    /// <summary>Deals won or lost.</summary>
    public long Denominator => Counts.Decided;

    /// <summary>The rate, from 0 to 1; null when nothing is decided, which is neither 0 nor 1.</summary>
    public Ratio? Value => Denominator == 0 ? null : Ratio.Of(Numerator, Denominator);

    /// <summary>Why the rate is undefined; empty when it is not.</summary>
    public string WhyUndefined => Denominator == 0 ? "no deal decided" : "";

    /// <summary>Deals won of deals decided, for tests across units.</summary>
    public WinCount Count => new(Id, Numerator, Denominator);

    /// <summary>The interval of win rates that the counts do not rule out; null when nothing is decided.</summary>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="method">How it is found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of range or not a number.</exception>
    public ProportionInterval? Interval(double level = 0.95, IntervalMethod method = IntervalMethod.Wilson) =>
        Count.Interval(level, method);

    /// <inheritdoc />
    public Explanation Explain()
    {
        const string Label = "Win rate";
        var rule = Invariant($"{DefinitionId}: won / (won + lost)");
        var lines = new List<Explanation> { new("Won", Numerator), new("Won or lost", Denominator), new("Open, in neither", Counts.Open) };
        lines.AddRange(Counts.Excluded.Select(excluded => excluded.Explain()));
        if (Interval() is { } interval)
        {
            lines.Add(interval.Explain());
        }

        return Value is { } value
            ? new Explanation(Label, value, lines) { Rule = rule }
            : new Explanation(Label, new ExplainedValue.Undefined(WhyUndefined), lines) { Rule = rule };
    }
}
