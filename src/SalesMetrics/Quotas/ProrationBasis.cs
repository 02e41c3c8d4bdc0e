using SalesMetrics.Calendars;

namespace SalesMetrics.Quotas;

/// <summary>What a part of a period is a share of: its days, its selling days, or its months.</summary>
/// <remarks>The shares of any parts that tile a period add up to exactly 1. Days are counted with both ends.</remarks>
public abstract record ProrationBasis
{
    private ProrationBasis()
    {
    }

    /// <summary>Every day counts the same: 47 of 91.</summary>
    public sealed record CalendarDays : ProrationBasis;

    /// <summary>Every selling day counts the same. A period without any is prorated by calendar days.</summary>
    public sealed record SellingDays : ProrationBasis
    {
        /// <summary>Counts the selling days of a calendar.</summary>
        public SellingDays(SellingDayCalendar calendar)
        {
            ArgumentNullException.ThrowIfNull(calendar);
            Calendar = calendar;
        }

        /// <summary>Which days are selling days.</summary>
        public SellingDayCalendar Calendar { get; }
    }

    /// <summary>Every fiscal period of a grain counts the same, and within it every day: how a quota stated a month is prorated in a quarter.</summary>
    public sealed record EqualPeriods : ProrationBasis
    {
        /// <summary>Counts the periods of a calendar.</summary>
        /// <exception cref="ArgumentException">The calendar has no periods of the grain.</exception>
        public EqualPeriods(FiscalCalendar calendar, PeriodGrain grain)
        {
            ArgumentNullException.ThrowIfNull(calendar);
            Calendar = calendar;
            Grain = calendar.Has(grain)
                ? grain
                : throw new ArgumentException(Invariant($"This calendar has no {GrainWords.Plural(grain)}."), nameof(grain));
        }

        /// <summary>The calendar.</summary>
        public FiscalCalendar Calendar { get; }

        /// <summary>The grain of the periods that count the same.</summary>
        public PeriodGrain Grain { get; }
    }

    /// <summary>Gets the exact share that some days are of a whole; zero when they share no day.</summary>
    /// <param name="part">The days; those outside <paramref name="whole"/> do not count.</param>
    /// <param name="whole">The period.</param>
    public Ratio ShareOf(DateInterval part, DateInterval whole)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(whole);
        if (whole.Intersection(part) is not { } shared)
        {
            return Ratio.Zero;
        }

        var total = WeightOf(whole);
        return total.Sign == 0 ? Ratio.Of(shared.Length, whole.Length) : WeightOf(shared) / total;
    }

    private Ratio WeightOf(DateInterval days) => this switch
    {
        SellingDays selling => Ratio.Of(selling.Calendar.Count(days), 1),
        EqualPeriods equal => equal.Calendar.PeriodsIn(days, equal.Grain).Aggregate(
            Ratio.Zero, (sum, period) => sum + Ratio.Of(period.Interval.Intersection(days)!.Length, period.DayCount)),
        _ => Ratio.Of(days.Length, 1),
    };
}
