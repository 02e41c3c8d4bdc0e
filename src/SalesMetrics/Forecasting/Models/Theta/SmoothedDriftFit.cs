using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>Simple exponential smoothing with a given drift, of seasonally adjusted values.</summary>
internal sealed class SmoothedDriftFit : PathModel
{
    private readonly SeasonalAdjustment _season;
    private readonly double _alpha;
    private readonly double _level;
    private readonly double _drift;

    private SmoothedDriftFit(
        FitRequest request,
        ImmutableArray<double> fittedValues,
        double scaledSquaredErrors,
        in AdjustedHistory history,
        (double Alpha, double Level, double Drift) last)
        : base(request, fittedValues, history.Scale, scaledSquaredErrors, request.Series.Length - 2)
    {
        _season = history.Season;
        (_alpha, _level, _drift) = last;
    }

    /// <summary>Runs once through the history from the level before it, which is given on its scale, as is the drift of a step.</summary>
    public static SmoothedDriftFit Run(
        FitRequest request, SearchSummary search, in AdjustedHistory history, double alpha, double level, double drift)
    {
        var (scale, season) = (history.Scale, history.Season);
        var fitted = ImmutableArray.CreateBuilder<double>(history.Values.Length);
        var current = level;
        var power = 1d;
        var squares = 0d;
        for (var i = 0; i < history.Values.Length; i++)
        {
            // The errors are those of the smoothing alone, as in R: the drift makes up for how it lags behind a trend.
            var error = history.Values[i] - current;
            fitted.Add(season.Restore(scale.Restore(current + (drift * ((1 - power) / alpha))), i));
            squares += error * error;
            current += alpha * error;
            power *= 1 - alpha;
        }

        var listed = ImmutableArray.CreateBuilder<ModelParameter>();
        listed.Add(new ModelParameter("alpha", alpha));
        listed.Add(new ModelParameter("drift", drift * scale.Width));
        listed.Add(new ModelParameter("level", scale.Restore(level)));
        season.List(listed);
        var last = scale.Restore(current + (drift * (((1 - power) / alpha) - 1)));
        return new SmoothedDriftFit(request, fitted.MoveToImmutable(), squares, history, (alpha, last, drift * scale.Width))
        {
            Search = search,
            Parameters = listed.DrainToImmutable(),
        };
    }

    protected override void Fill(Span<double> means, Span<double> spreads)
    {
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = _season.Restore(_level + ((i + 1) * _drift), Series.Length + i);
            spreads[i] = Math.Sqrt(1 + (i * _alpha * _alpha));
        }
    }

    // The shocks are those of the limits: of the adjusted values, and so as large in a peak as in a trough.
    protected override void Draw(Span<double> path)
    {
        var moved = 0d;
        for (var i = 0; i < path.Length; i++)
        {
            var error = path[i];
            path[i] = _season.Restore(_level + ((i + 1) * _drift), Series.Length + i) + moved + error;
            moved += _alpha * error;
        }
    }
}
