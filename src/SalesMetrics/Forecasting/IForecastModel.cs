using SalesMetrics.Series;

namespace SalesMetrics.Forecasting;

/// <summary>A way to forecast: it reads a history and returns what it learned, remembering nothing itself.</summary>
/// <remarks>An implementation must be safe to use from several threads at once and give the same fit for the same series, to the last
/// bit.</remarks>
public interface IForecastModel
{
    /// <summary>A stable, lower-case, hyphenated name, such as <c>holt-winters</c>. Programs choose models by it.</summary>
    string Name { get; }

    /// <summary>Fits the model to a history.</summary>
    /// <remarks>
    /// Any series can be fitted: when this model cannot be estimated from it, a simpler one is fitted and
    /// <see cref="IFittedModel.ModelReason"/> says why.
    /// </remarks>
    IFittedModel Fit(TimeSeries series);
}
