using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.GoalSetting;

/// <summary>Sets what was credited so far against what should have been, and projects the end of the period.</summary>
public static class PaceCalculator
{
    /// <summary>Calculates the pace of all units of a kind in one period.</summary>
    /// <param name="credits">What was credited; of the past too, for the projection. Credits after <paramref name="asOf"/> are passed over.</param>
    /// <param name="quotas">What was asked for, in the same currency.</param>
    /// <param name="organization">Who was where. A payee sells on the days of an assignment; one it does not know on all of them.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="sellingDays">The selling days.</param>
    /// <param name="period">The period, one of the calendar's.</param>
    /// <param name="asOf">The last day that is known, inclusive; may be before the period or after it.</param>
    /// <param name="options">Shape, model and thresholds; the defaults when left out.</param>
    /// <returns>A pace for each unit with credits, a quota or an assigned person in the period, ordered by unit.</returns>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    /// <exception cref="ArgumentException">
    /// The shape does not fit the period, the period is not of the calendar, or on track begins below at risk.
    /// </exception>
    public static ImmutableArray<Pace> Calculate(
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        Measure measure,
        UnitKind kind,
        FiscalCalendar calendar,
        SellingDayCalendar sellingDays,
        FiscalPeriod period,
        LocalDate asOf,
        PaceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(sellingDays);
        ArgumentNullException.ThrowIfNull(period);
        var choices = options ?? new PaceOptions();
        Check(choices);
        var known = credits.AsOf(asOf);
        var attainments = AttainmentCalculator.Calculate(known, quotas, organization, measure, kind, calendar, [period]);
        var season = PaceSeason.Of(period, choices.Shape, calendar, sellingDays)
            ?? throw new ArgumentException(
                Invariant($"The shape has {choices.Shape!.Weights.Length} weights, which is not the number of {choices.Shape.Grain} periods in {period}."), nameof(options));

        var past = new Past(known, measure, kind, organization, calendar, sellingDays, period.Grain, asOf, choices);
        return [.. attainments.All.Select(attainment => Of(attainment, season, past, sellingDays, period, asOf, choices))];
    }

    private static Pace Of(
        Attainment attainment, PaceSeason season, Past past, SellingDayCalendar sellingDays, FiscalPeriod period, LocalDate asOf, PaceOptions options)
    {
        var ahead = DaysAhead(attainment.Unit, past, sellingDays, period, asOf);
        var elapsed = asOf < period.Start ? 0 : sellingDays.Count(new DateInterval(period.Start, LocalDate.Min(asOf, period.End)));
        var rule = options.Shape is null ? "by selling days" : Invariant($"by the weights of its {options.Shape.Grain} periods, and selling days within");
        var days = new PaceDays(elapsed, ahead.Length, season.ElapsedShare(asOf), rule);
        return new Pace(period, asOf, attainment, days, Project(attainment, season, past, ahead, options), options);
    }

    private static ImmutableArray<LocalDate> DaysAhead(
        SalesUnit unit, Past past, SellingDayCalendar sellingDays, FiscalPeriod period, LocalDate asOf)
    {
        var days = ImmutableArray.CreateBuilder<LocalDate>();
        for (var day = asOf < period.Start ? period.Start : asOf.PlusDays(1); day <= period.End; day = day.PlusDays(1))
        {
            if (sellingDays.IsSellingDay(day) && past.IsActive(unit, day))
            {
                days.Add(day);
            }
        }

        return days.ToImmutable();
    }

    private static PaceProjection Project(
        Attainment attainment, PaceSeason season, Past past, ImmutableArray<LocalDate> ahead, PaceOptions options)
    {
        var credited = (double)attainment.Credited.Amount;
        double? goal = attainment.Quota is { Amount: > 0m } quota ? (double)quota.Amount : null;
        if (ahead.IsEmpty)
        {
            double? certain = attainment.Value is { } value ? (value >= Ratio.One ? 1 : 0) : null;
            return new PaceProjection("no selling day is left: what is credited is the end", credited, options.Level, credited, credited, certain);
        }

        var history = past.Of(attainment.Unit);
        if (history.Totals.Length < options.MinSellingDays)
        {
            return new PaceProjection(Invariant($"{history.Totals.Length} selling days of history, at least {options.MinSellingDays} are needed"));
        }

        if (history.DaysWithCredit < options.MinDaysWithCredit)
        {
            return new PaceProjection(Invariant($"credits on {history.DaysWithCredit} days of history, at least {options.MinDaysWithCredit} are needed"));
        }

        var (mean, lower, upper, probability) = PaceModel.Project(
            history.Totals.AsSpan(),
            [.. ahead.Select(season.Intensity)],
            credited,
            goal,
            new PathNumbers(options.Seed, attainment.Unit.ToString()),
            options);
        return new PaceProjection(
            Invariant($"Bayesian bootstrap of {history.Totals.Length} selling days from {history.From!.Value:uuuu-MM-dd}, {options.Paths} paths, seed {options.Seed}"),
            mean,
            options.Level,
            lower,
            upper,
            probability);
    }

    private static void Check(PaceOptions options)
    {
        if (options.AtRiskFromProbability > options.OnTrackFromProbability || options.AtRiskFromPace > options.OnTrackFromPace)
        {
            throw new ArgumentException(
                Invariant($"At risk begins at {options.AtRiskFromProbability} and {options.AtRiskFromPace}, above on track at {options.OnTrackFromProbability} and {options.OnTrackFromPace}."),
                nameof(options));
        }
    }

    /// <summary>The past of all units: credits up to the as-of day, over the whole book.</summary>
    private sealed class Past(
        CreditBook known,
        Measure measure,
        UnitKind kind,
        SalesOrganization organization,
        FiscalCalendar calendar,
        SellingDayCalendar sellingDays,
        PeriodGrain grain,
        LocalDate asOf,
        PaceOptions options)
    {
        private readonly Dictionary<FiscalPeriod, PaceSeason?> _seasons = [];

        private readonly LocalDate _earliest = Earliest(known, sellingDays, asOf, options);

        private readonly Measurements? _measured = known.Credits.IsEmpty
            ? null
            : MeasurementCalculator.Calculate(known, measure, kind, [new DateInterval(known.Credits[0].Date, asOf)]);

        public bool IsActive(SalesUnit unit, LocalDate day) =>
            unit.Kind != UnitKind.Payee || !organization.Has(unit.Id) || organization.TryGetOn(day, unit.Id, out _);

        public PaceHistory Of(SalesUnit unit) => PaceHistory.Of(
            _measured?.Of(unit, _measured.Windows[0]).Credits ?? [],
            _earliest,
            asOf,
            day => IsActive(unit, day),
            IntensityOn,
            sellingDays);

        private static LocalDate Earliest(CreditBook known, SellingDayCalendar sellingDays, LocalDate asOf, PaceOptions options)
        {
            if (known.Credits.IsEmpty)
            {
                return asOf;
            }

            var day = asOf.PlusDays(1);
            for (var i = 0; i < options.LookbackSellingDays && day > known.Credits[0].Date; i++)
            {
                day = sellingDays.Previous(day);
            }

            return day;
        }

        private double? IntensityOn(LocalDate day)
        {
            if (options.Shape is null)
            {
                return 1;
            }

            if (!calendar.TryGetPeriodOn(day, grain, out var period))
            {
                return null;
            }

            if (!_seasons.TryGetValue(period, out var season))
            {
                season = PaceSeason.Of(period, options.Shape, calendar, sellingDays);
                _seasons.Add(period, season);
            }

            return season?.Intensity(day);
        }
    }
}
