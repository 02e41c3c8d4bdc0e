using System.Numerics;
using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

/// <summary>A million facts over few cells and over so many that they go the way for large cells; on one processor and several; from every kind of source.</summary>
public class TotalsPartitionTests
{
    private const int FactCount = 1_000_003;
    private const int FirstDay = 19_723;

    private static readonly PeriodTable Weeks = PeriodTable.Create(
        [.. Enumerable.Range(0, 52).Select(week => new DateInterval(new LocalDate(2024, 1, 1).PlusWeeks(week), new LocalDate(2024, 1, 7).PlusWeeks(week)))]);

    [Theory]
    [InlineData(300)]
    [InlineData(9_000)]
    public void Every_way_gives_the_sums_of_a_slow_reference(int reps)
    {
        var (store, shape) = (Store(reps), Shape(reps));
        var totals = TotalsCalculator.Calculate(store, shape);
        var (sums, counts, wins) = Reference(store, shape);

        for (var cell = 0; cell < sums.Length; cell++)
        {
            var found = totals.Of(cell / (Weeks.Count + 1), cell % (Weeks.Count + 1));
            Assert.True((BigInteger)found.MinorUnits == sums[cell] && found.Count == counts[cell] && found.Wins == wins[cell], $"cell {cell}: {found}");
        }

        Assert.Equal(totals, TotalsCalculator.Calculate(store.ToSource(), shape));
        Assert.Equal(totals, OneByOne(store, shape));
        Assert.Equal(totals, TotalsCalculator.Calculate(Enumerable.Range(0, FactCount), shape, new FromStore(store, shape)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_degree_of_parallelism_gives_identical_bits(int degree)
    {
        // Few enough cells for the work to be shared.
        var (store, shape) = (Store(300), Shape(300));
        var alone = TotalsCalculator.Calculate(store, shape);
        var together = TotalsCalculator.Calculate(store, shape, new AggregationOptions { MaxDegreeOfParallelism = degree });

        Assert.Equal(TotalsSnapshot.Write(alone), TotalsSnapshot.Write(together));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(9_000)]
    public void A_fact_more_allocates_nothing(int reps)
    {
        var (store, shape) = (Store(reps), Shape(reps));
        var builder = new TotalsBuilder(shape);
        var chunk = new FactBlock(4_000);
        store.Chunk(0).Slice(0, 4_000).Rows.CopyTo(chunk.Rows);
        store.Chunk(0).Slice(0, 4_000).Days.CopyTo(chunk.Days);
        var fact = new Fact(1, FirstDay, 100, FactOutcome.Won);

        Assert.Equal(0, Allocations.Of(() => builder.Add(chunk.View(4_000))));
        Assert.Equal(0, Allocations.Of(() => builder.Remove(chunk.View(4_000))));
        Assert.Equal(0, Allocations.Of(() => builder.Add(fact)));
        Assert.Equal(0, Allocations.Of(() => builder.Correct(fact, fact with { Day = FirstDay + 9 })));
        Assert.Equal(0, Allocations.Of(() => builder.Correct(fact, fact with { MinorUnits = 7 })));
    }

    private static TotalsShape Shape(int reps) => TotalsShape.Create(Dimension.Create(Enumerable.Range(0, reps).Select(i => $"R{i}")), Weeks, Facts.Dollar);

    private static FactStore Store(int reps)
    {
        var random = new Random(reps);
        var builder = new FactStoreBuilder();
        for (var i = 0; i < FactCount; i++)
        {
            // Before, in and after the year; now and then an amount near the end of the range, so that some runs widen their cells.
            var amount = i % 250_000 == 249_999 ? long.MaxValue - i : random.NextInt64(-1_000, 10_000_000);
            builder.Add(new Fact(random.Next(reps), FirstDay + random.Next(-5, 372), amount, (FactOutcome)random.Next(3)));
        }

        return builder.ToStore();
    }

    private static (BigInteger[] Sums, long[] Counts, long[] Wins) Reference(FactStore store, TotalsShape shape)
    {
        var cells = shape.Rows.Count * (Weeks.Count + 1);
        var (sums, counts, wins) = (new BigInteger[cells], new long[cells], new long[cells]);
        for (var chunk = 0; chunk < store.Chunks; chunk++)
        {
            var facts = store.Chunk(chunk);
            for (var i = 0; i < facts.Length; i++)
            {
                var week = (facts.Days[i] - FirstDay) / 7;
                var cell = (facts.Rows[i] * (Weeks.Count + 1)) + (facts.Days[i] < FirstDay || week >= Weeks.Count ? Weeks.Count : week);
                counts[cell]++;
                if (facts.Outcomes[i] == FactOutcome.Won)
                {
                    sums[cell] += facts.Amounts[i];
                    wins[cell]++;
                }
            }
        }

        return (sums, counts, wins);
    }

    private static Totals OneByOne(FactStore store, TotalsShape shape)
    {
        var builder = new TotalsBuilder(shape);
        for (var i = 0; i < FactCount; i++)
        {
            builder.Add(store.FactAt(i));
        }

        return builder.ToTotals();
    }

    private readonly struct FromStore(FactStore store, TotalsShape shape) : IFactSelector<int>
    {
        public string IdOf(int item) => shape.Rows[store.FactAt(item).Row];

        public LocalDate DateOf(int item) => DayNumber.ToDate(store.FactAt(item).Day);

        public Money AmountOf(int item) => Money.FromMinorUnits(store.FactAt(item).MinorUnits, Facts.Dollar);

        public FactOutcome OutcomeOf(int item) => store.FactAt(item).Outcome;
    }
}
