using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>A fitted state-space theta model.</summary>
internal sealed class ThetaLinesFit : PathModel
{
    private readonly SeasonalAdjustment _season;
    private readonly SeriesScale _scale;
    private readonly ThetaState _last;

    private ThetaLinesFit(
        FitRequest request,
        ImmutableArray<double> fittedValues,
        double scaledSquaredErrors,
        int estimated,
        in AdjustedHistory history,
        ThetaState last)
        : base(request, fittedValues, history.Scale, scaledSquaredErrors, fittedValues.Length - estimated)
    {
        _season = history.Season;
        _scale = history.Scale;
        _last = last;
    }

    /// <summary>Runs once through the history.</summary>
    /// <param name="request">What was to be fitted.</param>
    /// <param name="search">How the search for alpha went.</param>
    /// <param name="history">The adjusted history.</param>
    /// <param name="line">The trend line to begin with: that of the whole history where it does not bend.</param>
    /// <param name="state">The parameters and the level before the first value.</param>
    /// <param name="searchesTheta">Whether theta was estimated.</param>
    public static ThetaLinesFit Run(
        FitRequest request, SearchSummary search, in AdjustedHistory history, TrendLine line, ThetaState state, bool searchesTheta)
    {
        var (scale, season) = (history.Scale, history.Season);
        var listed = ImmutableArray.CreateBuilder<ModelParameter>();
        listed.Add(new ModelParameter("alpha", state.Alpha));
        listed.Add(new ModelParameter("theta", 1 / (1 - state.Weight)));
        // A model moved by c begins c (1 - weight) higher; the rest of c comes with the trend line.
        listed.Add(new ModelParameter("level", (scale.Centre * (1 - state.Weight)) + (state.Level * scale.Width)));
        season.List(listed);

        (state.Intercept, state.Slope) = (line.Intercept, line.Slope);
        var fitted = ImmutableArray.CreateBuilder<double>(history.Values.Length - ThetaObjective.Skipped);
        var squares = 0d;
        for (var i = 0; i < history.Values.Length; i++)
        {
            var value = history.Values[i];
            if (i >= ThetaObjective.Skipped)
            {
                var forecast = state.Forecast();
                squares += (value - forecast) * (value - forecast);
                fitted.Add(season.Restore(scale.Restore(forecast), i));
            }

            state.Observe(value);
        }

        var estimated = searchesTheta ? 3 : 2;
        return new ThetaLinesFit(request, fitted.MoveToImmutable(), squares, estimated, history, state)
        {
            Search = search,
            Parameters = listed.DrainToImmutable(),
        };
    }

    protected override void Fill(Span<double> means, Span<double> spreads)
    {
        var state = _last;
        var spread = new ThetaSpread(_last);
        for (var i = 0; i < means.Length; i++)
        {
            var mean = state.Forecast();
            state.Observe(mean);
            means[i] = _season.Restore(_scale.Restore(mean), Series.Length + i);
            spreads[i] = Math.Sqrt(spread.Next()) * _season.Factor(Series.Length + i);
        }
    }

    protected override void Draw(Span<double> path)
    {
        var state = _last;
        for (var i = 0; i < path.Length; i++)
        {
            var value = state.Forecast() + (path[i] / _scale.Width);
            state.Observe(value);
            path[i] = _season.Restore(_scale.Restore(value), Series.Length + i);
        }
    }
}
