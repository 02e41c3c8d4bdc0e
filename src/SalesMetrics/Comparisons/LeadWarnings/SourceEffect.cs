namespace SalesMetrics.Comparisons.LeadWarnings;

/// <summary>What one source did to the qualified share, beside the periods before.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="ShareBefore">Its share of all leads before, 0 to 1.</param>
/// <param name="ShareNow">Its share of all leads now.</param>
/// <param name="RateBefore">Its qualified share before; null when it had no lead.</param>
/// <param name="RateNow">Its qualified share now; null when it has no lead.</param>
/// <param name="Volume">
/// What more or fewer of its leads did: (its leads now - its leads in a mean period before) x (its mean rate - the mean rate of all) / mean leads of all. Exact;
/// 0 where as many came as before.
/// </param>
/// <param name="Rate">What its leads getting better or worse did: its mean share x (rate now - rate before). Exact; 0 where one of the rates is missing.</param>
public sealed record SourceEffect(string SourceId, Ratio ShareBefore, Ratio ShareNow, Ratio? RateBefore, Ratio? RateNow, Ratio Volume, Ratio Rate)
{
    /// <summary>Volume + rate: below 0 it lowered the qualified share of all.</summary>
    public Ratio Total => Volume + Rate;
}
