using SalesMetrics.Benchmarks.Compensation.Baselines;
using SalesMetrics.Compensation;

namespace SalesMetrics.Benchmarks.Compensation;

/// <summary>A year's pay of many reps, 75 % on their own goal and 25 % on their team's, 4 + 3 tiers, trued up each month.</summary>
/// <remarks>
/// Every method pays all reps x 12 months x 2 components and returns the sum in cents. The two in decimals divide credit by quota first, so that
/// a line can be a cent off the exact value; <see cref="Setup"/> counts such lines, and refuses more than one in two hundred, or any of ours.
/// </remarks>
public class CommissionBenchmarks
{
    private CommissionYear _year = null!;
    private CompiledPlan _compiled = null!;
    private long[] _payouts = [];
    private List<NaivePay.Rep> _reps = [];
    private decimal[] _credits = [];
    private decimal[] _quotas = [];
    private decimal[] _targets = [];
    private decimal[] _paid = [];

    [Params(300, 50_000)]
    public int Reps { get; set; } = 300;

    /// <summary>How many lines of each differ from the exact rational value: naive, tidy decimal, columns.</summary>
    public (int Naive, int Tidy, int Columns) LinesOff { get; private set; }

    [GlobalSetup]
    public void Setup()
    {
        _year = new CommissionYear(Reps);
        _compiled = CompiledPlan.Of(CommissionYear.Plan);
        _payouts = new long[_year.Credits.Length];
        _paid = new decimal[_year.Credits.Length];
        _credits = Array.ConvertAll(_year.Credits, cents => cents / 100m);
        _quotas = Array.ConvertAll(_year.Quotas, cents => cents / 100m);
        _targets = Array.ConvertAll(_year.Targets, cents => cents / 100m);
        _reps = [.. Enumerable.Range(0, Reps).Select(rep => new NaivePay.Rep(rep, _targets[rep], [.. Enumerable.Range(0, 2).Select(part => FactsOf(part, rep))]))];
        Check();
    }

    /// <summary>Objects and LINQ: a record for each line with its working, tiers searched and summed by queries.</summary>
    [Benchmark(Baseline = true, Description = "naive: objects, LINQ, decimal")]
    public long Naive() => (long)(NaivePay.Lines(_reps).Sum(line => line.Amount) * 100m);

    /// <summary>Decimal arrays, compiled tiers, running totals, a tier cursor: no object, no query.</summary>
    [Benchmark(Description = "tidy decimal")]
    public long TidyDecimal()
    {
        var total = 0m;
        for (var row = 0; row < _paid.Length; row += CommissionYear.Months)
        {
            var (tiers, weight) = row < _paid.Length / 2 ? (CommissionYear.OwnTiers, 0.75m) : (CommissionYear.TeamTiers, 0.25m);
            var stake = _targets[row / CommissionYear.Months % Reps] * weight;
            var (credit, quota, target, before, tier) = (0m, 0m, 0m, 0m, 0);
            for (var line = row; line < row + CommissionYear.Months; line++)
            {
                credit += _credits[line];
                quota += _quotas[line];
                target += stake;
                var attainment = credit / quota;
                while (tier + 1 < tiers.Length && attainment >= tiers[tier + 1].From)
                {
                    tier++;
                }

                while (attainment < tiers[tier].From)
                {
                    tier--;
                }

                var share = tiers[tier].Pay + ((attainment - tiers[tier].From) * tiers[tier].Slope);
                var earned = Math.Round(target * share, 2, MidpointRounding.AwayFromZero);
                _paid[line] = earned - before;
                total += _paid[line];
                before = earned;
            }
        }

        return (long)(total * 100m);
    }

    [Benchmark(Description = "PayColumnsCalculator")]
    public long Columns()
    {
        _ = PayColumnsCalculator.Calculate(_compiled, _year.Columns, PayAccumulation.YearToDate, _payouts);
        var total = 0L;
        foreach (var payout in _payouts)
        {
            total += payout;
        }

        return total;
    }

    private NaivePay.MonthFacts[] FactsOf(int part, int rep) =>
    [
        .. Enumerable.Range(0, CommissionYear.Months).Select(month =>
            new NaivePay.MonthFacts(month, _credits[IndexOf(part, rep, month)], _quotas[IndexOf(part, rep, month)])),
    ];

    private int IndexOf(int part, int rep, int month) => (((part * Reps) + rep) * CommissionYear.Months) + month;

    private void Check()
    {
        var exact = _year.Exactly();
        (_, _) = (TidyDecimal(), Columns());
        var naive = NaivePay.Lines(_reps).Count(line => line.Amount * 100m != exact[IndexOf(line.Part, line.Rep, line.Month)]);
        LinesOff = (
            naive,
            _paid.Zip(exact).Count(line => line.First * 100m != line.Second),
            _payouts.Zip(exact).Count(line => line.First != line.Second));
        if (LinesOff.Columns > 0 || LinesOff.Naive > exact.Length / 200 || LinesOff.Tidy > exact.Length / 200)
        {
            throw new InvalidOperationException($"Of {exact.Length} lines {LinesOff} are off the exact value: the variants do not pay the same.");
        }

        Console.WriteLine($"Of {exact.Length} lines off the exact value: {LinesOff}");
    }
}
