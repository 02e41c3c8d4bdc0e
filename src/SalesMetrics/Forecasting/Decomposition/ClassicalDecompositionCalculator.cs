using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>Takes a history apart by moving averages, the classical method (Persons 1919; <c>decompose</c> in R).</summary>
/// <remarks>
/// The trend is the mean over one season around each value, the outermost two of an even season counted half. A seasonal index is the mean
/// of value less trend, or value over trend, in its period; the indices are then moved to sum to 0, or divided by their mean. The season is
/// taken not to change over the years, and one odd value moves it: for long histories prefer a robust method.
/// </remarks>
public static class ClassicalDecompositionCalculator
{
    /// <summary>Decomposes a series.</summary>
    /// <param name="series">At least two seasons of at least 2 periods.</param>
    /// <param name="form">Multiplicative takes values above zero.</param>
    /// <exception cref="ArgumentException">The series is too short, has no season length, or has a value that the form does not
    /// allow.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="form"/> is not defined.</exception>
    public static ClassicalDecomposition Calculate(TimeSeries series, DecompositionForm form)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (n, m) = (series.Length, series.SeasonLength);
        if (!Enum.IsDefined(form))
        {
            throw new ArgumentOutOfRangeException(nameof(form), form, "Additive and Multiplicative are the forms there are.");
        }

        if (m < 2 || n < 2 * (long)m)
        {
            throw new ArgumentException(
                Invariant($"Series '{series.Id}' has {n} values at season length {m}: two seasons of at least 2 periods are needed."),
                nameof(series));
        }

        if (form == DecompositionForm.Multiplicative)
        {
            for (var i = 0; i < n; i++)
            {
                if (series.Values[i] <= 0)
                {
                    throw new ArgumentException(
                        Invariant($"Series '{series.Id}' has {series.Values[i]} at index {i}: a multiplicative season takes values above 0."),
                        nameof(series));
                }
            }
        }

        var trend = new double[n - (2 * (m / 2))];
        var indices = new double[m];
        SeasonalIndexEstimator.Estimate(series.Values.AsSpan(), form, trend, indices);
        return new ClassicalDecomposition(series, form, ImmutableArray.Create(trend), ImmutableArray.Create(indices));
    }
}
