using System.Diagnostics.CodeAnalysis;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Forecasting.Models.ComplexSmoothing;
using SalesMetrics.Forecasting.Models.Decomposed;
using SalesMetrics.Forecasting.Models.Intermittent;
using SalesMetrics.Forecasting.Models.Theta;
using SalesMetrics.Forecasting.Models.Transformed;
using SalesMetrics.Forecasting.Regression;

namespace SalesMetrics.Forecasting;

/// <summary>The models of this library, by name.</summary>
public static class ForecastModels
{
    /// <summary>The model to use when none was asked for: <see cref="AutoModel"/>.</summary>
    public static IForecastModel Default { get; } = new AutoModel();

    /// <summary>All models, <see cref="Default"/> first, then from simple to rich.</summary>
    public static ImmutableArray<IForecastModel> All { get; } =
    [
        Default,
        new NaiveModel(),
        new SeasonalNaiveModel(),
        new AdjustedNaiveModel(),
        new DriftModel(),
        new MeanModel(),
        new SimpleExponentialSmoothingModel(),
        new HoltModel(),
        new DampedTrendModel(),
        new HoltWintersModel(),
        new EtsModel(),
        new ArimaModel(),
        new ThetaModel(),
        new OptimisedThetaModel(),
        new DynamicThetaModel(),
        new DynamicOptimisedThetaModel(),
        new ComplexSmoothingModel(),
        new StlModel(new NaiveModel()),
        new StlModel(new ThetaModel()),
        new StlModel(new EtsModel()),
        new StlModel(new ArimaModel()),
        new BoxCoxModel(new EtsModel()),
        new BoxCoxModel(new ArimaModel()),
        new RegressionModel(),
        new RegressionModel(new RegressionOptions { Errors = RegressionErrors.Arima }),
        new CrostonModel(),
        new SyntetosBoylanModel(),
        new TeunterModel(),
        new AdidaModel(),
        new ImapaModel(),
    ];

    /// <summary>Finds a model by its <see cref="IForecastModel.Name"/>, ignoring case.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out IForecastModel? model)
    {
        ArgumentNullException.ThrowIfNull(name);
        model = All.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
        return model is not null;
    }
}
