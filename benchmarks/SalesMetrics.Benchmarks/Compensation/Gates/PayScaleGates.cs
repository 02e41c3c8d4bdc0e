using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Compensation.Baselines;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Compensation.Gates;

/// <summary>A year's pay of 50,000 reps from their credits, 20 a month each, on a plan of 75 % own and 25 % team goal, trued up each month.</summary>
internal sealed class PayScaleGates : IGateGroup
{
    private const int Reps = 50_000;
    private const int ExplainedReps = 2_000;
    private const int Each = 20;
    private const string Naive = "objects, LINQ, decimal";
    private const string Ours = "SalesMetrics, columns";

    public ImmutableArray<string> Gates => ["Q3"];

    public GateResult Measure(GateSettings settings)
    {
        var (totals, explained, growth) = (Totals(settings), Explained(settings), Growth(settings));
        return new([.. totals.Lines, .. explained.Lines, .. growth.Lines], [.. totals.Tables, .. explained.Tables, .. growth.Tables]);
    }

    private static GateResult Totals(GateSettings settings)
    {
        var year = new CreditYear(Reps, Each);
        var naive = new NaiveCredits(year);
        var off = RequireExact(year, naive);
        var timings = Interleaved.Run(
            settings, new Variant(Naive, year.Count, () => naive.Lines().Sum(line => line.Amount)), new Variant(Ours, year.Count, () => year.Pay()));
        return new(
            [
                new("Q3", FormattableString.Invariant($"{Reps:#,0} reps x 12 months x {Each} credits, pay from credits, totals, against objects and LINQ"), 20, timings.Ratio(Naive, Ours)),
                new("Q3", FormattableString.Invariant($"the same, lines off the exact value of {year.Payouts.Length:#,0}"), 0, Quartiles.Exactly(off), IsCeiling: true, Unit: ""),
            ],
            [TimeTable.Of(FormattableString.Invariant($"Pay from {year.Count:#,0} credits, totals"), timings, Ours, "credit")]);
    }

    private static GateResult Explained(GateSettings settings)
    {
        var year = new CreditYear(ExplainedReps, Each);
        var naive = new NaiveCredits(year);
        _ = RequireExact(year, naive);
        long Everything()
        {
            _ = year.Pay();
            return year.Explain();
        }

        var months = ExplainedReps * CommissionYear.Months;
        var timings = Interleaved.Run(
            settings, new Variant(Naive, months, () => NaiveCredits.Explain(naive.Lines())), new Variant(Ours, months, () => Everything()));
        return new(
            [new("Q3", FormattableString.Invariant($"{ExplainedReps:#,0} reps, every month explained, against objects, LINQ and text"), 0.5, timings.Ratio(Naive, Ours))],
            [TimeTable.Of(FormattableString.Invariant($"Pay from {year.Count:#,0} credits, every rep and month explained"), timings, Ours, "rep-month")]);
    }

    private static GateResult Growth(GateSettings settings)
    {
        var years = new[] { 10, 20, 40 }.Select(each => (Each: each, Year: new CreditYear(Reps, each))).ToList();
        string Name(int each) => FormattableString.Invariant($"{each} credits");
        var timings = Interleaved.Run(settings, [.. years.Select(one => new Variant(Name(one.Each), one.Year.Count, () => one.Year.Pay()))]);
        return new(
            [new("Q3", "a credit among 40 a rep and month against one among 10", 1.2, timings.Ratio(Name(40), Name(10)), IsCeiling: true)],
            [TimeTable.Of(FormattableString.Invariant($"Pay of {Reps:#,0} reps x 12 months by credits a month"), timings, Name(20), "credit")]);
    }

    // Ours must pay every line exactly; objects in decimals may be a cent off in one line of two hundred.
    private static int RequireExact(CreditYear year, NaiveCredits naive)
    {
        var exact = year.Year.Exactly();
        _ = year.Pay();
        var off = 0;
        for (var i = 0; i < exact.Length; i++)
        {
            off += year.Payouts[i] == exact[i] ? 0 : 1;
        }

        var theirs = naive.Lines().Count(line => line.Amount * 100m != exact[(((line.Part * year.Year.Reps) + line.Rep) * CommissionYear.Months) + line.Month]);
        Console.WriteLine($"Of {exact.Length} lines off the exact value: objects {theirs}, columns {off}");
        return off == 0 && theirs <= exact.Length / 200
            ? off
            : throw new InvalidOperationException($"Of {exact.Length} lines {theirs} and {off} are off the exact value: the variants do not pay the same.");
    }
}
