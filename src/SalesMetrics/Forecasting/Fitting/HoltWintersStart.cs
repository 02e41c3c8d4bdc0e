namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The states of additive Holt-Winters before the first value. Working memory of one fit.</summary>
internal sealed class HoltWintersStart(int seasonLength)
{
    public double Level { get; private set; }

    public double Trend { get; private set; }

    /// <summary>One state a period of the season, from the first period of the series; they sum to 0.</summary>
    public double[] Season { get; } = new double[seasonLength];

    /// <summary>Guesses the states from the first seasons: trend from their means, seasonal states from the mean distance to that
    /// line.</summary>
    /// <param name="values">At least two seasons.</param>
    /// <param name="seasonLength">The season length.</param>
    public static HoltWintersStart Guess(ReadOnlySpan<double> values, int seasonLength)
    {
        var start = new HoltWintersStart(seasonLength);
        var cycles = Math.Min(values.Length / seasonLength, 5);
        var first = Mean(values[..seasonLength]);
        var last = Mean(values.Slice((cycles - 1) * seasonLength, seasonLength));
        start.Trend = (last - first) / ((cycles - 1) * (double)seasonLength);
        start.Level = first - (start.Trend * (seasonLength + 1) / 2);

        var season = start.Season;
        for (var i = 0; i < cycles * seasonLength; i++)
        {
            season[i % seasonLength] += (values[i] - start.Level - (start.Trend * (i + 1))) / cycles;
        }

        var mean = Mean(season);
        for (var j = 0; j < seasonLength; j++)
        {
            season[j] -= mean;
        }

        start.Level += mean;
        return start;
    }

    /// <summary>Becomes <paramref name="guess"/> plus corrections of level, trend and all seasonal states but the last.</summary>
    public void CorrectFrom(HoltWintersStart guess, ReadOnlySpan<double> corrections)
    {
        Level = guess.Level + corrections[0];
        Trend = guess.Trend + corrections[1];
        var last = 0d;
        for (var j = 0; j < Season.Length - 1; j++)
        {
            Season[j] = guess.Season[j] + corrections[2 + j];
            last += corrections[2 + j];
        }

        Season[^1] = guess.Season[^1] - last;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
