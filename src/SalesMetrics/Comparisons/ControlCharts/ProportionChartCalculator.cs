namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Charts shares over periods, such as the weekly win rate.</summary>
public static class ProportionChartCalculator
{
    private static readonly AttributeChartOptions Plain = new() { WidensForDispersion = false };

    /// <summary>Calculates the plain chart around the share of all periods together, with lambda 0.2 and L 3 for the EWMA, k 0.5 and h 5 for the CUSUM.</summary>
    /// <remarks>Scores take out the size of the periods. <see cref="AttributeChart.IsTrustworthy"/> tells when the periods differ by more than luck to begin with;
    /// then give their places in the season, and let the limits widen.</remarks>
    /// <param name="periods">Won and decided of each period, oldest first; those with nothing decided are left out.</param>
    /// <returns>Null (undefined) when nothing is decided, or everything is won, or nothing.</returns>
    /// <exception cref="ArgumentException">There are more than <see cref="TrendCalculator.MaxLength"/> periods.</exception>
    public static ProportionChart? Calculate(IEnumerable<WinCount> periods) => Calculate(periods, Plain, []);

    /// <summary>Calculates the plain chart around a stated share.</summary>
    /// <param name="periods">Won and decided of each period, oldest first; those with nothing decided are left out.</param>
    /// <param name="centre">The share to compare with, from 0 to 1.</param>
    /// <returns>Null (undefined) when nothing is decided, or the centre is 0 or 1.</returns>
    /// <exception cref="ArgumentException">There are more than <see cref="TrendCalculator.MaxLength"/> periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The centre is not from 0 to 1.</exception>
    public static ProportionChart? Calculate(IEnumerable<WinCount> periods, double centre) => centre is >= 0 and <= 1
        ? Calculate(periods, Plain with { Centre = centre }, [])
        : throw new ArgumentOutOfRangeException(nameof(centre), centre, "A share is from 0 to 1.");

    /// <summary>Calculates the chart without a season: limits are widened where periods differ by more than luck (p', Laney 2002).</summary>
    /// <param name="periods">Won and decided of each period, oldest first; those with nothing decided are left out.</param>
    /// <param name="options">Choices.</param>
    /// <returns>Null (undefined) when nothing is decided, or the centre is 0 or 1.</returns>
    /// <exception cref="ArgumentException">There are more than <see cref="TrendCalculator.MaxLength"/> periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The centre is given and above 1.</exception>
    public static ProportionChart? Calculate(IEnumerable<WinCount> periods, AttributeChartOptions options) => Calculate(periods, options, []);

    /// <summary>Calculates the chart with the season taken out first.</summary>
    /// <remarks>
    /// <para>With positions each period is compared with the common share of those of the same place, such as the month in the quarter. Where a place comes once only
    /// the season stays in, and <see cref="AttributeChart.IsSeasonal"/> is false.</para>
    /// <para>Where periods still differ by more than luck, limits are widened (p', Laney 2002).</para>
    /// </remarks>
    /// <param name="periods">Won and decided of each period, oldest first; those with nothing decided are left out.</param>
    /// <param name="options">Choices.</param>
    /// <param name="positions">The place of each period in the season, as many as periods; empty for none. See <see cref="SeasonPositions"/>.</param>
    /// <returns>Null (undefined) when nothing is decided, or the centre is 0 or 1.</returns>
    /// <exception cref="ArgumentException">There are more than <see cref="TrendCalculator.MaxLength"/> periods, or not as many positions as periods, or positions
    /// together with a centre.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The centre is given and above 1.</exception>
    public static ProportionChart? Calculate(IEnumerable<WinCount> periods, AttributeChartOptions options, ImmutableArray<int> positions)
    {
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Centre > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Centre, "A share is from 0 to 1.");
        }

        WinCount[] all = [.. periods];
        Check(all.Length, positions, options);
        var decided = all.Select((period, i) => (period, i)).Where(one => one.period.Decided > 0).ToArray();
        var scores = AttributeScores.Of(
            [.. decided.Select(one => ((double)one.period.Won, (double)one.period.Decided))],
            positions.IsDefaultOrEmpty ? [] : [.. decided.Select(one => positions[one.i])],
            options,
            static rate => rate * (1 - rate));
        if (scores is null)
        {
            return null;
        }

        return new(scores, [.. decided.Select((one, i) => Point(one.period, scores, i))]);
    }

    internal static void Check(int periods, ImmutableArray<int> positions, AttributeChartOptions options)
    {
        if (periods > TrendCalculator.MaxLength)
        {
            throw new ArgumentException(Invariant($"{periods} periods: at most {TrendCalculator.MaxLength} are allowed."), nameof(periods));
        }

        if (!positions.IsDefaultOrEmpty && positions.Length != periods)
        {
            throw new ArgumentException(Invariant($"{positions.Length} positions for {periods} periods: there must be as many."), nameof(positions));
        }

        if (!positions.IsDefaultOrEmpty && options.Centre is not null)
        {
            throw new ArgumentException("A centre and positions are given: with positions each place has its own centre.", nameof(options));
        }
    }

    private static ProportionChartPoint Point(WinCount period, AttributeScores scores, int i)
    {
        var (score, expected, error) = (scores.Scores[i], scores.Expected[i], scores.Errors[i]);
        return new(
            period, score.Score, Math.Max(0, expected - (3 * error)), Math.Min(1, expected + (3 * error)), score.Ewma, score.EwmaLimit, score.CusumHigh, score.CusumLow)
        {
            Expected = expected,
        };
    }
}
