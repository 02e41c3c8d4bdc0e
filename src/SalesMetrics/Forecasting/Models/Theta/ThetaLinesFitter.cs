using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>Fits the state-space theta models of Fiorucci et al. 2016, which differ in two choices.</summary>
internal static class ThetaLinesFitter
{
    private const int MaxEvaluations = 100;

    // One more error than there are numbers to estimate, and one for the spread.
    public static int LeastValues(bool searchesTheta) => ThetaObjective.Skipped + (searchesTheta ? 3 : 2) + 2;

    /// <param name="series">The history.</param>
    /// <param name="modelName">The name of the model.</param>
    /// <param name="isDynamic">Whether the trend line is the one known at each time or that of the whole history.</param>
    /// <param name="searchesTheta">Whether theta is estimated or is 2.</param>
    public static FittedModel Fit(TimeSeries series, string modelName, bool isDynamic, bool searchesTheta)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < LeastValues(searchesTheta))
        {
            return ThetaModel.Fit(series, Fallbacks.TooShort(modelName, series, LeastValues(searchesTheta)));
        }

        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var history = AdjustedHistory.Of(series, rooms: 2);
        var values = history.Values;
        var intercepts = history.Room(0);
        var slopes = history.Room(1);
        var line = isDynamic ? default : TrendLine.Of(values);
        if (isDynamic)
        {
            TrendLine.Growing(values, intercepts, slopes);
        }
        else
        {
            intercepts.Fill(line.Intercept);
            slopes.Fill(line.Slope);
        }

        var objective = new ThetaObjective(values, intercepts, slopes, searchesTheta);
        var search = LineSearch.Minimize(ref objective, [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1], MaxEvaluations, out var point);
        var alpha = ThetaObjective.AlphaAt(point);
        objective.Evaluate(alpha, out var level, out var weight);
        var request = new FitRequest(series, modelName, Reason: null);
        var fit = ThetaLinesFit.Run(request, search, history, line, new ThetaState(alpha, weight, level, isDynamic), searchesTheta);
        history.Return();
        return fit;
    }
}
