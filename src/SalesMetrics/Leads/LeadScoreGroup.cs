namespace SalesMetrics.Leads;

/// <summary>The scores of one recipient's leads.</summary>
/// <param name="Id">The recipient.</param>
/// <param name="Leads">How many have a score.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Median">Their median.</param>
/// <param name="MeanRank">The mean of their ranks among all leads, 1 the lowest score.</param>
public sealed record LeadScoreGroup(string Id, int Leads, double Mean, double Median, double MeanRank);
