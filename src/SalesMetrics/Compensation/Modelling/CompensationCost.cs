namespace SalesMetrics.Compensation.Modelling;

/// <summary>The compensation cost of sales.</summary>
internal static class CompensationCost
{
    /// <summary>Incentive over credited revenue; null where no revenue above zero was credited, or it is in another currency.</summary>
    public static Ratio? Of(Money incentive, Money revenue) =>
        revenue.Amount > 0m && revenue.Currency == incentive.Currency ? incentive / revenue : null;
}
