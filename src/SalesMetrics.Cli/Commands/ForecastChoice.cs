using System.CommandLine;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Cleaning;

namespace SalesMetrics.Cli.Commands;

/// <summary>The options that all verbs which forecast share: how far, and by which model.</summary>
internal static class ForecastChoice
{
    public static Option<int> Horizon(string description) => new("--horizon") { Description = description, DefaultValueFactory = _ => 6 };

    public static int HorizonOf(ParseResult parsed, Option<int> option) => parsed.GetValue(option) is >= 1 and <= Forecast.MaxHorizon and var horizon
        ? horizon
        : throw new UsageException(Invariant($"--horizon {parsed.GetValue(option)} is out of range: 1 to {Forecast.MaxHorizon} periods."));

    public static Option<string> Model(string description)
    {
        var option = new Option<string>("--model") { Description = description, DefaultValueFactory = _ => ForecastModels.Default.Name };
        option.AcceptOnlyFromAmong([.. ForecastModels.All.Select(model => model.Name)]);
        return option;
    }

    public static IForecastModel ModelOf(ParseResult parsed, Option<string> option) =>
        ForecastModels.TryGet(parsed.GetValue(option)!, out var model) ? model : ForecastModels.Default;

    public static Option<bool> CleanOutliers() => new("--clean-outliers")
    {
        Description = "Replace single values far from all around them before forecasting; the note column says which, and by what.",
    };

    /// <summary>The model, on the cleaned history where that is asked for.</summary>
    public static IForecastModel ModelOf(ParseResult parsed, Option<string> model, Option<bool> clean) =>
        parsed.GetValue(clean) ? new CleanedModel(ModelOf(parsed, model)) : ModelOf(parsed, model);
}
