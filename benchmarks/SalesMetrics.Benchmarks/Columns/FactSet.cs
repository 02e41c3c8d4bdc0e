using System.Collections.Immutable;
using System.Globalization;
using SalesMetrics.Calendars;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>Made-up facts of three calendar years: rep, close day, log-normal amount, outcome (25 % won, 45 % lost, the rest open). The seed is fixed.</summary>
internal sealed class FactSet
{
    /// <summary>The days that facts close on, 1 January 2023 to 31 December 2025.</summary>
    public const int DayCount = 1_096;

    /// <summary>The months of these days.</summary>
    public const int Months = 36;

    /// <summary>The bytes of one fact in columns: rep 4, day 4, amount 8, outcome 1.</summary>
    public const int BytesPerFact = 17;

    private const int TeamSize = 10;

    private FactSet(TotalsShape shape, int[] rows, int[] days, long[] amounts, FactOutcome[] outcomes)
    {
        Shape = shape;
        (Rows, Days, Amounts, Outcomes) = (rows, days, amounts, outcomes);
    }

    public static Currency Usd { get; } = Currency.Of("USD");

    public static LocalDate FirstDate { get; } = new(2023, 1, 1);

    public static int FirstDay { get; } = DayNumber.Of(FirstDate);

    public static PeriodTable Periods { get; } = PeriodTable.Create(
        FiscalCalendar.Gregorian.PeriodsIn(new DateInterval(FirstDate, FirstDate.PlusDays(DayCount - 1)), PeriodGrain.Month));

    /// <summary>The month of each day, 0 for the first: what every hand-written baseline is given too.</summary>
    public static ImmutableArray<int> MonthOfDay { get; } = [.. Enumerable.Range(0, DayCount).Select(day => Periods.IndexOf(FirstDay + day))];

    public TotalsShape Shape { get; }

    public int[] Rows { get; }

    /// <summary>As <see cref="DayNumber"/>.</summary>
    public int[] Days { get; }

    public long[] Amounts { get; }

    public FactOutcome[] Outcomes { get; }

    public int Count => Rows.Length;

    public FactColumns Columns => new(Rows, Days, Amounts, Outcomes);

    public static FactSet Create(int facts, int reps, FactOrder order = FactOrder.Random, ulong seed = 20260101)
    {
        var random = new SplitMix(seed);
        var (rows, days, amounts, outcomes) = (new int[facts], new int[facts], new long[facts], new FactOutcome[facts]);
        for (var i = 0; i < facts; i++)
        {
            rows[i] = random.Next(reps);
            days[i] = FirstDay + random.Next(DayCount);
            amounts[i] = Amount(ref random);
            outcomes[i] = random.Next(100) switch { < 25 => FactOutcome.Won, < 70 => FactOutcome.Lost, _ => FactOutcome.Open };
        }

        var set = new FactSet(ShapeOf(reps), rows, days, amounts, outcomes);
        return order == FactOrder.Date ? set.ByDate() : set;
    }

    /// <summary>One cell for each rep and month, in one currency.</summary>
    public static TotalsShape ShapeOf(int reps) => TotalsShape.Create(Dimension.Create(Ids(reps)), Periods, Usd);

    public static IEnumerable<string> Ids(int reps) =>
        Enumerable.Range(0, reps).Select(rep => "R" + rep.ToString("D6", CultureInfo.InvariantCulture));

    /// <summary>Ten reps to a team.</summary>
    public Grouping Teams() => Grouping.Create(
        Shape.Rows, rep => "T" + (Shape.Rows.IndexOf(rep) / TeamSize).ToString("D5", CultureInfo.InvariantCulture));

    public FactStore ToStore()
    {
        var builder = new FactStoreBuilder();
        builder.Add(Columns);
        return builder.ToStore();
    }

    /// <summary>The same facts in another order.</summary>
    /// <param name="places">Where each fact of the result is taken from.</param>
    public FactSet Reordered(int[] places) => new(
        Shape,
        Array.ConvertAll(places, i => Rows[i]),
        Array.ConvertAll(places, i => Days[i]),
        Array.ConvertAll(places, i => Amounts[i]),
        Array.ConvertAll(places, i => Outcomes[i]));

    public FactSet Shuffled(ulong seed)
    {
        var places = Enumerable.Range(0, Count).ToArray();
        var random = new SplitMix(seed);
        for (var i = places.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (places[i], places[j]) = (places[j], places[i]);
        }

        return Reordered(places);
    }

    public FactSet ByDate()
    {
        var places = Enumerable.Range(0, Count).ToArray();
        Array.Sort((int[])Days.Clone(), places);
        return Reordered(places);
    }

    // Log-normal by Box and Muller: the median is 5,000.00, two thirds lie between 1,840 and 13,590.
    private static long Amount(ref SplitMix random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (long)(500_000 * Math.Exp(normal));
    }
}
