using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Json;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;

namespace SalesMetrics.Cli.Input;

/// <summary>A company's facts as they were known on one day, ready for the calculators.</summary>
internal sealed record Company
{
    /// <summary>Where the facts came from, in words.</summary>
    public required string Source { get; init; }

    public required LocalDate AsOf { get; init; }

    public required FiscalCalendar Calendar { get; init; }

    /// <summary>The period asked about.</summary>
    public required FiscalPeriod Period { get; init; }

    /// <summary>Whether the period was stated, and not taken from the as-of date.</summary>
    public required bool IsPeriodStated { get; init; }

    /// <summary>Every deal that was there by <see cref="AsOf"/>, as it stood then.</summary>
    public required ImmutableArray<Deal> Deals { get; init; }

    public required SalesOrganization Organization { get; init; }

    /// <summary>What was credited by <see cref="AsOf"/>, by the plan's credit rules if it states any.</summary>
    public required CreditBook Credits { get; init; }

    /// <summary>What the plan's credit rules made of what was sold; null when it states none.</summary>
    public RuledCredits? Ruled { get; init; }

    public required QuotaBook Quotas { get; init; }

    public required PlanFile Plan { get; init; }

    public required ImmutableArray<Issue> Issues { get; init; }

    public Currency Currency => Credits.Currency;

    public Measure Measure { get; init; } = Measure.Bookings;

    /// <summary>The periods of a grain to show: those of the stated period, or the whole <see cref="History"/>.</summary>
    public ImmutableArray<FiscalPeriod> Periods(PeriodGrain grain) => !IsPeriodStated ? History(grain)
        : Period.Grain == grain ? [Period]
        : Calendar.PeriodsIn(Period.Interval, grain);

    /// <summary>The periods of a grain from the first credit or quota to the as-of date.</summary>
    public ImmutableArray<FiscalPeriod> History(PeriodGrain grain)
    {
        var firstCredit = Credits.Credits.IsEmpty ? AsOf : Credits.Credits[0].Date;
        var firstQuota = Quotas.Quotas.Select(quota => quota.Interval.Start).DefaultIfEmpty(AsOf).Min();
        var first = LocalDate.Min(firstCredit, firstQuota);
        return first > AsOf ? [] : Calendar.PeriodsIn(new DateInterval(first, AsOf), grain);
    }

    /// <summary>Those of <see cref="History"/> that are over.</summary>
    public ImmutableArray<FiscalPeriod> CompleteHistory(PeriodGrain grain) => History(grain).RemoveAll(period => period.End > AsOf);

    /// <summary>The attainments of all units of a kind.</summary>
    public Attainments Attainments(UnitKind kind, ImmutableArray<FiscalPeriod> periods) =>
        AttainmentCalculator.Calculate(Credits, Quotas, Organization, Measure, kind, Calendar, periods);
}
