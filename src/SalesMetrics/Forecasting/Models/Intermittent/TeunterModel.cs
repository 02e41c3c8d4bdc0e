using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>Sales that come now and then and may end: the smoothed size of a sale times the smoothed chance of one.</summary>
/// <remarks>
/// <para>Teunter, Syntetos &amp; Babai 2011. The chance moves in every period, towards 1 with a sale and 0 without, so that the forecast of a
/// product fades when nobody buys it; the size moves at sales only. Begun at the first sale, with a chance of one in as many periods as there
/// were up to it.</para>
/// <para>No limits: the method follows from no model of the errors. A value below zero falls back to
/// <see cref="SimpleExponentialSmoothingModel"/>, a constant history to <see cref="NaiveModel"/>. The parameters <c>size</c> and
/// <c>chance</c> are those after the last value.</para>
/// </remarks>
public sealed class TeunterModel : IForecastModel
{
    /// <summary>Both smoothing parameters when none are given.</summary>
    public const double DefaultSmoothing = 0.1;

    internal const string ModelName = "tsb";

    private readonly double _alpha;
    private readonly double _beta;

    /// <summary>Smooths both by <see cref="DefaultSmoothing"/>.</summary>
    public TeunterModel()
        : this(DefaultSmoothing, DefaultSmoothing)
    {
    }

    /// <summary>Smooths as told.</summary>
    /// <param name="alpha">How much the size of a new sale counts: above 0, at most 1.</param>
    /// <param name="beta">How much a new period counts in the chance of a sale: above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public TeunterModel(double alpha, double beta)
    {
        _alpha = DemandHistory.Checked(alpha, nameof(alpha));
        _beta = DemandHistory.Checked(beta, nameof(beta));
    }

    /// <summary><c>tsb</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => DemandHistory.Fallback(series, ModelName) ?? Smooth(series);

    private IntermittentFit Smooth(TimeSeries series)
    {
        var values = series.Values.AsSpan();
        var unit = DemandHistory.Unit(values);
        var first = values.IndexOfAnyExcept(0d);
        var size = values[first] / unit;
        var chance = 1d / (first + 1);
        var fitted = ImmutableArray.CreateBuilder<double>(values.Length - first - 1);
        foreach (var value in values[(first + 1)..])
        {
            fitted.Add(chance * size * unit);
            chance += _beta * ((value > 0 ? 1 : 0) - chance);
            if (value > 0)
            {
                size += _alpha * ((value / unit) - size);
            }
        }

        return new IntermittentFit(new FitRequest(series, ModelName, Reason: null), chance * size * unit, fitted.MoveToImmutable())
        {
            Parameters = [new("alpha", _alpha), new("beta", _beta), new("size", size * unit), new("chance", chance)],
        };
    }
}
