using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>The naive forecast of the seasonally adjusted history: the yardstick of the M competitions, known there as Naive2.</summary>
/// <remarks>
/// A season is tested for and taken out as by the Theta method (<see cref="Theta.ThetaModel"/>); without one it is the naive forecast, under
/// its own name. The h-step variance is h times the mean squared change of the adjusted values, and grows with a multiplicative seasonal
/// index. A multiplicative season depends on the distance from zero, so forecasts move with the origin of the series only where no such
/// season was found.
/// </remarks>
public sealed class AdjustedNaiveModel : IForecastModel
{
    internal const string ModelName = "naive2";

    /// <summary><c>naive2</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var history = AdjustedHistory.Of(series);
        var fit = AdjustedNaiveFit.Fit(series, history);
        history.Return();
        return fit;
    }

    private sealed class AdjustedNaiveFit : FittedModel
    {
        private readonly SeasonalAdjustment _season;
        private readonly double _last;

        private AdjustedNaiveFit(
            FitRequest request, ImmutableArray<double> fittedValues, double squares, in AdjustedHistory history)
            : base(request, fittedValues, history.Scale, squares, request.Series.Length - 1)
        {
            _season = history.Season;
            _last = history.Scale.Restore(history.Values[^1]);
            var listed = ImmutableArray.CreateBuilder<ModelParameter>();
            _season.List(listed);
            Parameters = listed.DrainToImmutable();
        }

        public static AdjustedNaiveFit Fit(TimeSeries series, in AdjustedHistory history)
        {
            var values = history.Values;
            var fitted = ImmutableArray.CreateBuilder<double>(series.Length - 1);
            var squares = 0d;
            for (var i = 1; i < values.Length; i++)
            {
                squares += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
                fitted.Add(history.Season.Restore(history.Scale.Restore(values[i - 1]), i));
            }

            return new AdjustedNaiveFit(new FitRequest(series, AdjustedNaiveModel.ModelName, Reason: null), fitted.MoveToImmutable(), squares, history);
        }

        protected override void Fill(Span<double> means, Span<double> spreads)
        {
            for (var i = 0; i < means.Length; i++)
            {
                means[i] = _season.Restore(_last, Series.Length + i);
                spreads[i] = Math.Sqrt(i + 1) * _season.Factor(Series.Length + i);
            }
        }
    }
}
