using SalesMetrics.Explanations;
using SalesMetrics.Measures;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>How many events of one kind come on one of another: calls a meeting, meetings a deal; with an interval.</summary>
public sealed class ActivityRatio : IExplainable
{
    internal ActivityRatio(KpiDefinition definition, DateInterval window, long numerator, long denominator, int payees, double level, double? halfWidth)
    {
        Definition = definition;
        Window = window;
        Numerator = numerator;
        Denominator = denominator;
        Payees = payees;
        Level = level;
        HalfWidth = halfWidth;
    }

    /// <summary>What is divided by what.</summary>
    public KpiDefinition Definition { get; }

    /// <summary>The days looked at, both inclusive.</summary>
    public DateInterval Window { get; }

    /// <summary>All events above the line.</summary>
    public long Numerator { get; }

    /// <summary>All events below the line.</summary>
    public long Denominator { get; }

    /// <summary>How many people have an event of either kind.</summary>
    public int Payees { get; }

    /// <summary>The confidence level of the interval.</summary>
    public double Level { get; }

    /// <summary>Sum / sum, exact; null when nothing is below the line. It may be above 1.</summary>
    public Ratio? Value => Denominator == 0 ? null : Ratio.Of(Numerator, Denominator);

    /// <summary>The lower end of the interval, at least 0; null without one.</summary>
    public double? Lower => Value is { } value && HalfWidth is { } half ? Math.Max(0, value.ToDouble() - half) : null;

    /// <summary>The upper end of the interval; null without one.</summary>
    public double? Upper => Value?.ToDouble() + HalfWidth;

    /// <summary>Why there is no value, or no interval; empty when there are both.</summary>
    public string Why => Denominator == 0 ? Invariant($"there is no {Definition.Denominator}")
        : HalfWidth is null ? Invariant($"no interval: {Payees} of at least {ActivityRatioCalculator.FewestPayees} people")
        : "";

    private double? HalfWidth { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Definition.Id,
        Value is { } value ? new ExplainedValue.OfEstimate(value.ToDouble()) : new ExplainedValue.Undefined(Why),
        new Explanation(Definition.Numerator, Numerator),
        new Explanation(Definition.Denominator!, Denominator),
        new Explanation("People", Payees))
    {
        Rule = Definition.Definition + (Lower is { } lower && Upper is { } upper ? Invariant($"; {100 * Level:0.#} % interval {lower:G4} to {upper:G4}") : ""),
    };
}
