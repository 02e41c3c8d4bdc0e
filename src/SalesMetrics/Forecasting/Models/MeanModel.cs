using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Every future value is expected to equal the mean of all past ones: right when sales vary around a level that never
/// moves.</summary>
/// <remarks>
/// The variance of every step is sigma² (1 + 1/n), with sigma² over n - 1 degrees of freedom, and the limits are those of Student's t with as
/// many (Hyndman &amp; Athanasopoulos 2021, section 5.5). One value falls back to <see cref="NaiveModel"/>, as does a constant history.
/// </remarks>
public sealed class MeanModel : IForecastModel
{
    internal const string ModelName = "mean";

    /// <summary><c>mean</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < 2)
        {
            return NaiveModel.Fit(series, Fallbacks.TooShort(ModelName, series, needed: 2));
        }

        return SeriesScale.Of(series.Values.AsSpan()).IsConstant ? NaiveModel.Fit(series, Fallbacks.Constant) : MeanFit.Fit(series);
    }

    private sealed class MeanFit : SteppedModel
    {
        private readonly double _mean;

        private MeanFit(FitRequest request, SeriesScale scale, double squares, double mean)
            : base(request, [.. Enumerable.Repeat(mean, request.Series.Length)], scale, squares, request.Series.Length - 1)
        {
            _mean = mean;
            Parameters = [new ModelParameter("mean", mean)];
        }

        public static MeanFit Fit(TimeSeries series)
        {
            var scale = SeriesScale.Of(series.Values.AsSpan());
            double mean = 0, squares = 0;
            for (var i = 0; i < series.Length; i++)
            {
                // Welford 1962: mean and squares in one pass without cancellation.
                var value = (series.Values[i] - scale.Centre) / scale.Width;
                var before = value - mean;
                mean += before / (i + 1);
                squares += before * (value - mean);
            }

            return new MeanFit(new FitRequest(series, MeanModel.ModelName, Reason: null), scale, squares, scale.Restore(mean));
        }

        protected override double Mean(int step) => _mean;

        protected override double AddedVariance(int step) => step == 1 ? 1 + (1d / Series.Length) : 0;

        protected override double Quantile(double level) => StudentQuantile.TwoSided(level, Series.Length - 1);
    }
}
