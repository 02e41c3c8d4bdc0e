namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>What makes a period stand out, and what a series as a whole shows: one set of rules for charts of values, shares and counts.</summary>
internal static class ChartRules
{
    public const int LeastPeriods = 5;
    public const int FirmPeriods = 8;

    /// <summary>What turns the mean step between normal neighbours into their standard deviation: 2 / sqrt(pi).</summary>
    public const double StepsPerDeviation = 1.1283791670955126;

    private const double TrendLevel = 0.01;
    private const int RunLength = 8;

    /// <summary>The periods that stand out, by place and rule.</summary>
    /// <param name="values">All values.</param>
    /// <param name="centres">The centre, and the one that runs are counted from.</param>
    /// <param name="plainLower">The lower limit before it is lifted to a floor.</param>
    /// <param name="lower">The lower limit.</param>
    /// <param name="upper">The upper limit.</param>
    public static IEnumerable<XmrSignal> Signals(ReadOnlyMemory<double> values, (double Plain, double OfRuns) centres, double plainLower, double lower, double upper)
    {
        var run = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values.Span[i];
            var side = Math.Sign(value - centres.OfRuns);
            run = side == 0 ? 0 : Math.Sign(run) == side ? run + side : side;
            if (value > upper || value < lower)
            {
                yield return new(i, XmrRule.BeyondLimit, value > upper);
            }

            if (Math.Abs(run) >= RunLength)
            {
                yield return new(i, XmrRule.EightOnOneSide, run > 0);
            }

            if (i >= 3 && NearLimit(values.Span[(i - 3)..(i + 1)], centres.Plain, plainLower, upper) is var near && near != 0)
            {
                yield return new(i, XmrRule.ThreeOfFourNearLimit, near > 0);
            }
        }
    }

    /// <summary>The verdict with the rule that fired.</summary>
    public static (BehaviourVerdict Verdict, string Rule) Judge(ReadOnlySpan<double> values, ImmutableArray<XmrSignal> signals, TrendTest? trend, ImmutableArray<LevelChange> changes, int longerRun = 0)
    {
        var telling = TellingRun(values.Length) + longerRun;
        var run = LongRun(signals, telling);
        if (run is not null || trend?.Probability < TrendLevel || !changes.IsEmpty)
        {
            var fired = run is not null ? Invariant($"period {run.Index + 1}: {telling} in a row on one side, {(run.IsUp ? "up" : "down")}")
                : !changes.IsEmpty ? Invariant($"the level changes at period {changes[^1].Index + 1}")
                : Invariant($"Mann-Kendall p = {trend!.Probability:0.####}");
            return StepError(values) <= LineError(values) ? (BehaviourVerdict.RealShift, fired) : (BehaviourVerdict.RealTrend, fired);
        }

        return signals.IsEmpty
            ? (BehaviourVerdict.OrdinaryVariation, "no rule fired")
            : (BehaviourVerdict.Watch, Invariant($"period {signals[^1].Index + 1}: {XmrChart.Words(signals[^1])}"));
    }

    /// <summary>How long a run on one side must be to count as a real change: 8 of up to 24 periods, one more for each doubling.</summary>
    /// <remarks>Among 52 periods luck alone makes a run of 8 once in seven times; what is said of a series must not be likelier to be wrong because it is long.</remarks>
    public static int TellingRun(int periods)
    {
        var length = RunLength;
        for (var covered = 24; covered < periods; covered *= 2)
        {
            length++;
        }

        return length;
    }

    /// <summary>The correlation of each value with the one before; null when all are equal.</summary>
    public static double? Autocorrelation(ReadOnlySpan<double> values)
    {
        var (mean, whole, cross) = (Mean(values), SquaredError(values), 0.0);
        for (var i = 1; i < values.Length; i++)
        {
            cross += (values[i] - mean) * (values[i - 1] - mean);
        }

        return whole > 0 ? cross / whole : null;
    }

    /// <summary>The mean absolute step from one value to the next.</summary>
    public static double MeanStep(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 1; i < values.Length; i++)
        {
            sum += Math.Abs(values[i] - values[i - 1]);
        }

        return sum / (values.Length - 1);
    }

    public static double SquaredError(ReadOnlySpan<double> values)
    {
        var (mean, error) = (Mean(values), 0.0);
        foreach (var value in values)
        {
            error += (value - mean) * (value - mean);
        }

        return error;
    }

    public static string Words(BehaviourVerdict verdict) => verdict switch
    {
        BehaviourVerdict.NotEnoughData => "not enough data",
        BehaviourVerdict.OrdinaryVariation => "ordinary variation",
        BehaviourVerdict.Watch => "watch",
        BehaviourVerdict.RealShift => "real shift",
        _ => "real trend",
    };

    // The last period of the first run that is long enough; each period from the eighth of a run on is a signal.
    private static XmrSignal? LongRun(ImmutableArray<XmrSignal> signals, int needed)
    {
        var length = 0;
        XmrSignal? before = null;
        foreach (var signal in signals)
        {
            if (signal.Rule != XmrRule.EightOnOneSide)
            {
                continue;
            }

            length = before is not null && before.Index == signal.Index - 1 && before.IsUp == signal.IsUp ? length + 1 : RunLength;
            before = signal;
            if (length >= needed)
            {
                return signal;
            }
        }

        return null;
    }

    // 1 when 3 of 4 are nearer to the upper limit than to the centre and the last is one of them, -1 for the lower one, else 0.
    private static int NearLimit(ReadOnlySpan<double> four, double centre, double lower, double upper)
    {
        var (high, low) = (0, 0);
        foreach (var value in four)
        {
            high += value > (centre + upper) / 2 ? 1 : 0;
            low += value < (centre + lower) / 2 ? 1 : 0;
        }

        return high >= 3 && four[3] > (centre + upper) / 2 ? 1 : low >= 3 && four[3] < (centre + lower) / 2 ? -1 : 0;
    }

    private static double StepError(ReadOnlySpan<double> values)
    {
        var least = double.PositiveInfinity;
        for (var cut = 1; cut < values.Length; cut++)
        {
            least = Math.Min(least, SquaredError(values[..cut]) + SquaredError(values[cut..]));
        }

        return least;
    }

    private static double LineError(ReadOnlySpan<double> values)
    {
        var (middle, mean) = ((values.Length - 1) / 2.0, Mean(values));
        var (cross, square) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            cross += (i - middle) * (values[i] - mean);
            square += (i - middle) * (i - middle);
        }

        return SquaredError(values) - (cross * cross / square);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
