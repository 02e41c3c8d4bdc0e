using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.ComplexSmoothing;

/// <summary>Complex exponential smoothing (CES): a level that carries, as its imaginary part, what smoothing alone forgets, so that trends
/// come and go without being told apart from levels.</summary>
/// <remarks>
/// <para>Svetunkov, Kourentzes &amp; Ord 2022. The form (none, simple, partial or full season: <see cref="ComplexSeason"/>) of least AICc is
/// taken, and <see cref="IFittedModel.ModelReason"/> says by how much. Parameters minimise the squared one-step errors where each part
/// forgets the distant past; the states before the first value are found by backcasting and not counted.</para>
/// <para>Limits are those of the linear model with normal errors, over n less the number of smoothing parameters; parameters and form are
/// taken as known. The fit is an <see cref="ISamplePaths"/>. A value too large for a quarter of the largest <see cref="double"/> is
/// that.</para>
/// <para>A season is tried from two seasons and one value on. Fewer than 5 values fall back to
/// <see cref="SimpleExponentialSmoothingModel"/>, a constant history to <see cref="NaiveModel"/>. Forecasts move in proportion with the unit
/// of the series, not with its origin.</para>
/// </remarks>
public sealed class ComplexSmoothingModel : IForecastModel
{
    internal const string ModelName = "ces";

    private readonly ComplexSeason? _season;

    /// <summary>Chooses the form by AICc.</summary>
    public ComplexSmoothingModel()
    {
    }

    /// <summary>Fits one form and no other.</summary>
    /// <param name="season">The form; a history too short for it is fitted as by <see cref="ComplexSmoothingModel()"/>, with the
    /// reason.</param>
    /// <exception cref="ArgumentOutOfRangeException">The form is none of <see cref="ComplexSeason"/>.</exception>
    public ComplexSmoothingModel(ComplexSeason season)
    {
        if (!Enum.IsDefined(season))
        {
            throw new ArgumentOutOfRangeException(nameof(season), season, "A form is None, Simple, Partial or Full.");
        }

        _season = season;
    }

    /// <summary><c>ces</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var least = ComplexSearch.LeastValues(ComplexSeason.None, 1);
        if (series.Length < least)
        {
            return SimpleExponentialSmoothingModel.Fit(series, Fallbacks.TooShort(ModelName, series, (int)least));
        }

        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var buffer = Rent(series, out var values, out var room, out var unit);
        var fit = Choose(series, values, unit, room);
        ArrayPool<double>.Shared.Return(buffer);
        return fit;
    }

    /// <summary>Fits every form that the history is long enough for, with its AICc; none to fewer than 5 values or a constant history.</summary>
    internal static ImmutableArray<(IFittedModel Fit, ComplexSeason Form, double Aicc)> FitAll(TimeSeries series)
    {
        if (series.Length < ComplexSearch.LeastValues(ComplexSeason.None, 1) || SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return [];
        }

        var buffer = Rent(series, out var values, out var room, out var unit);
        var fits = ImmutableArray.CreateBuilder<(IFittedModel, ComplexSeason, double)>();
        foreach (var form in Enum.GetValues<ComplexSeason>())
        {
            if (IsPossible(form, series))
            {
                var found = ComplexSearch.Of(values, form, series.SeasonLength, room);
                fits.Add((ComplexFit.Run(new FitRequest(series, ModelName, null), values, unit, form, found.Parameters, found.Summary), form, found.Aicc));
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
        return fits.DrainToImmutable();
    }

    // The history as shares of its largest value, and two seasons of working memory, which only a season that is tried takes.
    private static double[] Rent(TimeSeries series, out Span<double> values, out Span<double> room, out double unit)
    {
        unit = 0;
        foreach (var value in series.Values)
        {
            unit = Math.Max(unit, Math.Abs(value));
        }

        var n = series.Length;
        var buffer = ArrayPool<double>.Shared.Rent(n + (int)Math.Min(2L * series.SeasonLength, Math.Max(n, 2)));
        values = buffer.AsSpan(0, n);
        room = buffer.AsSpan(n);
        for (var i = 0; i < n; i++)
        {
            values[i] = series.Values[i] / unit;
        }

        return buffer;
    }

    private ComplexFit Choose(TimeSeries series, ReadOnlySpan<double> values, double unit, Span<double> room)
    {
        var isForced = _season is { } asked && IsPossible(asked, series);
        ComplexSeason[] forms = isForced
            ? [_season!.Value]
            : [.. Enum.GetValues<ComplexSeason>().Where(form => IsPossible(form, series))];
        var searches = new ComplexSearch[forms.Length];
        var (best, evaluations) = (0, 0);
        for (var i = 0; i < forms.Length; i++)
        {
            searches[i] = ComplexSearch.Of(values, forms[i], series.SeasonLength, room);
            evaluations += searches[i].Summary.Evaluations;
            best = searches[i].Aicc < searches[best].Aicc ? i : best;
        }

        var reason = (_season, isForced) switch
        {
            ({ } form, false) => Invariant($"The {Name(form)} season needs a season length of at least 2 and {ComplexSearch.LeastValues(form, series.SeasonLength)} values: ") + Reason(searches, best),
            (null, _) when forms.Length > 1 => Reason(searches, best),
            _ => null,
        };
        var chosen = searches[best];
        return ComplexFit.Run(
            new FitRequest(series, ModelName, reason),
            values,
            unit,
            chosen.Season,
            chosen.Parameters,
            new SearchSummary(chosen.Summary.Exit, evaluations));

        string Name(ComplexSeason form) => form.ToString().ToLowerInvariant();

        string Reason(ComplexSearch[] tried, int first) =>
            Invariant($"form of season {Name(tried[first].Season)}") + (tried.Length == 1
                ? ", the only one that the history is long enough for."
                : " of least AICc; above it " + string.Join(", ", tried.Where((_, i) => i != first).Select(
                    other => Invariant($"{Name(other.Season)} {other.Aicc - tried[first].Aicc:F1}"))) + ".");
    }

    private static bool IsPossible(ComplexSeason form, TimeSeries series) =>
        (form == ComplexSeason.None || series.SeasonLength >= 2) && series.Length >= ComplexSearch.LeastValues(form, series.SeasonLength);
}
