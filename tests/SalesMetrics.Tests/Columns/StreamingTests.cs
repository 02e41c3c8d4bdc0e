using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

public class StreamingTests
{
    /// <summary>2 million facts unless the environment variable SALESMETRICS_LONG is 1, which asks for 100 million.</summary>
    private static readonly int Length = Environment.GetEnvironmentVariable("SALESMETRICS_LONG") == "1" ? 100_000_000 : 2_000_000;

    private static readonly TotalsShape Shape = TotalsShape.Create(
        Dimension.Create(Enumerable.Range(0, 300).Select(i => $"R{i}")), PeriodTable.Create([Facts.Days("2024-01-01", "2024-12-31")]), Facts.Dollar);

    [Fact]
    public void Facts_that_would_not_fit_memory_are_added_up_in_the_memory_of_the_cells_and_one_block()
    {
        var source = new Generator(Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var totals = TotalsCalculator.Calculate(source, Shape);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The cells, 300 x 2 x 16 B, and a block of 65,536 facts of 17 B: 1.2 MB, however many facts come.
        Assert.InRange(allocated, 1, 2_000_000);
        Assert.Equal(new CellTotals((Int128)Length * (Length - 1) / 2, Length, Length), totals.Everything());
    }

    /// <summary>Makes up the amounts 0, 1, 2, ... of won facts, spread over reps and days.</summary>
    private sealed class Generator(int length) : IFactSource
    {
        private int _next;

        public int Read(FactBlock block)
        {
            var made = Math.Min(block.Capacity, length - _next);
            for (var i = 0; i < made; i++, _next++)
            {
                block.Rows[i] = _next % 300;
                block.Days[i] = 19_700 + (_next % 401);
                block.Amounts[i] = _next;
                block.Outcomes[i] = FactOutcome.Won;
            }

            return made;
        }
    }
}
