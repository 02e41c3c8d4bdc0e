using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>A fitted exponential smoothing with additive error, with or without additive trend and season.</summary>
/// <remarks>Intervals are those of class 1 in Hyndman et al. 2008, table 6.1, and exact for the model.</remarks>
internal sealed class SmoothingFit : SteppedModel
{
    private readonly SmoothingParameters _parameters;
    private readonly double _level;
    private readonly double _trend;
    private readonly double[] _season;

    private SmoothingFit(
        FitRequest request,
        ImmutableArray<ModelParameter> listed,
        ImmutableArray<double> fittedValues,
        SeriesScale scale,
        double scaledSquaredErrors,
        SmoothingParameters parameters,
        (double Level, double Trend, double[] Season) last)
        : base(request, fittedValues, scale, scaledSquaredErrors, request.Series.Length - Estimated(listed, last.Season))
    {
        Parameters = listed;
        _parameters = parameters;
        (_level, _trend, _season) = last;
    }

    /// <summary>Runs once through the history from the states before it, which are given on the scale of -0.5 to 0.5.</summary>
    /// <param name="request">What was to be fitted.</param>
    /// <param name="search">How the search for the parameters went.</param>
    /// <param name="scale">The scale of the series.</param>
    /// <param name="parameters">Beta and gamma are 0 where there is no trend and no season.</param>
    /// <param name="level">The level before the first value.</param>
    /// <param name="trend">The trend before the first value; null when the model has none.</param>
    /// <param name="season">The seasonal states, from the first period of the series; empty when the model has none.</param>
    public static SmoothingFit Run(
        FitRequest request,
        SearchSummary search,
        SeriesScale scale,
        SmoothingParameters parameters,
        double level,
        double? trend,
        ReadOnlySpan<double> season)
    {
        var series = request.Series;
        var listed = List(scale, parameters, level, trend, season);
        var seasons = season.Length == 0 ? [0d] : season.ToArray();
        var fitted = ImmutableArray.CreateBuilder<double>(series.Length);
        var (l, b) = (level, trend ?? 0);
        var errors = 0d;
        var place = 0;
        foreach (var value in series.Values)
        {
            var forecast = l + b + seasons[place];
            var error = ((value - scale.Centre) / scale.Width) - forecast;
            fitted.Add(scale.Restore(forecast));
            errors += error * error;
            l += b + (parameters.Alpha * error);
            b += parameters.Beta * error;
            seasons[place] += parameters.Gamma * error;
            place = place + 1 == seasons.Length ? 0 : place + 1;
        }

        // From here on the season begins with the first period after the history.
        var ahead = new double[seasons.Length];
        for (var j = 0; j < ahead.Length; j++)
        {
            ahead[j] = seasons[(place + j) % seasons.Length] * scale.Width;
        }

        var last = (scale.Restore(l), b * scale.Width, ahead);
        return new SmoothingFit(request, listed, fitted.MoveToImmutable(), scale, errors, parameters, last) { Search = search };
    }

    /// <summary>Rents room for the scaled values and other working memory; give it back to the shared pool.</summary>
    public static double[] RentScaled(TimeSeries series, SeriesScale scale, int more = 0)
    {
        var buffer = ArrayPool<double>.Shared.Rent(series.Length + more);
        scale.Scale(series.Values.AsSpan(), buffer);
        return buffer;
    }

    protected override double Mean(int step) => _level + (step * _trend) + _season[(step - 1) % _season.Length];

    protected override double AddedVariance(int step)
    {
        if (step == 1)
        {
            return 1;
        }

        var j = step - 1;
        var season = j % _season.Length == 0 ? _parameters.Gamma : 0;
        var weight = _parameters.Alpha + (_parameters.Beta * j) + season;
        return weight * weight;
    }

    // The last seasonal state follows from the others, so one of those listed is not estimated.
    private static int Estimated(ImmutableArray<ModelParameter> listed, double[] season) => listed.Length - (season.Length > 1 ? 1 : 0);

    private static ImmutableArray<ModelParameter> List(
        SeriesScale scale, SmoothingParameters parameters, double level, double? trend, ReadOnlySpan<double> season)
    {
        var listed = ImmutableArray.CreateBuilder<ModelParameter>();
        listed.Add(new ModelParameter("alpha", parameters.Alpha));
        if (trend is not null)
        {
            listed.Add(new ModelParameter("beta", parameters.Beta));
        }

        if (season.Length > 0)
        {
            listed.Add(new ModelParameter("gamma", parameters.Gamma));
        }

        listed.Add(new ModelParameter("level", scale.Restore(level)));
        if (trend is { } slope)
        {
            listed.Add(new ModelParameter("trend", slope * scale.Width));
        }

        for (var j = 0; j < season.Length; j++)
        {
            listed.Add(new ModelParameter(string.Create(CultureInfo.InvariantCulture, $"season{j + 1}"), season[j] * scale.Width));
        }

        return listed.DrainToImmutable();
    }
}
