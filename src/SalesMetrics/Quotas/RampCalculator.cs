namespace SalesMetrics.Quotas;

/// <summary>Learns from earlier cohorts how fast new people ramp up.</summary>
public static class RampCalculator
{
    /// <summary>Learns a ramp.</summary>
    /// <param name="observations">Credited amounts by person and month of tenure, in one currency, as <see cref="TenureCalculator"/> gives them.</param>
    /// <param name="options">When somebody counts as tenured; the defaults when not stated.</param>
    /// <remarks>
    /// A person's share in a month of tenure is credited / the average of all tenured person-months. The median over people is taken, so that
    /// one great deal does not make a cohort look ramped. Who is observed twice in a month of tenure, after a rehire, counts with the mean.
    /// </remarks>
    /// <exception cref="ArgumentException">A month of tenure is below 1.</exception>
    /// <exception cref="CurrencyMismatchException">Amounts are in different currencies.</exception>
    public static LearnedRamp Learn(IEnumerable<TenureObservation> observations, RampLearningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        options ??= new RampLearningOptions();
        ImmutableArray<TenureObservation> all = [.. observations];
        foreach (var observation in all)
        {
            if (observation.MonthOfTenure < 1)
            {
                throw new ArgumentException(Invariant($"'{observation.PayeeId}' is observed in month {observation.MonthOfTenure} of tenure: the first is 1."), nameof(observations));
            }
        }

        var tenured = all.RemoveAll(observation => observation.MonthOfTenure < options.TenuredFromMonth);
        var tenuredPeople = tenured.Select(observation => observation.PayeeId).Distinct(StringComparer.Ordinal).Count();
        if (tenuredPeople < options.MinimumPeople)
        {
            return new LearnedRamp([], tenuredPeople, 0, Invariant($"no ramp: {tenuredPeople} tenured people, and {options.MinimumPeople} are needed"));
        }

        var average = Average(tenured);
        if (average.Sign <= 0)
        {
            return new LearnedRamp([], tenuredPeople, 0, "no ramp: the tenured were credited with nothing");
        }

        ImmutableArray<RampMonth> months =
        [
            .. all
                .Where(observation => observation.MonthOfTenure < options.TenuredFromMonth)
                .GroupBy(observation => observation.MonthOfTenure)
                .OrderBy(month => month.Key)
                .Select(month => MonthOf(month.Key, [.. month], average)),
        ];
        var used = 0;
        while (used < months.Length && months[used].Month == used + 1 && months[used].People >= options.MinimumPeople)
        {
            used++;
        }

        return new LearnedRamp(months, tenuredPeople, used, used == options.TenuredFromMonth - 1
            ? Invariant($"tenured from month {options.TenuredFromMonth}")
            : Invariant($"full quota from month {used + 1}, of which fewer than {options.MinimumPeople} people were observed"));
    }

    private static RampMonth MonthOf(int month, ImmutableArray<TenureObservation> observations, Ratio average)
    {
        Ratio[] shares =
        [
            .. observations.GroupBy(observation => observation.PayeeId, StringComparer.Ordinal).Select(payee => Average([.. payee]) / average).Order(),
        ];
        var middle = shares.Length / 2;
        return new RampMonth(
            month, shares.Length % 2 == 1 ? shares[middle] : (shares[middle - 1] + shares[middle]) * Ratio.Of(1, 2), shares.Length);
    }

    private static Ratio Average(ImmutableArray<TenureObservation> observations)
    {
        var sum = Money.Sum(observations.Select(observation => observation.Credited), observations[0].Credited.Currency);
        return Ratio.FromDecimal(sum.Amount) * Ratio.Of(1, observations.Length);
    }
}
