using SalesMetrics.Forecasting.Regression;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Preparation;

/// <summary>Any model on sales per selling day, multiplied back by the selling days of the coming periods.</summary>
/// <remarks>
/// <para>A month of 20 selling days sells less than one of 23 without anything having changed, and a fiscal month of five weeks more than one of
/// four. Divided by their days, periods can be compared; the coming ones get the days they will have (Hyndman &amp; Athanasopoulos 2021, section
/// 3.1). It takes sales to be in proportion to days: where they are in part, give the days to
/// <see cref="RegressionModel"/> instead.</para>
/// <para>The fit is a <see cref="FittedPerDay"/>.</para>
/// </remarks>
public sealed class PerDayModel : IForecastModel
{
    private readonly IForecastModel _inner;
    private readonly Regressor _days;

    /// <summary>Makes the model.</summary>
    /// <param name="inner">The model of the sales per day.</param>
    /// <param name="days">The days of each period of history and future, such as <see cref="Regressor.SellingDays"/>; each above 0.</param>
    /// <exception cref="ArgumentException">A period has no day; the message gives its position.</exception>
    public PerDayModel(IForecastModel inner, Regressor days)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(days);
        for (var i = 0; i < days.Values.Length; i++)
        {
            if (days.Values[i] <= 0)
            {
                throw new ArgumentException(Invariant($"Period {i} has {days.Values[i]} days: sales per day take more than 0."), nameof(days));
            }
        }

        _inner = inner;
        _days = days;
        Name = "per-day-" + inner.Name;
    }

    /// <summary><c>per-day-</c> and the name of the other model.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The days are not known for every period of the history, or sales per day are beyond
    /// <see cref="TimeSeries.MaxMagnitude"/>.</exception>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (_days.Values.Length < series.Length)
        {
            throw new ArgumentException(
                Invariant($"The days are known for {_days.Values.Length} periods and series '{series.Id}' has {series.Length}."), nameof(series));
        }

        var perDay = TimeSeries.Create(series.Id, series.Values.Zip(_days.Values, (value, days) => value / days), series.SeasonLength);
        return new FittedPerDay(series, Name, _inner.Name, _inner.Fit(perDay), _days);
    }
}
