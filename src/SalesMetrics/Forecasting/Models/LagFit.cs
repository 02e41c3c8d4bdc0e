using SalesMetrics.Forecasting.Fitting;

namespace SalesMetrics.Forecasting.Models;

/// <summary>A forecast that repeats the last values: naive at lag 1, seasonal naive at the season length.</summary>
internal sealed class LagFit : PathModel
{
    private readonly int _lag;

    private LagFit(FitRequest request, int lag, SeriesScale scale, double scaledSquaredErrors)
        : base(request, request.Series.Values[..^lag], scale, scaledSquaredErrors, request.Series.Length - lag) => _lag = lag;

    /// <param name="request">The series must have at least <paramref name="lag"/> values.</param>
    /// <param name="lag">How many values are repeated.</param>
    public static LagFit Fit(FitRequest request, int lag)
    {
        var values = request.Series.Values.AsSpan();
        var scale = SeriesScale.Of(values);
        var errors = 0d;
        for (var i = lag; i < values.Length && !scale.IsConstant; i++)
        {
            var error = (values[i] - values[i - lag]) / scale.Width;
            errors += error * error;
        }

        return new LagFit(request, lag, scale, errors);
    }

    // The variance of step h is that of one step times k + 1, where k is the number of whole seasons before it.
    protected override void Fill(Span<double> means, Span<double> spreads)
    {
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = Mean(i);
            spreads[i] = Math.Sqrt(1 + (i / _lag));
        }
    }

    // Every error stays in the values of its place for good.
    protected override void Draw(Span<double> path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            path[i] += i < _lag ? Mean(i) : path[i - _lag];
        }
    }

    private double Mean(int ahead) => Series.Values[Series.Length - _lag + (ahead % _lag)];
}
