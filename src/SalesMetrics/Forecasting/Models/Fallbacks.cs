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

    /// <summary>The reason of a fit that stands on another one: its reason, and its model where that is not the one asked for.</summary>
    public static string? Of(string what, IFittedModel inner, string asked) =>
        inner.ModelReason is not { } reason ? null
        : string.Equals(inner.ModelName, asked, StringComparison.Ordinal) ? Invariant($"Of the {what}: {reason}")
        : Invariant($"Of the {what}: {reason} ({inner.ModelName})");

    /// <summary>Why a fit that stands on another one has no limits; null when it has.</summary>
    public static string? NoInterval(string what, IFittedModel inner) =>
        inner.NoIntervalReason is { } none ? Invariant($"Of the {what}: {none}") : null;
}
