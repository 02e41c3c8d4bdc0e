using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>Seasonal ARIMA (Box &amp; Jenkins 1970) by exact maximum likelihood, of an order found for each series or of a given one.</summary>
/// <remarks>
/// <para>The automatic choice is that of Hyndman &amp; Khandakar 2008 with the defaults of R's <c>auto.arima</c>: a seasonal difference where the
/// seasonal strength is above <see cref="Stationarity.StationarityCalculator.SeasonalLimit"/>, up to two differences by the KPSS test, then a stepwise search for the
/// order of least AICc, where orders with a root within 0.01 of the unit circle are refused. Unlike R, a model of undifferenced values always has a mean, so that the
/// forecast does not depend on where zero lies.</para>
/// <para>Histories longer than <see cref="MostValues"/> are cut to their last values, and the order is chosen by the last
/// <see cref="MostValuesToChooseBy"/>. A season longer than <see cref="LongestSeason"/> is left out. Fewer than
/// <see cref="LeastValues"/> values fall back to <see cref="SimpleExponentialSmoothingModel"/>, a constant history to
/// <see cref="NaiveModel"/>.</para>
/// </remarks>
public sealed class ArimaModel : IForecastModel
{
    /// <summary>The fewest values that are fitted.</summary>
    public const int LeastValues = 5;

    /// <summary>The most values that are fitted: of longer histories, the last ones.</summary>
    public const int MostValues = 20_000;

    /// <summary>The most values by which an order is chosen: of longer histories, the last ones.</summary>
    public const int MostValuesToChooseBy = 1_000;

    /// <summary>The longest season that is modelled.</summary>
    public const int LongestSeason = 60;

    internal const string ModelName = "arima";

    private readonly ArimaOrder? _order;

    /// <summary>Makes the automatic model.</summary>
    public ArimaModel()
        : this(null)
    {
    }

    private ArimaModel(ArimaOrder? order)
    {
        _order = order;
        Name = order is null
            ? ModelName
            : Invariant($"{ModelName}-{order.Ar}-{order.Differences}-{order.Ma}")
                + (order.IsSeasonal ? Invariant($"-{order.SeasonalAr}-{order.SeasonalDifferences}-{order.SeasonalMa}") : "")
                + (order.HasConstant ? "-constant" : "");
    }

    /// <summary><c>arima</c>; of a given order such as <c>arima-0-1-1-0-1-1</c>, followed by <c>-constant</c> where it has one.</summary>
    public string Name { get; }

    /// <summary>Makes a model of one order, without any choice.</summary>
    public static ArimaModel Of(ArimaOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new ArimaModel(order);
    }

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < LeastValues)
        {
            return SimpleExponentialSmoothingModel.Fit(series, Fallbacks.TooShort(Name, series, LeastValues));
        }

        var recent = series.Values.AsSpan()[Math.Max(0, series.Length - MostValues)..];
        var scale = SeriesScale.Of(recent);
        if (scale.IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        return _order is null ? FitBest(series, recent, scale) : FitOrder(series, recent, scale, _order);
    }

    private FittedArima FitBest(TimeSeries series, ReadOnlySpan<double> recent, SeriesScale scale)
    {
        var isTooLong = series.SeasonLength > LongestSeason;
        var m = isTooLong ? 1 : series.SeasonLength;
        var reason = isTooLong
            ? Invariant($"A season of {series.SeasonLength} is longer than the {LongestSeason} that arima models: it was fitted without one.")
            : null;
        var values = Scaled(recent, scale);
        var choosing = values.AsSpan(Math.Max(0, values.Length - MostValuesToChooseBy));

        // A constant stretch at the end of a long history says nothing about the order.
        choosing = Differencing.IsConstant(choosing) ? values : choosing;
        var largest = ArimaSearch.Largest(choosing, m);
        var fitter = Fitter(choosing, scale, largest, m);
        var (best, tried) = ArimaSearch.Run(fitter, largest, choosing.Length);
        fitter = choosing.Length == values.Length ? fitter : Fitter(values, scale, best.Order, m);
        best = fitter.EstimateFinely(best.Order, best);
        return new FittedArima(
            new FitRequest(series, Name, reason), scale, best, tried, new ArimaEnd(fitter, best, values, m));
    }

    private IFittedModel FitOrder(TimeSeries series, ReadOnlySpan<double> recent, SeriesScale scale, ArimaOrder order)
    {
        string? reason = null;
        var m = series.SeasonLength;
        if (order.IsSeasonal && (m < 2 || m > LongestSeason))
        {
            order = order.WithoutSeason();
            reason = Invariant($"The season of {order} needs a season length of 2 to {LongestSeason}, not {m}: it was left out.");
        }

        m = order.IsSeasonal ? m : 1;
        var least = order.Differences + (order.SeasonalDifferences * m) + order.Estimated + 3;
        if (recent.Length < least)
        {
            return SimpleExponentialSmoothingModel.Fit(series, Fallbacks.TooShort(Name, series, least));
        }

        if (order.Differences + order.SeasonalDifferences == 0 && !order.HasConstant)
        {
            // Without a mean the values lean on zero itself.
            scale = scale with { Centre = 0 };
        }

        var values = Scaled(recent, scale);
        var fitter = Fitter(values, scale, order, m);
        var best = fitter.EstimateFinely(order, near: null);
        return new FittedArima(
            new FitRequest(series, Name, reason), scale, best, [best.Candidate], new ArimaEnd(fitter, best, values, m));
    }

    private static double[] Scaled(ReadOnlySpan<double> values, SeriesScale scale)
    {
        var scaled = new double[values.Length];
        scale.Scale(values, scaled);
        return scaled;
    }

    private static ArimaFitter Fitter(ReadOnlySpan<double> values, SeriesScale scale, ArimaOrder largest, int m) =>
        new(Differencing.Of(values, largest.Differences, largest.SeasonalDifferences, m), scale.Width, m, largest);
}
