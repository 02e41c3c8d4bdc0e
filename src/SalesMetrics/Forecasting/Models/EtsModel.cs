using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Exponential smoothing whose form (error, trend, season) is chosen by the history itself, or is given.</summary>
/// <remarks>
/// <para>Hyndman, Koehler, Snyder &amp; Grose 2002; Hyndman et al. 2008. Smoothing parameters and initial states of each form maximise the
/// likelihood, in the usual region and where forecasts forget the distant past; the form of least AICc is taken. Every form of
/// <see cref="EtsForm.All"/> is tried that the values allow (multiplicative ones need values above zero) and that the history is long enough
/// for (2 values more than numbers to estimate).</para>
/// <para>A season is looked for up to a length of <see cref="LongestSeason"/>. The fit is a <see cref="FittedEts"/>, which lists what was tried;
/// fewer than 5 values fall back to <see cref="SimpleExponentialSmoothingModel"/>, a constant history to <see cref="NaiveModel"/>.</para>
/// </remarks>
public sealed class EtsModel : IForecastModel
{
    /// <summary>The longest season that is fitted: beyond, it would take too many initial states (the limit of R's <c>ets</c>).</summary>
    public const int LongestSeason = 24;

    internal const string ModelName = "ets";

    // Four smoothing parameters, level, trend and 23 seasonal states, rounded up.
    internal const int MostNumbers = 32;

    private static readonly ImmutableArray<EtsForm> WithoutSeason = [.. EtsForm.All.Where(form => form.Season == SeasonForm.None)];

    private readonly EtsForm? _form;

    /// <summary>Chooses the form by AICc.</summary>
    public EtsModel()
    {
    }

    /// <summary>Fits one form and no other.</summary>
    /// <param name="form">The form; a history that it does not suit is fitted as by <see cref="EtsModel()"/>, with the reason.</param>
    /// <exception cref="ArgumentException">The form is not one of <see cref="EtsForm.All"/>: a multiplicative season needs a multiplicative
    /// error.</exception>
    public EtsModel(EtsForm form)
    {
        if (!EtsForm.All.Contains(form))
        {
            throw new ArgumentException(Invariant($"{form} is not offered: a multiplicative season needs a multiplicative error."), nameof(form));
        }

        _form = form;
    }

    /// <summary><c>ets</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (_form is not { } form)
        {
            return Fit(series, reason: null);
        }

        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        if (WhyNot(form, series) is { } reason)
        {
            return Fit(series, reason);
        }

        return EtsSelection.Fit(new FitRequest(series, ModelName, null), [form])
            ?? Fit(series, Invariant($"No parameters of {form} fit the history: another form was chosen."));
    }

    internal static IFittedModel Fit(TimeSeries series, string? reason)
    {
        var least = new EtsForm().EstimatedNumbers(1) + 2;
        if (series.Length < least)
        {
            return SimpleExponentialSmoothingModel.Fit(series, reason ?? Fallbacks.TooShort(ModelName, series, least));
        }

        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var m = series.SeasonLength;
        if (m > LongestSeason)
        {
            reason ??= Invariant($"A season of {m} periods is longer than {LongestSeason}: forms without season were tried.");
        }

        return (IFittedModel?)EtsSelection.Fit(new FitRequest(series, ModelName, reason), FormsFor(series))
            ?? SimpleExponentialSmoothingModel.Fit(series, "No parameters of any form fit the history: a simpler model was fitted.");
    }

    /// <summary>The forms that the values allow and the history is long enough for.</summary>
    internal static EtsForm[] FormsFor(TimeSeries series)
    {
        var m = series.SeasonLength;
        var isPositive = IsPositive(series);
        return
        [
            .. (m is >= 2 and <= LongestSeason ? EtsForm.All : WithoutSeason)
                .Where(form => (isPositive || !form.NeedsPositiveValues) && EtsSelection.IsLongEnough(form, series.Length, m)),
        ];
    }

    private static bool IsPositive(TimeSeries series)
    {
        foreach (var value in series.Values)
        {
            if (value <= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string? WhyNot(EtsForm form, TimeSeries series)
    {
        if (form.Season != SeasonForm.None && series.SeasonLength is < 2 or > LongestSeason)
        {
            return Invariant($"{form} needs a season length of 2 to {LongestSeason} and it is {series.SeasonLength}: another form was chosen.");
        }

        if (form.NeedsPositiveValues && !IsPositive(series))
        {
            return Invariant($"{form} needs values above zero: another form was chosen.");
        }

        return EtsSelection.IsLongEnough(form, series.Length, series.SeasonLength)
            ? null
            : Fallbacks.TooShort(form.ToString(), series, form.EstimatedNumbers(series.SeasonLength) + 2);
    }
}
