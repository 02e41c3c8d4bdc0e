using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;

namespace SalesMetrics.Tests.Forecasting.Models.ExponentialSmoothing;

/// <summary>The recursions of Hyndman et al. 2008, tables 2.2 and 2.3, written out once more from the parameters that a fit reports.</summary>
internal sealed class Rerun
{
    private readonly List<double> _seasons;
    private readonly EtsForm _form;
    private readonly double _phi;
    private double _level;
    private double _trend;

    private Rerun(EtsForm form, double level, double trend, double phi, List<double> seasons)
    {
        _form = form;
        _phi = phi;
        (_level, _trend, _seasons) = (level, trend, seasons);
    }

    public List<double> Forecasts { get; } = [];

    public double SquaredErrors { get; private set; }

    public double LogLikelihood { get; private set; }

    public static Rerun Of(EtsForm form, IReadOnlyList<ModelParameter> parameters, IReadOnlyList<double> values)
    {
        double Named(string name, double otherwise) =>
            parameters.Where(p => p.Name == name).Select(p => p.Value).DefaultIfEmpty(otherwise).Single();
        var seasons = parameters.Where(p => p.Name.StartsWith("season", StringComparison.Ordinal)).Select(p => p.Value).ToList();
        var run = new Rerun(form, Named("level", 0), Named("trend", 0), Named("phi", 1), seasons.Count == 0 ? [0] : seasons);
        var logs = 0d;
        foreach (var value in values)
        {
            var forecast = run.Next();
            var residual = value - forecast;
            var error = form.Error == ErrorForm.Additive ? residual : residual / forecast;
            logs += form.Error == ErrorForm.Additive ? 0 : Math.Log(Math.Abs(forecast));
            run.SquaredErrors += error * error;
            run.Forecasts.Add(forecast);
            run.Move(residual, Named("alpha", 0), Named("beta", 0), Named("gamma", 0));
        }

        run.LogLikelihood = (-0.5 * values.Count * Math.Log(run.SquaredErrors)) - logs;
        return run;
    }

    /// <summary>How large the forecasts of an additive form still are, many seasons of zeros after level, trend and season were 1.</summary>
    public static double ForecastAfterZeros(FittedEts fit, int seasons)
    {
        double Of(string name, double otherwise) =>
            fit.Parameters.Where(p => p.Name == name).Select(p => p.Value).DefaultIfEmpty(otherwise).Single();
        var (alpha, beta, gamma, phi) = (Of("alpha", 0), Of("beta", 0), Of("gamma", 0), Of("phi", 1));
        var (l, b, m) = (1d, fit.Form.Trend == TrendForm.None ? 0d : 1d, fit.Series.SeasonLength);
        var states = new double[m];
        states[0] = 1;
        var largest = 0d;
        for (var t = 0; t < seasons * m; t++)
        {
            var forecast = l + (phi * b) + states[t % m];
            largest = t < (seasons - 1) * m ? 0 : Math.Max(largest, Math.Abs(forecast));
            (l, b) = (l + (phi * b) - (alpha * forecast), (phi * b) - (beta * forecast));
            states[t % m] -= gamma * forecast;
        }

        return largest;
    }

    /// <summary>The forecasts after the history, as long as nothing unforeseen happens.</summary>
    public List<double> Ahead(int horizon)
    {
        var ahead = new List<double>();
        for (var h = 0; h < horizon; h++)
        {
            ahead.Add(Next());
            Move(0, 0, 0, 0);
        }

        return ahead;
    }

    private double Next()
    {
        var expected = _level + (_phi * _trend);
        return _form.Season == SeasonForm.Multiplicative ? expected * _seasons[0] : expected + _seasons[0];
    }

    private void Move(double residual, double alpha, double beta, double gamma)
    {
        var isFactor = _form.Season == SeasonForm.Multiplicative;
        var expected = _level + (_phi * _trend);
        var ofLevel = isFactor ? residual / _seasons[0] : residual;
        (_level, _trend) = (expected + (alpha * ofLevel), (_phi * _trend) + (beta * ofLevel));
        _seasons.Add(_seasons[0] + (gamma * (isFactor ? residual / expected : residual)));
        _seasons.RemoveAt(0);
    }
}
