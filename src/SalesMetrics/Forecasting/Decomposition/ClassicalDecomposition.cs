using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>A history taken apart into trend, season and remainder by moving averages.</summary>
/// <remarks>Two decompositions are equal only when they are the same object.</remarks>
public sealed class ClassicalDecomposition
{
    internal ClassicalDecomposition(
        TimeSeries series, DecompositionForm form, ImmutableArray<double> trend, ImmutableArray<double> seasonalIndices)
    {
        Series = series;
        Form = form;
        Trend = trend;
        SeasonalIndices = seasonalIndices;
    }

    /// <summary>The history.</summary>
    public TimeSeries Series { get; }

    /// <summary>Whether the parts add up or multiply.</summary>
    public DecompositionForm Form { get; }

    /// <summary>The centred moving average over one season, oldest first, in the unit of the series.</summary>
    /// <remarks>It is unknown for half a season at either end: the first entry belongs to the value at index <see cref="TrendStart"/>, and
    /// there are 2 <see cref="TrendStart"/> fewer than values.</remarks>
    public ImmutableArray<double> Trend { get; }

    /// <summary>The index of the first value whose trend is known: half the season length, rounded down.</summary>
    public int TrendStart => Series.SeasonLength / 2;

    /// <summary>One index a period of the season, beginning with the period of the first value.</summary>
    /// <remarks>Additive ones are in the unit of the series and sum to 0; multiplicative ones are factors whose mean is 1.</remarks>
    public ImmutableArray<double> SeasonalIndices { get; }

    /// <summary>The seasonal index of a past or future period.</summary>
    /// <param name="index">The period, counted from 0 for that of the first value; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public double IndexOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return SeasonalIndices[index % SeasonalIndices.Length];
    }

    /// <summary>Calculates the history without its season, oldest first: less the seasonal index, or divided by it.</summary>
    /// <remarks>Finite unless a multiplicative index is zero or next to it, which takes values that are.</remarks>
    public ImmutableArray<double> SeasonallyAdjusted()
    {
        var adjusted = new double[Series.Length];
        SeasonalIndexEstimator.Adjust(Series.Values.AsSpan(), SeasonalIndices.AsSpan(), Form, adjusted);
        return ImmutableArray.Create(adjusted);
    }

    /// <summary>Calculates what trend and season leave unexplained, one entry for each of <see cref="Trend"/>: a difference in the unit of
    /// the series, or a factor.</summary>
    public ImmutableArray<double> Remainder()
    {
        var remainder = ImmutableArray.CreateBuilder<double>(Trend.Length);
        for (var i = 0; i < Trend.Length; i++)
        {
            var (value, season) = (Series.Values[TrendStart + i], IndexOf(TrendStart + i));
            remainder.Add(Form == DecompositionForm.Additive ? value - Trend[i] - season : value / Trend[i] / season);
        }

        return remainder.MoveToImmutable();
    }
}
