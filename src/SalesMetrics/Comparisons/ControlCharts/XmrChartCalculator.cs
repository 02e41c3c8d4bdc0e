using MathNet.Numerics.Statistics;
using SalesMetrics.Series;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Tells a bad period from a real change, by a chart of single values and moving ranges (XmR; Shewhart; Wheeler).</summary>
public static class XmrChartCalculator
{
    internal const int LeastPeriods = 5;
    internal const int FirmPeriods = 8;
    private const double TrendLevel = 0.01;

    /// <summary>Calculates the chart.</summary>
    /// <remarks>
    /// <para>Limits are mean -+ 2.66 mean moving range, and 3.267 times it for the ranges; by medians 3.145 and 3.865.</para>
    /// <para>The verdict: <em>watch</em> when a value or step is beyond its limit or 3 of 4 values are near one; <em>real shift</em> or <em>real trend</em> when 8 in a
    /// row lie on one side or the test of Mann and Kendall has p below 0.01, whichever of one step and one straight line fits the values better.</para>
    /// <para>Runs are counted from the centre of the values within the limits, since one odd period would move the centre of all others.</para>
    /// <para>The season is taken out first, as factors where all values are above zero and as summands else. Consecutive periods are needed.</para>
    /// </remarks>
    /// <param name="values">The values, oldest first, all finite.</param>
    /// <param name="options">Choices; the defaults when null.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its place. Or the baseline is longer than the values.</exception>
    public static XmrChart Calculate(ImmutableArray<double> values, XmrOptions? options = null)
    {
        options ??= new();
        values = values.IsDefault ? [] : values;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(Invariant($"Period {i + 1} has {values[i]}: every value must be finite."), nameof(values));
            }
        }

        if (values.Length < LeastPeriods)
        {
            return new(values, values) { VerdictRule = Invariant($"{values.Length} periods, and {LeastPeriods} are needed") };
        }

        if (options.BaselineLength > values.Length)
        {
            throw new ArgumentException(Invariant($"The baseline is {options.BaselineLength} periods long, and there are {values.Length}."), nameof(options));
        }

        var isSeasonal = options.SeasonLength > 1 && values.Length >= 2 * options.SeasonLength;
        return Chart(values, isSeasonal ? WithoutSeason(values, options.SeasonLength) : values, isSeasonal, options);
    }

    private static XmrChart Chart(ImmutableArray<double> values, ImmutableArray<double> adjusted, bool isSeasonal, XmrOptions options)
    {
        var ranges = adjusted.Zip(adjusted.Skip(1), (before, now) => Math.Abs(now - before)).ToArray();
        var length = options.BaselineLength ?? values.Length;
        var (level, steps) = (adjusted[..length], ranges[..(length - 1)]);
        var (centre, range) = options.IsMedianBased ? (level.Median(), steps.Median()) : (level.Average(), steps.Average());
        var (width, rangeWidth) = options.IsMedianBased ? (3.145, 3.865) : (2.66, 3.267);
        var (upper, lower, rangeUpper) = (centre + (width * range), Math.Max(centre - (width * range), options.Floor ?? double.NegativeInfinity), rangeWidth * range);
        var trend = TrendProbability(adjusted);

        // One odd period moves the mean so far that all others lie on the other side of it: runs are counted from the centre of those within the limits.
        var within = level.Where(value => value <= upper && value >= lower).ToArray();
        var runCentre = options.IsMedianBased || within.Length < LeastPeriods ? centre : within.Average();
        ImmutableArray<XmrSignal> signals = [.. Signals(adjusted, (centre, runCentre), centre - (width * range), lower, upper).Concat(
            ranges.Select((step, i) => (step, i)).Where(one => one.step > rangeUpper).Select(one => new XmrSignal(one.i + 1, XmrRule.RangeBeyondLimit, adjusted[one.i + 1] > adjusted[one.i])))
            .OrderBy(signal => signal.Index).ThenBy(signal => signal.Rule)];
        var (verdict, rule) = Judge(adjusted, signals, trend);
        return new(values, adjusted)
        {
            IsSeasonal = isSeasonal,
            Centre = centre,
            MovingRange = range,
            Upper = upper,
            Lower = lower,
            RangeUpper = rangeUpper,
            Autocorrelation = Autocorrelation(adjusted),
            TrendProbability = trend,
            Signals = signals,
            Verdict = verdict,
            VerdictRule = rule,
        };
    }

    private static ImmutableArray<double> WithoutSeason(ImmutableArray<double> values, int season)
    {
        var form = values.All(value => value > 0) ? DecompositionForm.Multiplicative : DecompositionForm.Additive;
        var (trend, indices, adjusted) = (new double[values.Length - (2 * (season / 2))], new double[season], new double[values.Length]);
        SeasonalIndexEstimator.Estimate(values.AsSpan(), form, trend, indices);
        SeasonalIndexEstimator.Adjust(values.AsSpan(), indices, form, adjusted);
        return [.. adjusted];
    }

    private static IEnumerable<XmrSignal> Signals(
        ImmutableArray<double> values, (double Plain, double OfRuns) centres, double plainLower, double lower, double upper)
    {
        var centre = centres.Plain;
        var run = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var side = Math.Sign(values[i] - centres.OfRuns);
            run = side == 0 ? 0 : Math.Sign(run) == side ? run + side : side;
            if (values[i] > upper || values[i] < lower)
            {
                yield return new(i, XmrRule.BeyondLimit, values[i] > upper);
            }

            if (Math.Abs(run) >= 8)
            {
                yield return new(i, XmrRule.EightOnOneSide, run > 0);
            }

            if (i >= 3 && NearLimit(values.AsSpan()[(i - 3)..(i + 1)], centre, plainLower, upper) is var near && near != 0)
            {
                yield return new(i, XmrRule.ThreeOfFourNearLimit, near > 0);
            }
        }
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

    private static (BehaviourVerdict Verdict, string Rule) Judge(ImmutableArray<double> values, ImmutableArray<XmrSignal> signals, double? trend)
    {
        var run = signals.FirstOrDefault(signal => signal.Rule == XmrRule.EightOnOneSide);
        if (run is not null || trend < TrendLevel)
        {
            var fired = run is not null ? Invariant($"period {run.Index + 1}: {XmrChart.Words(run)}") : Invariant($"Mann-Kendall p = {trend:0.####}");
            return StepError(values) <= LineError(values) ? (BehaviourVerdict.RealShift, fired) : (BehaviourVerdict.RealTrend, fired);
        }

        return signals.IsEmpty
            ? (BehaviourVerdict.OrdinaryVariation, "no rule fired")
            : (BehaviourVerdict.Watch, Invariant($"period {signals[^1].Index + 1}: {XmrChart.Words(signals[^1])}"));
    }

    private static double StepError(ImmutableArray<double> values) => Enumerable.Range(1, values.Length - 1).Min(cut =>
        SquaredError(values.AsSpan()[..cut]) + SquaredError(values.AsSpan()[cut..]));

    private static double SquaredError(ReadOnlySpan<double> values)
    {
        var (mean, error) = (0.0, 0.0);
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        foreach (var value in values)
        {
            error += (value - mean) * (value - mean);
        }

        return error;
    }

    private static double LineError(ImmutableArray<double> values)
    {
        var (middle, mean) = ((values.Length - 1) / 2.0, values.Average());
        var (cross, square) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            cross += (i - middle) * (values[i] - mean);
            square += (i - middle) * (i - middle);
        }

        return SquaredError(values.AsSpan()) - (cross * cross / square);
    }

    private static double? Autocorrelation(ImmutableArray<double> values)
    {
        var (mean, whole) = (values.Average(), SquaredError(values.AsSpan()));
        return whole > 0 ? values.Zip(values.Skip(1), (before, now) => (before - mean) * (now - mean)).Sum() / whole : null;
    }

    // Mann 1945 and Kendall: the normal approximation with correction for ties and continuity.
    private static double? TrendProbability(ImmutableArray<double> values)
    {
        double n = values.Length;
        var s = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                s += Math.Sign(values[j] - values[i]);
            }
        }

        var ties = values.GroupBy(value => value).Sum(same => (double)same.Count() * (same.Count() - 1) * ((2 * same.Count()) + 5));
        var variance = ((n * (n - 1) * ((2 * n) + 5)) - ties) / 18;
        return variance > 0 ? BinomialTest.TwoSided(Math.Max(0, Math.Abs(s) - 1) / Math.Sqrt(variance)) : null;
    }
}
