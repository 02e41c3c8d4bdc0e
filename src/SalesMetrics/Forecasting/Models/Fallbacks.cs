using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Why a simpler model was fitted, in words.</summary>
internal static class Fallbacks
{
    public const string Constant = "The history is constant, so there is nothing to estimate: its value was carried on.";

    public static string TooShort(string asked, TimeSeries series, int needed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"At season length {series.SeasonLength} {asked} needs {needed} values and there are {series.Length}: a simpler model was fitted.");

    public static string NoSeason(string asked) => $"{asked} needs a season length of at least 2: one without season was fitted.";
}
