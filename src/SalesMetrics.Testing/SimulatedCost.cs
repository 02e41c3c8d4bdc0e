namespace SalesMetrics.Testing;

/// <summary>What a plan costs one simulated company over its last year.</summary>
/// <param name="Seed">The seed of the company, with the options of the simulation.</param>
/// <param name="Cost">What it pays in all.</param>
/// <param name="Revenue">What was credited to the company, each sale once.</param>
public sealed record SimulatedCost(long Seed, Money Cost, Money Revenue)
{
    /// <summary>The compensation cost of sales: cost over revenue; null when no revenue above zero was credited, or it is in another currency.</summary>
    public Ratio? CostOfSales => Revenue.Amount > 0m && Revenue.Currency == Cost.Currency ? Cost / Revenue : null;
}
