using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Regression;

/// <summary>A straight trend, a fixed season and whatever else is known of the coming periods, by least squares: <c>tslm</c> in R.</summary>
/// <remarks>
/// <para>Coefficients minimise the squared errors. With independent normal errors the limits are those of Student's t with n - k degrees of
/// freedom around the mean, and exact: their variance is sigma² (1 + x' (X'X)^-1 x), so they know that the coefficients are estimates
/// (Hyndman &amp; Athanasopoulos 2021, section 7.6). With <see cref="RegressionErrors.Arima"/> an ARIMA model of the errors is added: its
/// forecasts to the mean, its limits in place of the others; that leaves out the uncertainty of the coefficients, and these are still those of
/// least squares.</para>
/// <para>A term that the others make up, or that never varies in the history, is left out and named. A season takes two seasons of history and
/// more values than terms, else it is left out, with the reason. Fewer values than terms and one fall back to
/// <see cref="NaiveModel"/>, as does a constant history. The fit is a <see cref="FittedRegression"/> unless it fell back.</para>
/// </remarks>
public sealed class RegressionModel : IForecastModel
{
    internal const string ModelName = "regression";

    private readonly RegressionOptions _options;

    /// <summary>Makes the model.</summary>
    /// <param name="options">Its terms; null means a trend and a season.</param>
    public RegressionModel(RegressionOptions? options = null)
    {
        _options = options ?? new RegressionOptions();
        Name = _options.Errors == RegressionErrors.Arima ? ModelName + "-arima" : ModelName;
    }

    /// <summary><c>regression</c>, or <c>regression-arima</c> with ARIMA errors.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A regressor is not known for every period of the history.</exception>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        foreach (var regressor in _options.Regressors)
        {
            if (regressor.Values.Length < series.Length)
            {
                throw new ArgumentException(
                    Invariant($"Regressor '{regressor.Name}' is known for {regressor.Values.Length} periods and series '{series.Id}' has {series.Length}."),
                    nameof(series));
            }
        }

        var scale = SeriesScale.Of(series.Values.AsSpan());
        if (scale.IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var reason = WhyNoSeason(series);
        var hasSeason = reason is null && series.SeasonLength > 1 && _options.Season != SeasonTerms.None;
        var design = RegressionDesign.Of(_options, series.SeasonLength, hasSeason);
        return series.Length <= design.Count
            ? NaiveModel.Fit(series, Fallbacks.TooShort(Name, series, design.Count + 1))
            : Fit(new FitRequest(series, Name, reason), scale, design);
    }

    private FittedRegression Fit(FitRequest request, SeriesScale scale, RegressionDesign design)
    {
        var series = request.Series;
        var values = new double[series.Length];
        scale.Scale(series.Values.AsSpan(), values);
        var columns = new double[design.Count][];
        for (var j = 0; j < columns.Length; j++)
        {
            columns[j] = design.Column(j, series.Length);
        }

        var regression = ColumnRegression.Of(columns, values);
        var terms = RegressionTerms.Of(design, columns, regression, scale);
        var errors = _options.Errors == RegressionErrors.Arima && terms.Deviation is not null
            ? new ArimaModel().Fit(TimeSeries.Create(series.Id, regression.Errors, series.SeasonLength))
            : null;
        return new FittedRegression(request, scale, design, regression, terms, errors);
    }

    private string? WhyNoSeason(TimeSeries series)
    {
        var m = series.SeasonLength;
        if (m < 2 || _options.Season == SeasonTerms.None)
        {
            return null;
        }

        var needed = Math.Max(2L * m, RegressionDesign.SeasonCount(_options, m) + (_options.HasTrend ? 2L : 1) + _options.Regressors.Length + 1);
        return series.Length < needed
            ? Invariant($"A season of {m} takes {needed} values and there are {series.Length}: it was left out.")
            : null;
    }
}
