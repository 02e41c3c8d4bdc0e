using SalesMetrics.Calendars;

namespace SalesMetrics.Quotas;

/// <summary>Learns which share of a year each of its periods usually has.</summary>
public static class SeasonCalculator
{
    /// <summary>Learns the shape of a season from past amounts.</summary>
    /// <param name="history">The amount of each past period, in one currency; in any order, each period at most once.</param>
    /// <param name="calendar">The fiscal calendar of the periods.</param>
    /// <param name="grain">The grain of the periods: halves, quarters or months. A year has not always as many weeks.</param>
    /// <param name="minimumYears">How many complete years are needed; 2 unless stated, at least 1. One year cannot tell a season from chance.</param>
    /// <returns>
    /// The mean over the years of each period's exact share of its year, every year counting the same. A year is left out when a period of it
    /// is missing or negative, or when it sums to zero. With fewer complete years than asked for the shape is even, with the reason.
    /// </returns>
    /// <exception cref="ArgumentException">A period is of another grain or is given twice, or the history is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The grain is none of the three, or <paramref name="minimumYears"/> is below 1.</exception>
    /// <exception cref="CurrencyMismatchException">Amounts are in different currencies.</exception>
    public static LearnedSeason Learn(
        IEnumerable<PeriodAmount> history, FiscalCalendar calendar, PeriodGrain grain, int minimumYears = 2)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumYears, 1);
        if (grain is not (PeriodGrain.Half or PeriodGrain.Quarter or PeriodGrain.Month))
        {
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "A season is learned by halves, quarters or months.");
        }

        var amounts = ByPeriod(history, grain);
        var (years, leftOut) = (new SortedDictionary<int, ImmutableArray<Ratio>>(), ImmutableArray.CreateBuilder<string>());
        foreach (var fiscalYear in amounts.Keys.Select(period => period.FiscalYear).Distinct().Order())
        {
            if (SharesOf(calendar.Split(calendar.Year(fiscalYear), grain), amounts, out var shares) is { } fault)
            {
                leftOut.Add(Invariant($"FY{fiscalYear} ({fault})"));
            }
            else
            {
                years.Add(fiscalYear, shares);
            }
        }

        // Years that a custom calendar cuts into other numbers of periods have no common shape; the latest decides.
        var count = calendar.Split(calendar.Year(amounts.Keys.Max(period => period.FiscalYear)), grain).Length;
        foreach (var (year, _) in years.Where(year => year.Value.Length != count).ToArray())
        {
            years.Remove(year);
            leftOut.Add(Invariant($"FY{year} (not {count} {GrainWords.Plural(grain)})"));
        }

        if (years.Count < minimumYears)
        {
            return new LearnedSeason(
                PeriodWeights.Create(grain, Enumerable.Repeat(Ratio.Of(1, count), count)),
                [.. years.Keys],
                leftOut.ToImmutable(),
                Invariant($"even, for there are {years.Count} complete years and {minimumYears} are needed"));
        }

        var mean = Enumerable.Range(0, count).Select(
            i => years.Values.Aggregate(Ratio.Zero, (sum, shares) => sum + shares[i]) * Ratio.Of(1, years.Count));
        return new LearnedSeason(PeriodWeights.Create(grain, mean), [.. years.Keys], leftOut.ToImmutable(), whyEven: null);
    }

    private static Dictionary<FiscalPeriod, Money> ByPeriod(IEnumerable<PeriodAmount> history, PeriodGrain grain)
    {
        var amounts = new Dictionary<FiscalPeriod, Money>();
        foreach (var (period, amount) in history)
        {
            if (period is null || period.Grain != grain)
            {
                throw new ArgumentException(Invariant($"The history has {period?.Id ?? "no period"} where {GrainWords.Plural(grain)} were announced."), nameof(history));
            }

            if (!amounts.TryAdd(period, amount))
            {
                throw new ArgumentException(Invariant($"{period.Id} is given twice: add its amounts up first."), nameof(history));
            }
        }

        return amounts.Count > 0
            ? amounts
            : throw new ArgumentException("There is no history, not even of one period, to tell how long a year is.", nameof(history));
    }

    // What is wrong with a year; null with its shares when nothing is.
    private static string? SharesOf(ImmutableArray<FiscalPeriod> periods, Dictionary<FiscalPeriod, Money> amounts, out ImmutableArray<Ratio> shares)
    {
        shares = [];
        foreach (var period in periods)
        {
            if (!amounts.TryGetValue(period, out var amount))
            {
                return Invariant($"{period.Id} is missing");
            }

            if (amount.Amount < 0m)
            {
                return Invariant($"{period.Id} is negative");
            }
        }

        var year = Money.Sum(periods.Select(period => amounts[period]), amounts[periods[0]].Currency);
        if (year.Amount == 0m)
        {
            return "nothing was credited";
        }

        shares = ImmutableArray.CreateRange(periods, period => amounts[period] / year);
        return null;
    }
}
