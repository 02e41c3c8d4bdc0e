using SalesMetrics.Explanations;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>A history taken apart into trend, one or several seasons, and remainder by local regression.</summary>
/// <remarks>
/// <para>The parts of each value add up to it. They are multiples of 2^-47 of the largest value, so that for whole numbers (units, cents) the
/// sum is exact to the last bit; for other values it is off by no more than the rounding of the additions.</para>
/// <para>Two decompositions are equal only when they are the same object.</para>
/// </remarks>
public sealed class StlDecomposition : IExplainable
{
    internal StlDecomposition(TimeSeries series, StlOptions options, LoessParts parts)
    {
        Series = series;
        Options = options;
        Trend = parts.Trend;
        Remainder = parts.Remainder;
        TrendStrength = parts.TrendStrength;
        Seasons = parts.Seasons;
        Weights = parts.Weights;
    }

    /// <summary>The history.</summary>
    public TimeSeries Series { get; }

    /// <summary>The choices it was made with.</summary>
    public StlOptions Options { get; }

    /// <summary>The trend, one number a value, oldest first, in the unit of the series.</summary>
    public ImmutableArray<double> Trend { get; }

    /// <summary>The seasons, shortest first; at least one.</summary>
    public ImmutableArray<SeasonalComponent> Seasons { get; }

    /// <summary>What trend and seasons leave unexplained, one number a value, oldest first, in the unit of the series.</summary>
    public ImmutableArray<double> Remainder { get; }

    /// <summary>How much each value counted in the end, 0 (an outlier) to 1; all 1 unless <see cref="StlOptions.IsRobust"/>.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>The share of trend and remainder together that is trend: 1 - Var(remainder) / Var(trend + remainder), not below 0 (Wang, Smith
    /// &amp; Hyndman 2006). 0 when neither varies.</summary>
    public double TrendStrength { get; }

    /// <summary>The sum of the seasons at one value.</summary>
    /// <param name="index">0 for the oldest value.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is not that of a value.</exception>
    public double SeasonAt(int index)
    {
        var sum = 0d;
        foreach (var season in Seasons)
        {
            sum += season.Values[index];
        }

        return sum;
    }

    /// <summary>The sum of the seasons of a coming period: those of the same periods in the last seasons.</summary>
    /// <param name="step">How many periods after the last value, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is less than 1.</exception>
    public double SeasonAhead(int step)
    {
        var sum = 0d;
        foreach (var season in Seasons)
        {
            sum += season.Ahead(step);
        }

        return sum;
    }

    /// <summary>The history less its seasons: trend and remainder, oldest first.</summary>
    public ImmutableArray<double> SeasonallyAdjusted()
    {
        var adjusted = ImmutableArray.CreateBuilder<double>(Series.Length);
        for (var i = 0; i < Series.Length; i++)
        {
            adjusted.Add(Series.Values[i] - SeasonAt(i));
        }

        return adjusted.MoveToImmutable();
    }

    /// <summary>The last value by its parts, with the strength of each.</summary>
    public Explanation Explain() =>
        new(
            "Last value by its parts",
            new ExplainedValue.OfEstimate(Series.Values[^1]),
            [
                new Explanation("Trend", new ExplainedValue.OfEstimate(Trend[^1]), [Strength(TrendStrength)]),
                .. Seasons.Select(season => new Explanation(
                    Invariant($"Season of {season.SeasonLength}"),
                    new ExplainedValue.OfEstimate(season.Values[^1]),
                    [Strength(season.Strength)])),
                new Explanation("Remainder", new ExplainedValue.OfEstimate(Remainder[^1])),
            ])
        {
            Rule = "trend + seasons + remainder",
        };

    private static Explanation Strength(double strength) => new("Strength", new ExplainedValue.OfEstimate(strength));
}
