namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Charts counts over periods, such as meetings a working day (u-chart; u' where periods differ by more than luck).</summary>
public static class CountChartCalculator
{
    /// <summary>Calculates the chart.</summary>
    /// <remarks>Counts are taken to be Poisson around what was to be expected. Where periods differ by more, limits are widened (Laney 2002), unless the options say
    /// not to.</remarks>
    /// <param name="periods">The periods, oldest first; those without exposure are left out.</param>
    /// <param name="options">Choices; the defaults when null.</param>
    /// <param name="positions">The place of each period in the season, as many as periods; default or empty for none. See <see cref="SeasonPositions"/>.</param>
    /// <returns>Null (undefined) when there is no exposure, or nothing to be expected.</returns>
    /// <exception cref="ArgumentException">There are more than <see cref="TrendCalculator.MaxLength"/> periods, or not as many positions as periods, or positions
    /// together with a centre.</exception>
    public static CountChart? Calculate(IEnumerable<CountPeriod> periods, AttributeChartOptions? options = null, ImmutableArray<int> positions = default)
    {
        ArgumentNullException.ThrowIfNull(periods);
        options ??= new();
        CountPeriod[] all = [.. periods];
        ProportionChartCalculator.Check(all.Length, positions, options);
        var exposed = all.Select((period, i) => (period, i)).Where(one => one.period.Exposure > 0).ToArray();
        var scores = AttributeScores.Of(
            [.. exposed.Select(one => ((double)one.period.Count, one.period.Exposure))], positions.IsDefaultOrEmpty ? [] : [.. exposed.Select(one => positions[one.i])], options, static rate => rate);
        return scores is null ? null : new(scores, [.. exposed.Select((one, i) => new CountChartPoint(
            one.period, scores.Expected[i], Math.Max(0, scores.Expected[i] - (3 * scores.Errors[i])), scores.Expected[i] + (3 * scores.Errors[i]), scores.Scores[i]))]);
    }
}
