namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>Whether a history repeats itself after a season, judged by its autocorrelation at that lag.</summary>
/// <param name="Autocorrelation">The autocorrelation at the season length, -1 to 1; null when it could not be tested.</param>
/// <param name="Limit">How far from zero the autocorrelation would come by chance in one of ten series without season; null when it could
/// not be tested.</param>
/// <param name="NotTestedReason">Why there was nothing to test; null when it was tested.</param>
public sealed record SeasonalityTest(double? Autocorrelation, double? Limit, string? NotTestedReason)
{
    /// <summary>Whether the autocorrelation lies beyond the limit on either side. False when it could not be tested.</summary>
    public bool IsSeasonal => Autocorrelation is { } value && Limit is { } limit && Math.Abs(value) > limit;
}
