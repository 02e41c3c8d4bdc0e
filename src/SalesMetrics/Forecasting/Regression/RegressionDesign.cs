using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Regression;

/// <summary>The terms of a regression as numbers: a name and a rule for each, for past and coming periods alike.</summary>
internal sealed class RegressionDesign
{
    private const int LongestOfLevels = 24;

    // A level for each of more periods would take more room and time than any history is worth.
    private const int LongestOfGivenLevels = 366;

    private readonly ImmutableArray<(string Name, Func<int, double> At)> _terms;

    private RegressionDesign(ImmutableArray<(string Name, Func<int, double> At)> terms, ImmutableArray<Regressor> regressors)
    {
        _terms = terms;
        Regressors = regressors;
    }

    /// <summary>The number of terms, the constant first.</summary>
    public int Count => _terms.Length;

    public ImmutableArray<Regressor> Regressors { get; }

    public static RegressionDesign Of(RegressionOptions options, int seasonLength, bool hasSeason)
    {
        var terms = ImmutableArray.CreateBuilder<(string Name, Func<int, double> At)>();
        terms.Add(("constant", _ => 1));
        if (options.HasTrend)
        {
            terms.Add(("trend", t => t + 1d));
        }

        if (hasSeason)
        {
            AddSeason(terms, options, seasonLength);
        }

        foreach (var regressor in options.Regressors)
        {
            terms.Add((regressor.Name, t => regressor.Values[t]));
        }

        return new RegressionDesign(terms.DrainToImmutable(), options.Regressors);
    }

    /// <summary>How many numbers the season takes.</summary>
    public static int SeasonCount(RegressionOptions options, int seasonLength) =>
        HasLevels(options, seasonLength) ? seasonLength - 1 : Math.Min(2 * options.WaveCount, seasonLength - 1);

    public string NameOf(int term) => _terms[term].Name;

    public double[] Column(int term, int length)
    {
        var column = new double[length];
        for (var t = 0; t < length; t++)
        {
            column[t] = _terms[term].At(t);
        }

        return column;
    }

    public void FillRow(int period, Span<double> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = _terms[i].At(period);
        }
    }

    /// <summary>Refuses to look further than the regressors are known.</summary>
    public void CheckHorizon(TimeSeries series, int horizon)
    {
        foreach (var regressor in Regressors)
        {
            if (regressor.Values.Length < (long)series.Length + horizon)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(horizon),
                    horizon,
                    Invariant($"Regressor '{regressor.Name}' is known for {regressor.Values.Length} periods, {Math.Max(0, regressor.Values.Length - series.Length)} of them after the history: it must be known for every period forecast."));
            }
        }
    }

    private static bool HasLevels(RegressionOptions options, int seasonLength) =>
        (options.Season == SeasonTerms.Levels && seasonLength <= LongestOfGivenLevels)
        || (options.Season == SeasonTerms.Automatic && seasonLength <= LongestOfLevels);

    private static void AddSeason(ImmutableArray<(string Name, Func<int, double> At)>.Builder terms, RegressionOptions options, int m)
    {
        if (HasLevels(options, m))
        {
            for (var place = 1; place < m; place++)
            {
                var own = place;
                terms.Add((Invariant($"season{own + 1}"), t => t % m == own ? 1 : 0));
            }

            return;
        }

        for (var k = 1; k <= Math.Min(options.WaveCount, m / 2); k++)
        {
            var wave = k;
            if (2 * k < m)
            {
                // The place within the season first, so that far periods keep their digits.
                terms.Add((Invariant($"sin{k}"), t => Math.Sin(2 * Math.PI * ((long)wave * ((t + 1) % m) % m) / m)));
            }

            terms.Add((Invariant($"cos{k}"), t => Math.Cos(2 * Math.PI * ((long)wave * ((t + 1) % m) % m) / m)));
        }
    }
}
