using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Cleaning;

/// <summary>Any model on the history without its outliers; the reason of the fit says which values were replaced and by what.</summary>
/// <remarks>The limits know nothing of outliers to come: where large deals recur, leave them in.</remarks>
public sealed class CleanedModel : IForecastModel
{
    private readonly IForecastModel _inner;

    /// <summary>Makes the model.</summary>
    /// <param name="inner">The model of the cleaned history.</param>
    public CleanedModel(IForecastModel inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        Name = "cleaned-" + inner.Name;
    }

    /// <summary><c>cleaned-</c> and the name of the other model.</summary>
    public string Name { get; }

    /// <summary>Cleans a history (<see cref="OutlierCalculator"/>) and fits the other model to it, whose name the fit bears.</summary>
    /// <param name="series">The history.</param>
    /// <returns>The fit of the cleaned history; <see cref="IFittedModel.ModelReason"/> lists what was replaced.</returns>
    public IFittedModel Fit(TimeSeries series)
    {
        var report = OutlierCalculator.Calculate(series);
        var fit = _inner.Fit(report.Cleaned);
        return report.Outliers.IsEmpty ? fit : RetoldFit.Of(fit, report.Summary);
    }
}
