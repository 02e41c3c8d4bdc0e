using SalesMetrics.Forecasting.Fitting;

namespace SalesMetrics.Forecasting.Models;

/// <summary>A fitted model whose every step can be forecast on its own, with a variance to which each step adds.</summary>
internal abstract class SteppedModel(
    FitRequest request, ImmutableArray<double> fittedValues, SeriesScale scale, double scaledSquaredErrors, int degreesOfFreedom)
    : FittedModel(request, fittedValues, scale, scaledSquaredErrors, degreesOfFreedom)
{
    protected sealed override void Fill(Span<double> means, Span<double> spreads)
    {
        var variance = 0d;
        for (var step = 1; step <= means.Length; step++)
        {
            means[step - 1] = Mean(step);
            variance += AddedVariance(step);
            spreads[step - 1] = Math.Sqrt(variance);
        }
    }

    /// <summary>The point forecast of a step, from 1.</summary>
    protected abstract double Mean(int step);

    /// <summary>What a step adds to the variance of the step before it, in units of the one-step variance; never negative.</summary>
    protected abstract double AddedVariance(int step);
}
