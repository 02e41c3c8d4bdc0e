using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Decomposed;

/// <summary>Any model on the seasonally adjusted history, with the season of the last year carried on: <c>stlf</c> in R.</summary>
/// <remarks>
/// <para>The season is taken out by STL (<see cref="StlCalculator"/>), the rest is fitted by the other model as a series without season, and the
/// last season is added to its forecasts and limits (Hyndman &amp; Athanasopoulos 2021, section 5.7). So the season may have any length and may
/// have changed over the years. The limits leave out that the season is an estimate.</para>
/// <para>Without a season length, or with two seasons or less, the other model is fitted to the history as it is, with the reason; a constant
/// history falls back to <see cref="NaiveModel"/>. The fit is a <see cref="FittedStl"/> unless it fell back.</para>
/// </remarks>
public sealed class StlModel : IForecastModel
{
    // An adjusted history that varies less than this beside the history is what rounding leaves of a season and nothing else.
    private const double Rounding = 1e-12;

    private readonly IForecastModel _inner;
    private readonly StlOptions _options;

    // Empty where the season is the one that the series states.
    private readonly ImmutableArray<int> _seasonLengths;

    /// <summary>Makes the model for the season that a series states.</summary>
    /// <param name="inner">The model of the seasonally adjusted history.</param>
    /// <param name="options">How the season is taken out; null means the defaults.</param>
    public StlModel(IForecastModel inner, StlOptions? options = null)
        : this(inner, [], options, "stl-")
    {
    }

    private StlModel(IForecastModel inner, ImmutableArray<int> seasonLengths, StlOptions? options, string prefix)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _seasonLengths = seasonLengths;
        _options = options ?? StlOptions.Default;
        Name = prefix + inner.Name;
    }

    /// <summary><c>stl-</c>, or with given seasons <c>mstl-</c>, and the name of the other model, such as <c>stl-ets</c>.</summary>
    public string Name { get; }

    /// <summary>Makes the model for given seasons, such as 7 and 365 for days (<see cref="MstlCalculator"/>).</summary>
    /// <param name="inner">The model of the seasonally adjusted history.</param>
    /// <param name="seasonLengths">At least one, each at least 2, none twice. Those of which a history does not hold more than two are left out,
    /// with the reason; what season the series states is not looked at.</param>
    /// <param name="options">How the seasons are taken out; null means the defaults.</param>
    /// <exception cref="ArgumentException">There is no season length, or one is less than 2 or given twice.</exception>
    public static StlModel OfSeasons(IForecastModel inner, ImmutableArray<int> seasonLengths, StlOptions? options = null) =>
        seasonLengths.IsDefaultOrEmpty || seasonLengths.Any(length => length < 2) || seasonLengths.Distinct().Count() < seasonLengths.Length
            ? throw new ArgumentException("Season lengths are at least one, each at least 2, none twice.", nameof(seasonLengths))
            : new StlModel(inner, seasonLengths.Sort(), options, "mstl-");

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var asked = _seasonLengths.IsEmpty ? [series.SeasonLength] : _seasonLengths;
        if (asked[0] < 2)
        {
            return RetoldFit.Of(_inner.Fit(series), Fallbacks.NoSeason(Name));
        }

        var lengths = asked.RemoveAll(length => series.Length <= 2 * (long)length);
        if (lengths.IsEmpty)
        {
            return RetoldFit.Of(
                _inner.Fit(series),
                Invariant($"At season length {asked[0]} {Name} needs more than two seasons and there are {series.Length} values: {_inner.Name} was fitted to the history as it is."));
        }

        var leftOut = lengths.Length == asked.Length
            ? null
            : Invariant($"Of the season of {asked[lengths.Length]} there are not more than two in {series.Length} values, so it was left out.");
        var decomposition = StlCalculator.Calculate(series, lengths, _options);
        return new FittedStl(decomposition, new FitRequest(series, Name, leftOut), _inner.Name, _inner.Fit(Adjusted(decomposition)));
    }

    private static TimeSeries Adjusted(StlDecomposition decomposition)
    {
        var series = decomposition.Series;
        var adjusted = decomposition.SeasonallyAdjusted();
        var scale = SeriesScale.Of(adjusted.AsSpan());
        if (scale.Width <= Rounding * SeriesScale.Of(series.Values.AsSpan()).Width)
        {
            adjusted = ImmutableArray.CreateRange(adjusted, _ => scale.Centre);
        }

        return TimeSeries.Create(series.Id, adjusted.Select(value => Math.Clamp(value, -TimeSeries.MaxMagnitude, TimeSeries.MaxMagnitude)));
    }
}
