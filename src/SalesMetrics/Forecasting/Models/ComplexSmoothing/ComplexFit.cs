using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ComplexSmoothing;

/// <summary>A fitted complex exponential smoothing.</summary>
internal sealed class ComplexFit : PathModel
{
    // States may grow without end. Long before they overflow they are held where they are.
    private const double Most = 1e250;

    private readonly ComplexSeason _season;
    private readonly ComplexParameters _parameters;
    private readonly double _unit;
    private readonly double _level;
    private readonly double _potential;
    private readonly double[] _levels;
    private readonly double[] _potentials;

    private ComplexFit(
        FitRequest request,
        ImmutableArray<double> fittedValues,
        double squares,
        double unit,
        (ComplexSeason Season, ComplexParameters Parameters) form,
        (double Level, double Potential, double[] Levels, double[] Potentials) last)
        : base(request, fittedValues, new SeriesScale(0, unit), squares, request.Series.Length - ComplexParameters.Count(form.Season))
    {
        (_season, _parameters) = form;
        _unit = unit;
        (_level, _potential, _levels, _potentials) = last;
        ImmutableArray<ModelParameter> alpha = [new("alpha-real", _parameters.AlphaReal), new("alpha-imaginary", _parameters.AlphaImaginary)];
        Parameters = _season switch
        {
            ComplexSeason.Partial => [.. alpha, new("beta", _parameters.BetaReal)],
            ComplexSeason.Full => [.. alpha, new("beta-real", _parameters.BetaReal), new("beta-imaginary", _parameters.BetaImaginary)],
            _ => alpha,
        };
    }

    /// <param name="request">What was to be fitted.</param>
    /// <param name="values">The history in the unit.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="season">The form.</param>
    /// <param name="parameters">The parameters found.</param>
    /// <param name="search">How they were.</param>
    public static ComplexFit Run(
        FitRequest request, ReadOnlySpan<double> values, double unit, ComplexSeason season, ComplexParameters parameters, SearchSummary search)
    {
        var m = season == ComplexSeason.None ? 1 : request.Series.SeasonLength;
        var room = new double[2 * m];
        var fitted = new double[values.Length];
        var squares = new ComplexObjective(values, season, m, room).Run(parameters, fitted, out var level, out var potential);
        foreach (ref var value in fitted.AsSpan())
        {
            value = Math.Clamp(value * unit, -double.MaxValue, double.MaxValue);
        }

        return new ComplexFit(
            request, ImmutableArray.Create(fitted), squares, unit, (season, parameters), (level, potential, room[..m], room[m..]))
        {
            Search = search,
        };
    }

    protected override void Fill(Span<double> means, Span<double> spreads)
    {
        Span<double> errors = means;
        errors.Clear();
        Continue(errors);
        FillSpreads(spreads);
        var most = double.MaxValue / 64 / Math.Max(ResidualStandardDeviation ?? 1, 1);
        for (var i = 0; i < spreads.Length; i++)
        {
            spreads[i] = Math.Min(spreads[i], most);
        }
    }

    protected override void Draw(Span<double> path) => Continue(path);

    // Errors in the unit of the series become its values.
    private void Continue(Span<double> path)
    {
        var state = new ComplexState(_season, _parameters, (double[])_levels.Clone(), (double[])_potentials.Clone())
        {
            Level = _level,
            Potential = _potential,
        };
        var place = Series.Length % _levels.Length;
        for (var i = 0; i < path.Length; i++)
        {
            var error = path[i] / _unit;
            var forecast = state.Forecast(place);
            path[i] = Math.Clamp((forecast + error) * _unit, -double.MaxValue / 4, double.MaxValue / 4);
            if (Math.Abs(forecast) < Most)
            {
                state.Observe(place, error);
            }

            place = place + 1 == _levels.Length ? 0 : place + 1;
        }
    }

    // The model is linear, so what an error of 1 moves is found by running on from zero, and errors are independent.
    private void FillSpreads(Span<double> spreads)
    {
        var m = _levels.Length;
        var state = new ComplexState(_season, _parameters, new double[m], new double[m]);
        var variance = 1d;
        for (var i = 0; i < spreads.Length; i++)
        {
            var moved = i == 0 ? 0 : state.Forecast(i % m);
            variance += moved * moved;
            variance = Math.Min(variance, Most);
            spreads[i] = Math.Sqrt(variance);
            if (variance < Most)
            {
                state.Observe(i % m, i == 0 ? 1 : 0);
            }
        }
    }
}
