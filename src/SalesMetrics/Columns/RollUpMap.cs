namespace SalesMetrics.Columns;

/// <summary>Where each line and each period of a shape goes in a coarser one.</summary>
internal sealed class RollUpMap
{
    private RollUpMap(TotalsShape shape, int[] lines, int[] periods)
    {
        Shape = shape;
        Lines = lines;
        Periods = periods;
    }

    /// <summary>The coarser shape.</summary>
    public TotalsShape Shape { get; }

    public int[] Lines { get; }

    public int[] Periods { get; }

    /// <exception cref="ArgumentException">The grouping is of other ids.</exception>
    public static RollUpMap ByRows(TotalsShape from, Grouping rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!rows.From.HasSameIds(from.Rows))
        {
            throw new ArgumentException("The grouping is of other ids than the figures.", nameof(rows));
        }

        var perRow = (from.Seconds?.Count ?? 1) * from.Currencies.Length;
        var lines = new int[from.Lines];
        for (var line = 0; line < lines.Length; line++)
        {
            lines[line] = (rows.Map[line / perRow] * perRow) + (line % perRow);
        }

        return new RollUpMap(TotalsShape.Create(rows.To, from.Seconds, from.Periods, from.Currencies), lines, [.. Enumerable.Range(0, from.Width)]);
    }

    /// <exception cref="ArgumentException">A period lies in none of the coarser ones whole.</exception>
    public static RollUpMap ByPeriods(TotalsShape from, PeriodTable periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        return new RollUpMap(
            TotalsShape.Create(from.Rows, from.Seconds, periods, from.Currencies),
            [.. Enumerable.Range(0, from.Lines)],
            from.Periods.MapTo(periods));
    }

    /// <exception cref="InvalidOperationException">There is no second key.</exception>
    public static RollUpMap OverSeconds(TotalsShape from)
    {
        if (from.Seconds is not { } seconds)
        {
            throw new InvalidOperationException("There is no second key to add up over.");
        }

        var currencies = from.Currencies.Length;
        var lines = new int[from.Lines];
        for (var line = 0; line < lines.Length; line++)
        {
            lines[line] = (line / (seconds.Count * currencies) * currencies) + (line % currencies);
        }

        return new RollUpMap(
            TotalsShape.Create(from.Rows, null, from.Periods, from.Currencies), lines, [.. Enumerable.Range(0, from.Width)]);
    }

    /// <summary>The coarser place of the cell at a place.</summary>
    public int this[int place] => (Lines[place / Periods.Length] * Shape.Width) + Periods[place % Periods.Length];
}
