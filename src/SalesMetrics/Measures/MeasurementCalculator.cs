using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>Adds credits up for the units and days asked for.</summary>
public static class MeasurementCalculator
{
    private const int BlockLength = 4096;

    /// <summary>Measures every unit of a kind that has credits, over several windows, in one pass over the credits.</summary>
    /// <param name="credits">The credits.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="kind">Which kind of unit. Overlays count for payees alone.</param>
    /// <param name="windows">The windows, in ascending order and not overlapping, such as the months of a year. May leave days out.</param>
    /// <returns>A measurement for each unit and window in which something was credited; look others up with <see cref="Measurements.Of"/>.</returns>
    /// <exception cref="ArgumentException">Windows overlap, are out of order or missing, or the credits in them span more than <see cref="PeriodTable.MaxDays"/> days.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the kinds.</exception>
    public static Measurements Calculate(CreditBook credits, Measure measure, UnitKind kind, ImmutableArray<DateInterval> windows)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(measure);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of unit.");
        }

        var cells = MeasuredCells.Create(credits, measure, kind, windows);
        return new Measurements(measure, kind, cells, Add(cells));
    }

    private static Totals Add(MeasuredCells cells)
    {
        var credits = cells.Columns;
        var builder = new TotalsBuilder(cells.Shape);
        var block = new FactBlock(BlockLength);
        for (var start = 0; start < credits.Days.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, credits.Days.Length - start);
            var counted = 0;
            for (var i = start; i < start + length; i++)
            {
                var row = cells.RowOf(i);
                if (row >= 0)
                {
                    block.Rows[counted] = row;
                    block.Days[counted] = credits.Days[i];
                    block.Amounts[counted] = credits.MinorUnits[i];
                    block.Outcomes[counted++] = FactOutcome.Won;
                }
            }

            builder.Add(block.View(counted));
        }

        return builder.Finish();
    }
}
