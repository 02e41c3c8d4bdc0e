namespace SalesMetrics.Leads;

/// <summary>One recipient's leads beside those its capacity would have brought.</summary>
/// <param name="Id">The recipient.</param>
/// <param name="Leads">Leads received.</param>
/// <param name="Capacity">Its capacity.</param>
/// <param name="Expected">All leads x capacity / capacity of all.</param>
/// <param name="Score">(leads - expected) / sqrt(expected (1 - share)): standard deviations from the fair number, if chance handed leads out.</param>
public sealed record FairShareLine(string Id, long Leads, double Capacity, double Expected, double Score)
{
    /// <summary>Leads - expected: above 0 it got more than its capacity says.</summary>
    public double Difference => Leads - Expected;
}
