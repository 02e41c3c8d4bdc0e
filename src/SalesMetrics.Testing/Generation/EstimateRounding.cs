namespace SalesMetrics.Testing.Generation;

/// <summary>The one crossing from an estimate to money. Prices and corrections need none: they are drawn in whole minor units.</summary>
internal static class EstimateRounding
{
    /// <summary>Rounds an estimate in units of the currency to the nearest multiple of a step, but to one step at least.</summary>
    public static Money ToMoney(double units, int step, Currency currency)
    {
        var steps = Math.Max(1, checked((long)Math.Floor((units / step) + 0.5)));
        return MinorUnits.Whole(steps * step, currency);
    }
}
