namespace SalesMetrics.Forecasting;

/// <summary>A fitted model that can draw whole futures, step after step, as it believes them possible.</summary>
/// <remarks>
/// Limits of single steps do not add up to those of a sum, because the errors of neighbouring steps go together. Paths do: add each one up
/// and take the quantiles of the sums.
/// </remarks>
public interface ISamplePaths
{
    /// <summary>Draws futures.</summary>
    /// <param name="horizon">How many periods: 1 to <see cref="Forecast.MaxHorizon"/>.</param>
    /// <param name="count">How many paths, at least 1; <paramref name="horizon"/> times <paramref name="count"/> is at most
    /// <see cref="Forecasting.SamplePaths.MaxValues"/>.</param>
    /// <param name="seed">Any number. The same seed draws the same paths on every machine and in every run, to the last bits that the
    /// platform's logarithm leaves equal.</param>
    /// <returns>The paths; null when the spread of the future could not be measured (see
    /// <see cref="IFittedModel.NoIntervalReason"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    SamplePaths? SamplePaths(int horizon, int count, long seed);
}
