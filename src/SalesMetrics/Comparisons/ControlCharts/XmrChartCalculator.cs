using MathNet.Numerics.Statistics;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Tells a bad period from a real change, by a chart of single values and moving ranges (XmR; Shewhart; Wheeler).</summary>
public static class XmrChartCalculator
{
    /// <summary>Calculates the chart.</summary>
    /// <remarks>
    /// <para>Limits are mean -+ 2.66 mean moving range, and 3.267 times it for the ranges; by medians 3.145 and 3.865.</para>
    /// <para>The verdict: <em>watch</em> when a value or step is beyond its limit or 3 of 4 values are near one; <em>real shift</em> or <em>real trend</em> when 8 in a
    /// row lie on one side (9 of more than 24 periods, and one more for each further doubling), the level changes (<see cref="ChangePointCalculator"/>) or the test of Mann and Kendall has p below 0.01, whichever of one step and
    /// one straight line fits the values better.</para>
    /// <para>Runs are counted from the centre of the values within the limits, since one odd period would move the centre of all others.</para>
    /// <para>The season is taken out first, the mean of each place around a line, as factors where all values are above zero and as summands else. Since that takes a part of the luck away, a
    /// change of level or a trend must then be larger, and with a season of more than 3 periods a run must be longer by one. Consecutive periods are needed.</para>
    /// </remarks>
    /// <param name="values">The values, oldest first, all finite; at most <see cref="TrendCalculator.MaxLength"/>.</param>
    /// <param name="options">Choices; the defaults when null.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its place. Or there are too many, or the baseline is longer than the
    /// values.</exception>
    public static XmrChart Calculate(ImmutableArray<double> values, XmrOptions? options = null)
    {
        options ??= new();
        values = values.IsDefault ? [] : values;
        TrendCalculator.Check(values.AsSpan(), TrendCalculator.MaxLength);
        if (values.Length < ChartRules.LeastPeriods)
        {
            return new(values, values) { VerdictRule = Invariant($"{values.Length} periods, and {ChartRules.LeastPeriods} are needed") };
        }

        if (options.BaselineLength > values.Length)
        {
            throw new ArgumentException(Invariant($"The baseline is {options.BaselineLength} periods long, and there are {values.Length}."), nameof(options));
        }

        var isSeasonal = options.SeasonLength > 1 && values.Length >= 2 * options.SeasonLength;
        return Chart(values, isSeasonal ? ChartSeason.Without(values.AsSpan(), options.SeasonLength) : values, isSeasonal, options);
    }

    private static XmrChart Chart(ImmutableArray<double> values, ImmutableArray<double> adjusted, bool isSeasonal, XmrOptions options)
    {
        // Everything is judged on the scale of the chart; limits are told on that of the values.
        var isLogarithmic = options.IsLogarithmic && adjusted.All(value => value > 0);
        var scaled = isLogarithmic ? [.. adjusted.Select(Math.Log)] : adjusted;
        var floor = isLogarithmic ? (options.Floor > 0 ? Math.Log(options.Floor.Value) : null) : options.Floor;
        var (raise, longerRun) = isSeasonal ? (ChartSeason.RaiseBesideLine(values.Length, options.SeasonLength), ChartSeason.LongerRun(options.SeasonLength)) : (1, 0);
        var trend = TrendCalculator.Test(scaled.AsSpan(), raise);
        var changes = ChangePointCalculator.Of(scaled.AsSpan(), new(), raise);
        var whole = Piece(scaled, 0, options.BaselineLength ?? scaled.Length, scaled.Length, floor, options.IsMedianBased);
        var (verdict, rule) = ChartRules.Judge(scaled.AsSpan(), whole.Signals, trend, changes.Changes, longerRun);
        var pieces = options.RecalculatesAfterShift && verdict == BehaviourVerdict.RealShift ? Pieces(scaled, changes.Changes, floor, options.IsMedianBased) : [whole];
        return new(values, adjusted)
        {
            IsSeasonal = isSeasonal,
            IsLogarithmic = isLogarithmic,
            Pieces = [.. pieces.Select(piece => isLogarithmic ? Unscaled(piece.Limits) : piece.Limits)],
            Scores = Scores(scaled, pieces),
            Autocorrelation = ChartRules.Autocorrelation(scaled.AsSpan()),
            DispersionRatio = Dispersion(scaled.AsSpan()),
            Trend = trend,
            Changes = changes,
            Signals = [.. pieces.SelectMany(piece => piece.Signals)],
            Verdict = verdict,
            VerdictRule = rule,
        };
    }

    // A level of fewer than 5 periods has no limits of its own: it goes on with those before, or the first one with those after.
    private static ImmutableArray<Stretch> Pieces(ImmutableArray<double> values, ImmutableArray<LevelChange> changes, double? floor, bool isMedianBased)
    {
        var starts = new List<int> { 0 };
        foreach (var change in changes)
        {
            if (change.Index - starts[^1] >= ChartRules.LeastPeriods && values.Length - change.Index >= ChartRules.LeastPeriods)
            {
                starts.Add(change.Index);
            }
        }

        return [.. starts.Select((start, i) => (start, end: i + 1 < starts.Count ? starts[i + 1] : values.Length)).Select(piece => Piece(values, piece.start, piece.end, piece.end, floor, isMedianBased))];
    }

    private static Stretch Piece(ImmutableArray<double> all, int from, int baselineEnd, int to, double? floor, bool isMedianBased)
    {
        var values = all[from..to];
        var level = all[from..baselineEnd];
        var ranges = values.Zip(values.Skip(1), (before, now) => Math.Abs(now - before)).ToArray();
        var steps = ranges[..(level.Length - 1)];
        var (centre, range) = isMedianBased ? (level.Median(), steps.Median()) : (level.Average(), steps.Average());
        var (width, rangeWidth) = isMedianBased ? (3.145, 3.865) : (2.66, 3.267);
        var (upper, lower, rangeUpper) = (centre + (width * range), Math.Max(centre - (width * range), floor ?? double.NegativeInfinity), rangeWidth * range);

        // One odd period moves the mean so far that all others lie on the other side of it: runs are counted from the centre of those within the limits.
        var within = level.Where(value => value <= upper && value >= lower).ToArray();
        var runCentre = isMedianBased || within.Length < ChartRules.LeastPeriods ? centre : within.Average();
        ImmutableArray<XmrSignal> signals =
        [
            .. ChartRules.Signals(values.AsMemory(), (centre, runCentre), centre - (width * range), lower, upper)
                .Concat(ranges.Select((step, i) => (step, i)).Where(one => one.step > rangeUpper)
                    .Select(one => new XmrSignal(one.i + 1, XmrRule.RangeBeyondLimit, values[one.i + 1] > values[one.i])))
                .OrderBy(signal => signal.Index).ThenBy(signal => signal.Rule)
                .Select(signal => signal with { Index = signal.Index + from }),
        ];
        return new(new(from, centre, range, lower, upper, rangeUpper), (upper - centre) / 3, signals);
    }

    private static XmrPiece Unscaled(XmrPiece piece) => piece with { Centre = Math.Exp(piece.Centre), Lower = Math.Exp(piece.Lower), Upper = Math.Exp(piece.Upper) };

    private static ImmutableArray<ChartScore> Scores(ImmutableArray<double> values, ImmutableArray<Stretch> pieces)
    {
        if (pieces.Any(piece => !(piece.Deviation > 0)))
        {
            return [];
        }

        var scores = new double[values.Length];
        foreach (var piece in pieces)
        {
            for (var i = piece.Limits.From; i < values.Length; i++)
            {
                scores[i] = (values[i] - piece.Limits.Centre) / piece.Deviation;
            }
        }

        return [.. ChartScore.Run(scores)];
    }

    private static double? Dispersion(ReadOnlySpan<double> values)
    {
        var deviation = ChartRules.MeanStep(values) / ChartRules.StepsPerDeviation;
        return deviation > 0 ? ChartRules.SquaredError(values) / (values.Length - 1) / (deviation * deviation) : null;
    }

    private sealed record Stretch(XmrPiece Limits, double Deviation, ImmutableArray<XmrSignal> Signals);
}
