namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Draws typical deal sizes toward those of the peers.</summary>
public static class AmountShrinkageCalculator
{
    private const int FewestRepeats = 3;

    /// <summary>Estimates typical amounts, as geometric means drawn toward each other.</summary>
    /// <remarks>
    /// <para>Amounts of deals are far from normal and their logarithms are near: a rep's typical deal is the exponential of the mean logarithm. The variance of
    /// logarithms within units is taken to be the same for all, and estimated from all together; with few deals its own uncertainty widens the limits.</para>
    /// <para>Amounts of zero or below have no logarithm. They are left out and counted; where they are more than half of all nothing is estimated.</para>
    /// </remarks>
    /// <param name="deals">Each deal's unit and amount, in any order, in one currency.</param>
    /// <param name="level">The level of the credible and of the adaptive limits, above 0 and below 1.</param>
    /// <returns>The estimates, or why there are none.</returns>
    /// <exception cref="CurrencyMismatchException">Amounts are in different currencies: convert them first.</exception>
    /// <exception cref="ArgumentException">A unit has no id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static AmountShrinkage Calculate(IEnumerable<KeyValuePair<string, Money>> deals, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ProportionIntervalCalculator.Validate(level, IntervalMethod.Wilson);
        KeyValuePair<string, Money>[] all = [.. deals];
        var currency = all.Select(deal => deal.Value.Currency).FirstOrDefault(Currency.None);
        foreach (var (id, amount) in all)
        {
            ArgumentNullException.ThrowIfNull(id, nameof(deals));
            if (amount.Currency != currency)
            {
                throw new CurrencyMismatchException(currency, amount.Currency);
            }
        }

        Unit[] units = [.. all.GroupBy(deal => deal.Key, StringComparer.Ordinal).OrderBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => Of(unit.Key, unit))];
        Unit[] known = [.. units.Where(unit => unit.Deals > 0)];
        var (used, squares) = (known.Sum(unit => unit.Deals), known.Sum(unit => unit.Squares));
        var (leftOut, freedom) = (all.Length - used, used - known.Length);
        var why = all.Length == 0 ? "no deal"
            : 2 * leftOut > all.Length ? Invariant($"{leftOut} of {all.Length} amounts are zero or below")
            : freedom < FewestRepeats ? Invariant($"{used} amounts of {known.Length} units: how far amounts of one unit vary cannot be told")
            : !(squares > 0) ? "amounts of one unit do not vary"
            : "";
        ImmutableArray<string> without = [.. units.Where(unit => unit.Deals == 0).Select(unit => unit.Id)];
        if (why.Length > 0)
        {
            return new(currency, [], null, why) { LeftOut = leftOut, WithoutAmounts = without };
        }

        var variance = squares / freedom;
        var means = MeanShrinkageCalculator.Calculate(known.Select(unit => new UnitMean(unit.Id, unit.Mean, Math.Sqrt(variance / unit.Deals))), freedom, level)!;
        return new(currency, [.. means.Means.Zip(known, (mean, unit) => new ShrunkAmount(mean, unit.Deals, unit.LeftOut))], means, "") { LeftOut = leftOut, WithoutAmounts = without };
    }

    private static Unit Of(string id, IEnumerable<KeyValuePair<string, Money>> deals)
    {
        double[] logarithms = [.. deals.Where(deal => deal.Value.Amount > 0).Select(deal => Math.Log((double)deal.Value.Amount))];
        var mean = logarithms.Length > 0 ? logarithms.Average() : 0;
        return new(id, logarithms.Length, deals.Count() - logarithms.Length, mean, logarithms.Sum(value => (value - mean) * (value - mean)));
    }

    private sealed record Unit(string Id, long Deals, long LeftOut, double Mean, double Squares);
}
