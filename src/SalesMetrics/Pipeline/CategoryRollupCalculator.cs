namespace SalesMetrics.Pipeline;

/// <summary>Adds deals up by forecast category.</summary>
public static class CategoryRollupCalculator
{
    /// <summary>Adds up the deals of one period and unit; the caller picks them.</summary>
    /// <param name="calls">The deals. Lost ones count nowhere, won ones as closed at what was sold, whatever was said before.</param>
    /// <param name="layer">Whose judgement of open deals counts.</param>
    /// <param name="currency">The one currency of all amounts.</param>
    /// <exception cref="CurrencyMismatchException">An amount that counts is in another currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="layer"/> is no layer.</exception>
    public static CategoryRollup Calculate(IEnumerable<ForecastCall> calls, ForecastLayer layer, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(calls);
        if (!Enum.IsDefined(layer))
        {
            throw new ArgumentOutOfRangeException(nameof(layer), layer, "Not a layer of a forecast.");
        }

        var open = Enum.GetValues<ForecastCategory>().Select(_ => Money.Zero(currency)).ToArray();
        var closed = Money.Zero(currency);
        var (withoutCategory, withoutAmount) = (0, 0);
        foreach (var call in calls)
        {
            if (call.Deal.Outcome is DealOutcome.Won won)
            {
                closed += won.Amount;
            }
            else if (call.Deal.Outcome is DealOutcome.Open)
            {
                var category = call.CategoryBy(layer);
                var amount = call.AmountBy(layer);
                withoutCategory += category is null ? 1 : 0;
                withoutAmount += amount is null ? 1 : 0;
                open[(int)(category ?? ForecastCategory.Pipeline)] += amount ?? Money.Zero(currency);
            }
        }

        return new CategoryRollup(closed, [.. open], withoutCategory, withoutAmount);
    }
}
