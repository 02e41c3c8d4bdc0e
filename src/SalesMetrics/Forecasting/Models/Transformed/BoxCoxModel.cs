using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Forecasting.Transformations;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Transformed;

/// <summary>Any model on the history transformed by a power (Box &amp; Cox 1964), with forecasts and limits brought back.</summary>
/// <remarks>
/// <para>For swings that grow with sales. The transformed history is moved so that the middle of its range is zero, because where zero lies
/// after a power transformation has no meaning; so a model with multiplicative forms can use its additive ones only.</para>
/// <para>Limits are those of the other model, brought back one by one: they are not symmetric, and keep their probability. The point forecast is
/// the mean or the median (<see cref="BoxCoxOptions.IsBiasAdjusted"/>).</para>
/// <para>A history with a value of zero or below is fitted untransformed, with the reason; so is one from which no power can be chosen. A
/// constant one falls back to <see cref="NaiveModel"/>. The fit is a <see cref="FittedBoxCox"/> unless it fell back.</para>
/// </remarks>
public sealed class BoxCoxModel : IForecastModel
{
    private readonly IForecastModel _inner;
    private readonly BoxCoxOptions _options;

    /// <summary>Makes the model.</summary>
    /// <param name="inner">The model of the transformed history.</param>
    /// <param name="options">The power or how it is chosen; null means the defaults.</param>
    public BoxCoxModel(IForecastModel inner, BoxCoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _options = options ?? new BoxCoxOptions();
        Name = "box-cox-" + inner.Name;
    }

    /// <summary><c>box-cox-</c> and the name of the other model, such as <c>box-cox-ets</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        if (BoxCoxCalculator.NotPositive(series) is { } reason)
        {
            return Untransformed(series, reason);
        }

        var choice = _options.Lambda is { } given
            ? new BoxCoxChoice(given, _options.Method, NotChosenReason: null)
            : BoxCoxCalculator.Calculate(series, _options.Method, lower: 0, upper: 1);
        return choice.Lambda is { } lambda
            ? Transformed(series, new BoxCoxTransformation(lambda))
            : Untransformed(series, choice.NotChosenReason!);
    }

    private IFittedModel Untransformed(TimeSeries series, string reason) =>
        RetoldFit.Of(_inner.Fit(series), Invariant($"{reason.TrimEnd('.')}: {_inner.Name} was fitted to the history as it is."));

    private IFittedModel Transformed(TimeSeries series, BoxCoxTransformation transformation)
    {
        var unit = BoxCoxCalculator.UnitOf(series.Values.AsSpan());
        var values = new double[series.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // A value next to nothing beside the largest one may become zero.
            values[i] = transformation.Transform(Math.Max(series.Values[i] / unit, double.Epsilon));
        }

        var scale = SeriesScale.Of(values);
        if (!double.IsFinite(scale.Width) || scale.Width > TimeSeries.MaxMagnitude || scale.IsConstant)
        {
            return Untransformed(series, Invariant($"The values cannot be told apart after a transformation by the power {transformation.Lambda}"));
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= scale.Centre;
        }

        var inner = _inner.Fit(TimeSeries.Create(series.Id, values, series.SeasonLength));
        return new FittedBoxCox(series, Name, _inner.Name, inner, new BoxCoxScale(transformation, unit, scale.Centre, _options.IsBiasAdjusted));
    }
}
