using SalesMetrics.Forecasting.Fitting;

namespace SalesMetrics.Forecasting.Models;

/// <summary>A forecast that repeats the last values: naive at lag 1, seasonal naive at the season length.</summary>
internal sealed class LagFit : SteppedModel
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

    protected override double Mean(int step) => Series.Values[Series.Length - _lag + ((step - 1) % _lag)];

    // The variance of step h is that of one step times k + 1, where k is the number of whole seasons before it.
    protected override double AddedVariance(int step) => (step - 1) % _lag == 0 ? 1 : 0;
}
