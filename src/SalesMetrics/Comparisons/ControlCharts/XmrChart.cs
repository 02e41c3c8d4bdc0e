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

    /// <summary>Whether steps count as ratios: limits lie as far above the centre as below by their logarithms.</summary>
    public bool IsLogarithmic { get; internal init; }

    /// <summary>The limits, oldest first: one piece, or one for each level where they were made anew after a shift. Empty with fewer than 5 periods.</summary>
    public ImmutableArray<XmrPiece> Pieces { get; internal init; } = [];

    /// <summary>The centre now; null with fewer than 5 periods, as are all limits.</summary>
    public double? Centre => Last?.Centre;

    /// <summary>The mean, or median, size of a step from one period to the next; of natural logarithms in a logarithmic chart, so that 0.1 is about a tenth.</summary>
    public double? MovingRange => Last?.MovingRange;

    /// <summary>The upper limit of values now.</summary>
    public double? Upper => Last?.Upper;

    /// <summary>The lower limit of values now, not below the floor.</summary>
    public double? Lower => Last?.Lower;

    /// <summary>The upper limit of steps now; of natural logarithms in a logarithmic chart.</summary>
    public double? RangeUpper => Last?.RangeUpper;

    /// <summary>The periods in standard deviations from the centre of their piece, with EWMA and CUSUM; empty with fewer than 5 periods, or no step.</summary>
    public ImmutableArray<ChartScore> Scores { get; internal init; } = [];

    /// <summary>The correlation of each value with the one before; null when all values are equal.</summary>
    public double? Autocorrelation { get; internal init; }

    /// <summary>The variance of the values over that which steps between neighbours suggest: about 1 when luck alone is at work, above where levels last longer than
    /// a period. Null when all values are equal.</summary>
    public double? DispersionRatio { get; internal init; }

    /// <summary>Whether the limits can be trusted: the autocorrelation is within 2 / sqrt(n) of zero. When neighbours go together, steps are small beside the
    /// spread, the limits too narrow, and alarms many.</summary>
    public bool IsTrustworthy => Autocorrelation is not { } correlation || Math.Abs(correlation) <= 2 / Math.Sqrt(Values.Length);

    /// <summary>Whether there are so few periods, below 8, that limits will still move.</summary>
    public bool IsProvisional => Values.Length < ChartRules.FirmPeriods;

    /// <summary>Whether the values go one way; null with fewer than 5 periods.</summary>
    public TrendTest? Trend { get; internal init; }

    /// <summary>The p-value of <see cref="Trend"/>; null with fewer than 5 periods or when all values are equal.</summary>
    public double? TrendProbability => Trend?.Probability;

    /// <summary>The lasting changes of level, on the scale of the chart (natural logarithms in a logarithmic one); null with fewer than 5 periods.</summary>
    public ChangePoints? Changes { get; internal init; }

    /// <summary>The periods that stand out, in order.</summary>
    public ImmutableArray<XmrSignal> Signals { get; internal init; } = [];

    /// <summary>What may be said.</summary>
    public BehaviourVerdict Verdict { get; internal init; }

    /// <summary>The rule that decided, in words.</summary>
    public string VerdictRule { get; internal init; } = "";

    /// <summary>The verdict in words.</summary>
    public string VerdictText => ChartRules.Words(Verdict);

    private XmrPiece? Last => Pieces.IsEmpty ? null : Pieces[^1];

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
            .. Estimate("Dispersion ratio", DispersionRatio),
            .. Estimate("p of a trend", TrendProbability),
            .. Changes is { Changes.Length: > 0 } changes ? [changes.Explain()] : Array.Empty<Explanation>(),
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

    internal static IEnumerable<Explanation> Estimate(string label, double? value) =>
        value is { } number ? [new Explanation(label, new ExplainedValue.OfEstimate(number))] : [];
}
