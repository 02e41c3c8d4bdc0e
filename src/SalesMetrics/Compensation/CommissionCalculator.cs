namespace SalesMetrics.Compensation;

/// <summary>Pays commission on credited sales by a rate table.</summary>
public static class CommissionCalculator
{
    /// <summary>Calculates commission by a table whose bounds are amounts.</summary>
    /// <param name="rates">The rates.</param>
    /// <param name="credited">What was credited; when it is negative nothing is paid.</param>
    /// <exception cref="ArgumentException">The bounds are attainments, so a quota is needed.</exception>
    public static Commission Calculate(RateTable rates, Money credited)
    {
        ArgumentNullException.ThrowIfNull(rates);
        return rates.Bound == TierBound.Attainment
            ? throw new ArgumentException("The bounds of this table are attainments: state the quota.", nameof(rates))
            : Of(rates, credited, null, credited.Currency);
    }

    /// <summary>Calculates commission by a table of either kind.</summary>
    /// <param name="rates">The rates.</param>
    /// <param name="credited">What was credited; when it is negative nothing is paid.</param>
    /// <param name="quota">The quota of the same period, above zero; it does not matter to bounds that are amounts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quota is zero or less.</exception>
    /// <exception cref="CurrencyMismatchException">Credit and quota are in different currencies.</exception>
    public static Commission Calculate(RateTable rates, Money credited, Money quota)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(quota, Money.Zero(credited.Currency));
        return Of(rates, credited, Ratio.FromDecimal(quota.Amount), credited.Currency);
    }

    /// <summary>
    /// Calculates commission period by period on everything to date (cumulative method with true-up): what is earned to date less what was
    /// earned to date a period earlier.
    /// </summary>
    /// <param name="rates">The rates.</param>
    /// <param name="periods">Credit and quota of each period, from the first of the year on.</param>
    /// <returns>
    /// One true-up for each period. They add up to the commission of the last to date; one is negative where the earned fell, as after returns.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A quota to date is zero or less, where bounds are attainments.</exception>
    /// <exception cref="CurrencyMismatchException">Amounts are in different currencies.</exception>
    public static ImmutableArray<CommissionTrueUp> CalculateToDate(RateTable rates, ImmutableArray<(Money Credited, Money Quota)> periods)
    {
        ArgumentNullException.ThrowIfNull(rates);
        var lines = ImmutableArray.CreateBuilder<CommissionTrueUp>();
        foreach (var (credited, quota) in periods.IsDefault ? [] : periods)
        {
            var before = lines.Count == 0 ? null : lines[^1].ToDate;
            var creditedToDate = before is null ? credited : before.Credited + credited;
            var quotaToDate = Ratio.FromDecimal(quota.Amount) + (before?.Quota ?? Ratio.Zero);
            ArgumentOutOfRangeException.ThrowIfLessThan(quota, Money.Zero(credited.Currency), nameof(periods));
            if (rates.Bound == TierBound.Attainment)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(quotaToDate, Ratio.Zero, nameof(periods));
            }

            lines.Add(new CommissionTrueUp(Of(rates, creditedToDate, quotaToDate, credited.Currency), before));
        }

        return lines.ToImmutable();
    }

    /// <summary>As above, with the exact quota and the currency in which the plan pays; bounds in amounts are for a share of the period.</summary>
    internal static Commission Of(RateTable rates, Money credited, Ratio? quota, Currency currency, Ratio? periodShare = null)
    {
        var scale = rates.Bound == TierBound.Attainment ? quota.GetValueOrDefault() : periodShare ?? Ratio.One;
        return new Commission(rates, credited, quota, currency, Slices(rates, Ratio.FromDecimal(credited.Amount), scale));
    }

    /// <summary>What a table pays on an exact amount, slice by slice.</summary>
    /// <param name="rates">The rates.</param>
    /// <param name="amount">What was credited; when it is negative nothing is paid.</param>
    /// <param name="scale">What a bound of 1 stands for: the quota where bounds are attainments, otherwise 1.</param>
    internal static ImmutableArray<CommissionSlice> Slices(RateTable rates, Ratio amount, Ratio scale)
    {
        var slices = ImmutableArray.CreateBuilder<CommissionSlice>();
        for (var i = 0; i < rates.Tiers.Length && amount.Sign > 0; i++)
        {
            var floor = rates.Tiers[i].From * scale;
            if (amount < floor)
            {
                break;
            }

            if (rates.Method == TierMethod.Retroactive)
            {
                slices.Clear();
                slices.Add(new CommissionSlice(rates.Tiers[i], rates.RowText(i), amount));
                continue;
            }

            var isLast = i + 1 == rates.Tiers.Length;
            var ceiling = isLast ? amount : rates.Tiers[i + 1].From * scale;
            slices.Add(new CommissionSlice(rates.Tiers[i], rates.RowText(i), (amount < ceiling ? amount : ceiling) - floor));
        }

        return slices.ToImmutable();
    }
}
