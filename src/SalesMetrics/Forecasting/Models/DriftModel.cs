using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>The last value, moved on by the mean change of the past: the straight line through the first and the last value.</summary>
/// <remarks>
/// A random walk with drift b = (y(n) - y(1)) / (n - 1). The h-step variance is sigma² (h + h² / (n - 1)), the second part because the drift
/// is itself an estimate, with sigma² over n - 2 degrees of freedom (Hyndman &amp; Athanasopoulos 2021, section 5.5, and <c>rwf</c> in R).
/// One value falls back to <see cref="NaiveModel"/>, as does a constant history; two give a line without intervals.
/// </remarks>
public sealed class DriftModel : IForecastModel
{
    internal const string ModelName = "drift";

    /// <summary><c>drift</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < 2)
        {
            return NaiveModel.Fit(series, Fallbacks.TooShort(ModelName, series, needed: 2));
        }

        return SeriesScale.Of(series.Values.AsSpan()).IsConstant ? NaiveModel.Fit(series, Fallbacks.Constant) : DriftFit.Fit(series);
    }

    private sealed class DriftFit : SteppedModel
    {
        private readonly double _drift;

        private DriftFit(FitRequest request, ImmutableArray<double> fittedValues, SeriesScale scale, double squares, double drift)
            : base(request, fittedValues, scale, squares, request.Series.Length - 2)
        {
            _drift = drift;
            Parameters = [new ModelParameter("drift", drift)];
        }

        public static DriftFit Fit(TimeSeries series)
        {
            var values = series.Values;
            var scale = SeriesScale.Of(values.AsSpan());
            var drift = (values[^1] - values[0]) / (series.Length - 1);
            var fitted = ImmutableArray.CreateBuilder<double>(series.Length - 1);
            var squares = 0d;
            for (var i = 1; i < series.Length; i++)
            {
                var error = (values[i] - values[i - 1] - drift) / scale.Width;
                squares += error * error;
                fitted.Add(values[i - 1] + drift);
            }

            return new DriftFit(new FitRequest(series, DriftModel.ModelName, Reason: null), fitted.MoveToImmutable(), scale, squares, drift);
        }

        protected override double Mean(int step) => Series.Values[^1] + (step * _drift);

        // h + h²/(n - 1) less the same for h - 1.
        protected override double AddedVariance(int step) => 1 + (((2d * step) - 1) / (Series.Length - 1));
    }
}
