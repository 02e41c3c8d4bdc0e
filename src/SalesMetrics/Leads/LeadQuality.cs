namespace SalesMetrics.Leads;

/// <summary>What one recipient's leads may be expected to bring.</summary>
/// <param name="Id">The recipient.</param>
/// <param name="Leads">Leads of known worth.</param>
/// <param name="WithoutWorth">Leads of a kind whose worth is not known; in no other figure.</param>
/// <param name="MeanWinProbability">The mean chance that one is won; null without leads.</param>
/// <param name="MeanExpectedValue">The mean expected value of a lead; null without leads.</param>
/// <param name="TotalExpectedValue">The expected value of all of them; 0 without leads.</param>
/// <param name="QualityIndex">The mean expected value over that of all leads: 1 is as good as everybody's. Null without leads, or when no lead is worth anything.</param>
public sealed record LeadQuality(
    string Id, long Leads, long WithoutWorth, double? MeanWinProbability, double? MeanExpectedValue, double TotalExpectedValue, double? QualityIndex);
