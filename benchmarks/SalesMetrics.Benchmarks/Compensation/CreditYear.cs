using System.Globalization;
using SalesMetrics.Benchmarks.Columns;
using SalesMetrics.Columns;
using SalesMetrics.Compensation;

namespace SalesMetrics.Benchmarks.Compensation;

/// <summary>The credits behind a <see cref="CommissionYear"/>: so many a rep and month, adding up to its credits to the cent, month by month and in no order within one.</summary>
internal sealed class CreditYear
{
    private const ulong Seed = 20260103;

    private readonly int[] _reps;
    private readonly int[] _days;
    private readonly long[] _cents;
    private readonly FactOutcome[] _outcomes;
    private readonly TotalsBuilder _cells;
    private readonly long[] _credits;
    private readonly long[] _payouts;
    private readonly CompiledPlan _plan = CompiledPlan.Of(CommissionYear.Plan);

    public CreditYear(int reps, int each)
    {
        Year = new CommissionYear(reps);
        var count = reps * CommissionYear.Months * each;
        (_reps, _days, _cents, _outcomes) = (new int[count], new int[count], new long[count], new FactOutcome[count]);
        Array.Fill(_outcomes, FactOutcome.Won);
        var random = new SplitMix(Seed);
        var at = 0;
        for (var month = 0; month < CommissionYear.Months; month++)
        {
            var first = at;
            for (var rep = 0; rep < reps; rep++)
            {
                var left = Year.Credits[(rep * CommissionYear.Months) + month];
                for (var i = each; i > 0; i--)
                {
                    var cents = i == 1 ? left : left / i * (50 + random.Next(100)) / 100;
                    (_reps[at], _days[at], _cents[at]) = (rep, DayNumber.Of(new LocalDate(2026, month + 1, 1 + random.Next(28))), cents);
                    (left, at) = (left - cents, at + 1);
                }
            }

            for (var i = at - 1; i > first; i--)
            {
                var j = first + random.Next(i - first + 1);
                (_reps[i], _reps[j]) = (_reps[j], _reps[i]);
                (_days[i], _days[j]) = (_days[j], _days[i]);
                (_cents[i], _cents[j]) = (_cents[j], _cents[i]);
            }
        }

        _cells = new TotalsBuilder(TotalsShape.Create(
            Dimension.Create(Enumerable.Range(0, reps).Select(rep => rep.ToString("D6", CultureInfo.InvariantCulture))),
            PeriodTable.Create([.. Enumerable.Range(1, CommissionYear.Months).Select(month => new DateInterval(
                new LocalDate(2026, month, 1), new LocalDate(2026, month, 1).PlusMonths(1).PlusDays(-1)))]),
            SampleYear.Usd));
        (_credits, _payouts) = (new long[Year.Credits.Length], new long[Year.Credits.Length]);
    }

    public CommissionYear Year { get; }

    public int Count => _reps.Length;

    public ReadOnlySpan<long> Payouts => _payouts;

    /// <summary>From credits to pay: added up by rep and month, the teams from their reps, and every line paid.</summary>
    /// <returns>The sum of all payouts in cents.</returns>
    public long Pay()
    {
        _cells.Clear();
        _cells.Add(new FactColumns(_reps, _days, _cents, _outcomes));
        var (lines, months) = (_credits.Length / 2, CommissionYear.Months);
        _credits.AsSpan(lines).Clear();
        for (var rep = 0; rep < Year.Reps; rep++)
        {
            for (var month = 0; month < months; month++)
            {
                var cents = (long)_cells.Of(rep, month).MinorUnits;
                _credits[(rep * months) + month] = cents;
                _credits[lines + (CommissionYear.FirstOfTeam(rep) * months) + month] += cents;
            }
        }

        for (var rep = 0; rep < Year.Reps; rep++)
        {
            _credits.AsSpan(lines + (CommissionYear.FirstOfTeam(rep) * months), months).CopyTo(_credits.AsSpan(lines + (rep * months)));
        }

        _ = PayColumnsCalculator.Calculate(_plan, Columns, PayAccumulation.YearToDate, _payouts);
        var total = 0L;
        foreach (var payout in _payouts)
        {
            total += payout;
        }

        return total;
    }

    /// <summary>The working of every rep and month, after <see cref="Pay"/>.</summary>
    /// <returns>How many lines it has.</returns>
    public long Explain()
    {
        var lines = 0L;
        for (var rep = 0; rep < Year.Reps; rep++)
        {
            for (var month = 0; month < CommissionYear.Months; month++)
            {
                lines += PayColumnsCalculator.Explain(_plan, Columns, PayAccumulation.YearToDate, rep, month).Explain().DescendantsAndSelf().Count();
            }
        }

        return lines;
    }

    /// <summary>The credits as objects.</summary>
    public CreditObject[] ToObjects() =>
    [
        .. Enumerable.Range(0, Count).Select(i => new CreditObject(
            _reps[i], CommissionYear.FirstOfTeam(_reps[i]), DayNumber.ToDate(_days[i]).ToDateOnly(), _cents[i] / 100m)),
    ];

    private PayColumns Columns => new(Year.Reps, CommissionYear.Months, _credits, Year.Quotas, Year.Targets);
}
