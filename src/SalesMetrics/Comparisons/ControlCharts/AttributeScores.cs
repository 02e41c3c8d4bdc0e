using MathNet.Numerics.Distributions;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>What charts of shares and of counts have in common: what was to be expected of each period, how far it is off, and what that shows.</summary>
internal sealed class AttributeScores
{
    private AttributeScores(double centre, double[] expected, double[] errors) => (Centre, Expected, Errors) = (centre, expected, errors);

    public double Centre { get; }

    /// <summary>The rate to be expected of each period.</summary>
    public double[] Expected { get; }

    /// <summary>Its standard error, widened.</summary>
    public double[] Errors { get; }

    public required bool IsSeasonal { get; init; }

    /// <summary>Laney's factor, at least 1.</summary>
    public required double Width { get; init; }

    public required double Dispersion { get; init; }

    public required bool IsTrustworthy { get; init; }

    public required ChartScore[] Scores { get; init; }

    public required double? Autocorrelation { get; init; }

    public required TrendTest? Trend { get; init; }

    public required ChangePoints? Changes { get; init; }

    public required ImmutableArray<XmrSignal> Signals { get; init; }

    public required BehaviourVerdict Verdict { get; init; }

    public required string VerdictRule { get; init; }

    /// <summary>The scores; null (undefined) when nothing can deviate.</summary>
    /// <param name="counts">How often, of how many, for each period; the size above 0.</param>
    /// <param name="positions">The place of each in the season; default for none.</param>
    /// <param name="options">Choices.</param>
    /// <param name="variance">The variance of one count of size 1, given its rate.</param>
    public static AttributeScores? Of((double Count, double Size)[] counts, ImmutableArray<int> positions, AttributeChartOptions options, Func<double, double> variance)
    {
        if (counts.Length == 0)
        {
            return null;
        }

        var centre = options.Centre ?? (counts.Sum(one => one.Count) / counts.Sum(one => one.Size));
        if (!(variance(centre) > 0))
        {
            return null;
        }

        // A place of one period could be compared with itself alone.
        var groups = positions.IsDefaultOrEmpty || options.Centre is not null ? [] : counts.Zip(positions).GroupBy(pair => pair.Second, pair => pair.First)
            .ToDictionary(group => group.Key, group => (Count: group.Sum(one => one.Count), Size: group.Sum(one => one.Size), Periods: group.Count()));
        var isSeasonal = groups.Count > 1 && groups.Values.All(group => group.Periods > 1);
        var (expected, errors, raw, squares) = (new double[counts.Length], new double[counts.Length], new double[counts.Length], 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            var (rate, own) = isSeasonal ? (groups[positions[i]].Count / groups[positions[i]].Size, counts[i].Size / groups[positions[i]].Size) : (centre, 0);
            (expected[i], errors[i]) = (rate, Math.Sqrt(variance(rate) / counts[i].Size));
            var off = (counts[i].Count / counts[i].Size) - rate;

            // A period is a part of what it is compared with, the more so the fewer there are of its place.
            raw[i] = errors[i] > 0 ? off / (errors[i] * Math.Sqrt(1 - own)) : 0;
            squares += errors[i] > 0 ? off * off / (errors[i] * errors[i]) : 0;
        }

        var freedom = counts.Length - (isSeasonal ? groups.Count : 0);
        var dispersion = squares / freedom;
        var width = options.WidensForDispersion && dispersion > 1 && counts.Length > 1 ? Math.Max(1, ChartRules.MeanStep(raw) / ChartRules.StepsPerDeviation) : 1;
        for (var i = 0; i < raw.Length; i++)
        {
            (raw[i], errors[i]) = (raw[i] / width, errors[i] * width);
        }

        var isJudged = raw.Length >= ChartRules.LeastPeriods;
        ImmutableArray<XmrSignal> signals = isJudged ? [.. ChartRules.Signals(raw, (0, 0), -3, -3, 3)] : [];
        var raise = isSeasonal ? ChartSeason.Raise(counts.Length, groups.Count) : 1;
        var (trend, changes) = isJudged ? (TrendCalculator.Test(raw, raise), ChangePointCalculator.Of(raw, new(), raise)) : (null, null);
        var (verdict, rule) = isJudged
            ? ChartRules.Judge(raw, signals, trend, changes!.Changes, isSeasonal ? ChartSeason.LongerRun(groups.Count) : 0)
            : (BehaviourVerdict.NotEnoughData, Invariant($"{raw.Length} periods, and {ChartRules.LeastPeriods} are needed"));
        return new(centre, expected, errors)
        {
            IsSeasonal = isSeasonal,
            Width = width,
            Dispersion = dispersion,
            IsTrustworthy = squares <= ChiSquared.InvCDF(freedom, 0.95) * width * width,
            Scores = ChartScore.Run(raw),
            Autocorrelation = ChartRules.Autocorrelation(raw),
            Trend = trend,
            Changes = changes,
            Signals = signals,
            Verdict = verdict,
            VerdictRule = rule,
        };
    }
}
