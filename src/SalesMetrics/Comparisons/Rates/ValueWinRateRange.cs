using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>How far a single deal carries a win rate by value: the rate, and the lowest and highest it would be without any one deal.</summary>
public sealed class ValueWinRateRange : IExplainable
{
    internal ValueWinRateRange(string whyUndefined, Ratio? value, Ratio? lowest, string lowestWithout, Ratio? highest, string highestWithout)
    {
        WhyUndefined = whyUndefined;
        Value = value;
        Lowest = lowest;
        LowestWithout = lowestWithout;
        Highest = highest;
        HighestWithout = highestWithout;
    }

    /// <summary>Value won / value decided; null when undefined.</summary>
    public Ratio? Value { get; }

    /// <summary>The lowest rate that leaving one deal out gives; null when undefined, or nothing would be left.</summary>
    public Ratio? Lowest { get; }

    /// <summary>The deal left out for it: the largest won; empty when there is none.</summary>
    public string LowestWithout { get; }

    /// <summary>The highest rate that leaving one deal out gives; null when undefined, or nothing would be left.</summary>
    public Ratio? Highest { get; }

    /// <summary>The deal left out for it: the largest lost; empty when there is none.</summary>
    public string HighestWithout { get; }

    /// <summary>Why it is undefined, as for <see cref="ValueWinRate"/>; empty when it is not.</summary>
    public string WhyUndefined { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Win rate by value",
        Stated(Value, WhyUndefined),
        new Explanation("Lowest without one deal", Stated(Lowest, WhyNothing)) { SourceId = LowestWithout },
        new Explanation("Highest without one deal", Stated(Highest, WhyNothing)) { SourceId = HighestWithout })
    {
        Rule = "value won / value decided; leaving out each deal in turn",
    };

    private string WhyNothing => WhyUndefined.Length > 0 ? WhyUndefined : "nothing would be left";

    private static ExplainedValue Stated(Ratio? value, string whyNot) => value is { } ratio ? new ExplainedValue.OfRatio(ratio) : new ExplainedValue.Undefined(whyNot);
}
