using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models;

/// <summary>A fitted model that draws futures by running on with normal errors.</summary>
internal abstract class PathModel(
    FitRequest request, ImmutableArray<double> fittedValues, SeriesScale scale, double scaledSquaredErrors, int degreesOfFreedom)
    : FittedModel(request, fittedValues, scale, scaledSquaredErrors, degreesOfFreedom), ISamplePaths
{
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        if (ResidualStandardDeviation is not { } deviation)
        {
            return null;
        }

        var normals = new NormalStream(seed);
        var values = new double[horizon * count];
        for (var i = 0; i < count; i++)
        {
            var path = values.AsSpan(i * horizon, horizon);
            foreach (ref var error in path)
            {
                error = normals.Next() * deviation;
            }

            Draw(path);
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Clamp(values[i], -double.MaxValue, double.MaxValue);
        }

        return new SamplePaths(horizon, ImmutableArray.Create(values));
    }

    /// <summary>Turns the one-step errors of the coming periods, in the unit of the series, into its values.</summary>
    protected abstract void Draw(Span<double> path);
}
