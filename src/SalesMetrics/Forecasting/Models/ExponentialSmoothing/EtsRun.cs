using System.Runtime.CompilerServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>One run through the history with the parameters that were found: fitted values, sums of squares, and the states at its
/// end.</summary>
internal sealed class EtsRun
{
    private EtsRun(
        double origin,
        double unit,
        ImmutableArray<ModelParameter> parameters,
        ImmutableArray<double> fittedValues,
        EtsEnd end,
        double squaredErrors,
        double squaredResiduals)
    {
        Origin = origin;
        Unit = unit;
        Parameters = parameters;
        FittedValues = fittedValues;
        End = end;
        SquaredErrors = squaredErrors;
        SquaredResiduals = squaredResiduals;
    }

    /// <summary>The value that the fit counted as 0.</summary>
    public double Origin { get; }

    /// <summary>What the fit counted as 1.</summary>
    public double Unit { get; }

    public ImmutableArray<ModelParameter> Parameters { get; }

    public ImmutableArray<double> FittedValues { get; }

    public EtsEnd End { get; }

    /// <summary>Of the errors, which are relative when they are multiplicative.</summary>
    public double SquaredErrors { get; }

    /// <summary>Of value less forecast, in units of the fit.</summary>
    public double SquaredResiduals { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static EtsRun Of(in EtsShape shape, double origin, double unit, ReadOnlySpan<double> values, ReadOnlySpan<double> point)
    {
        var parameters = EtsParameters.At(shape, point);
        var season = FirstSeason(shape, point);
        var listed = List(shape, parameters, point, season, origin, unit);
        var fitted = ImmutableArray.CreateBuilder<double>(values.Length);
        var (l, b) = (point[shape.Level], shape.HasTrend ? point[shape.Trend] : 0);
        var (place, errors, residuals) = (0, 0d, 0d);
        foreach (var value in values)
        {
            var damped = parameters.Phi * b;
            var q = l + damped;
            var s = season[place];
            var forecast = shape.IsMultiplicativeSeason ? q * s : q + s;
            var residual = value - forecast;
            var error = shape.IsMultiplicativeError ? residual / forecast : residual;
            errors += error * error;
            residuals += residual * residual;
            fitted.Add(origin + (unit * forecast));
            var ofLevel = shape.IsMultiplicativeSeason ? residual / s : residual;
            l = q + (parameters.Alpha * ofLevel);
            b = damped + (parameters.Beta * ofLevel);
            season[place] = s + (parameters.Gamma * (shape.IsMultiplicativeSeason ? residual / q : residual));
            place = place + 1 == season.Length ? 0 : place + 1;
        }

        ImmutableArray<double> ahead = [.. season[place..], .. season[..place]];
        return new EtsRun(
            origin, unit, listed, fitted.MoveToImmutable(), new EtsEnd(shape, parameters, l, b, ahead, 0), errors, residuals);
    }

    private static double[] FirstSeason(in EtsShape shape, ReadOnlySpan<double> point)
    {
        var season = new double[shape.SeasonLength];
        if (shape.HasSeason)
        {
            var last = shape.IsMultiplicativeSeason ? season.Length : 0d;
            for (var j = 0; j < season.Length - 1; j++)
            {
                season[j] = point[shape.Season + j];
                last -= season[j];
            }

            season[^1] = last;
        }

        return season;
    }

    private static ImmutableArray<ModelParameter> List(
        in EtsShape shape, EtsParameters parameters, ReadOnlySpan<double> point, double[] season, double origin, double unit)
    {
        var listed = ImmutableArray.CreateBuilder<ModelParameter>(shape.Count + 1);
        listed.Add(new ModelParameter("alpha", parameters.Alpha));
        if (shape.HasTrend)
        {
            listed.Add(new ModelParameter("beta", parameters.Beta));
        }

        if (shape.HasSeason)
        {
            listed.Add(new ModelParameter("gamma", parameters.Gamma));
        }

        if (shape.IsDamped)
        {
            listed.Add(new ModelParameter("phi", parameters.Phi));
        }

        listed.Add(new ModelParameter("level", origin + (unit * point[shape.Level])));
        if (shape.HasTrend)
        {
            listed.Add(new ModelParameter("trend", unit * point[shape.Trend]));
        }

        for (var j = 0; j < season.Length && shape.HasSeason; j++)
        {
            listed.Add(new ModelParameter(Invariant($"season{j + 1}"), shape.IsMultiplicativeSeason ? season[j] : season[j] * unit));
        }

        return listed.DrainToImmutable();
    }
}
