using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>A chart of single values and their moving ranges, and what it shows.</summary>
public sealed class XmrChart : IExplainable
{
    internal XmrChart(ImmutableArray<double> values, ImmutableArray<double> adjusted)
    {
        Values = values;
        Adjusted = adjusted;
    }

    /// <summary>The values as given.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The values without the season; the same where none was taken out.</summary>
    public ImmutableArray<double> Adjusted { get; }

    /// <summary>Whether a season was taken out.</summary>
    public bool IsSeasonal { get; internal init; }

    /// <summary>The centre; null with fewer than 5 periods, as are all limits.</summary>
    public double? Centre { get; internal init; }

    /// <summary>The mean, or median, size of a step from one period to the next.</summary>
    public double? MovingRange { get; internal init; }

    /// <summary>The upper limit of values.</summary>
    public double? Upper { get; internal init; }

    /// <summary>The lower limit of values, not below the floor.</summary>
    public double? Lower { get; internal init; }

    /// <summary>The upper limit of steps.</summary>
    public double? RangeUpper { get; internal init; }

    /// <summary>The correlation of each value with the one before; null when all values are equal.</summary>
    public double? Autocorrelation { get; internal init; }

    /// <summary>Whether the limits can be trusted: the autocorrelation is within 2 / sqrt(n) of zero. When neighbours go together, steps are small beside the
    /// spread, the limits too narrow, and alarms many.</summary>
    public bool IsTrustworthy => Autocorrelation is not { } correlation || Math.Abs(correlation) <= 2 / Math.Sqrt(Values.Length);

    /// <summary>Whether there are so few periods, below 8, that limits will still move.</summary>
    public bool IsProvisional => Values.Length < XmrChartCalculator.FirmPeriods;

    /// <summary>The p-value of the test of Mann and Kendall for a trend, two-sided; null with fewer than 5 periods or when all values are equal.</summary>
    public double? TrendProbability { get; internal init; }

    /// <summary>The periods that stand out, in order.</summary>
    public ImmutableArray<XmrSignal> Signals { get; internal init; } = [];

    /// <summary>What may be said.</summary>
    public BehaviourVerdict Verdict { get; internal init; }

    /// <summary>The rule that decided, in words.</summary>
    public string VerdictRule { get; internal init; } = "";

    /// <summary>The verdict in words.</summary>
    public string VerdictText => Verdict switch
    {
        BehaviourVerdict.NotEnoughData => "not enough data",
        BehaviourVerdict.OrdinaryVariation => "ordinary variation",
        BehaviourVerdict.Watch => "watch",
        BehaviourVerdict.RealShift => "real shift",
        _ => "real trend",
    };

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Behaviour over periods",
        VerdictText,
        [
            new Explanation("Periods", Values.Length),
            .. Estimate("Centre", Centre),
            .. Estimate("Upper limit", Upper),
            .. Estimate("Lower limit", Lower),
            .. Estimate("Limit of steps", RangeUpper),
            .. Estimate("Autocorrelation", Autocorrelation),
            .. Estimate("p of a trend", TrendProbability),
            .. Signals.Select(signal => new Explanation(Invariant($"Period {signal.Index + 1}"), new ExplainedValue.OfEstimate(Adjusted[signal.Index])) { Rule = Words(signal) }),
        ])
    {
        Rule = VerdictRule + (IsProvisional ? "; provisional: fewer than 8 periods" : "") + (IsTrustworthy ? "" : "; limits not trustworthy: neighbours go together"),
    };

    internal static string Words(XmrSignal signal) => (signal.Rule switch
    {
        XmrRule.BeyondLimit => "beyond the limit",
        XmrRule.EightOnOneSide => "8 in a row on one side",
        XmrRule.ThreeOfFourNearLimit => "3 of 4 nearer to the limit than to the centre",
        _ => "a step beyond the limit of steps",
    }) + (signal.IsUp ? ", up" : ", down");

    private static IEnumerable<Explanation> Estimate(string label, double? value) =>
        value is { } number ? [new Explanation(label, new ExplainedValue.OfEstimate(number))] : [];
}
