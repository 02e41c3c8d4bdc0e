using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a plan is tried on: who was where, what was credited and asked for, over some whole periods.</summary>
/// <remarks>The same facts serve plans of any grain whose periods make up <see cref="Window"/>; facts outside of it change nothing, save for the
/// budget of a SPIF that began before.</remarks>
public sealed class PlanFacts
{
    private PlanFacts(
        SalesOrganization organization,
        CreditBook credits,
        QuotaBook quotas,
        FiscalCalendar calendar,
        DateInterval window,
        ImmutableArray<Measure> measures,
        ImmutableArray<StatedMeasure> stated)
    {
        Organization = organization;
        Credits = credits;
        Quotas = quotas;
        Calendar = calendar;
        Window = window;
        Measures = measures;
        Stated = stated;
    }

    /// <summary>Who was where.</summary>
    public SalesOrganization Organization { get; }

    /// <summary>What was credited.</summary>
    public CreditBook Credits { get; }

    /// <summary>What was asked for, in the currency of the credits.</summary>
    public QuotaBook Quotas { get; }

    /// <summary>The fiscal calendar.</summary>
    public FiscalCalendar Calendar { get; }

    /// <summary>The days, both ends inclusive.</summary>
    public DateInterval Window { get; }

    /// <summary>The measures that are credited. The first is the one called credited revenue, whose attainment sorts people into buckets.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>Values that no credits add up to; may be empty.</summary>
    public ImmutableArray<StatedMeasure> Stated { get; }

    /// <summary>The measure called credited revenue.</summary>
    public Measure Revenue => Measures[0];

    /// <summary>Puts facts together.</summary>
    /// <param name="organization">Who was where.</param>
    /// <param name="credits">What was credited.</param>
    /// <param name="quotas">What was asked for, in the same currency.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="window">Whole periods of every plan that is to be tried.</param>
    /// <param name="measures">The measures that are credited, revenue first; none means <see cref="Measure.Bookings"/>.</param>
    /// <exception cref="ArgumentException">A measure stands twice.</exception>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    public static PlanFacts Create(
        SalesOrganization organization, CreditBook credits, QuotaBook quotas, FiscalCalendar calendar, DateInterval window, params IEnumerable<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(measures);
        if (credits.Currency != quotas.Currency)
        {
            throw new CurrencyMismatchException(quotas.Currency, credits.Currency);
        }

        ImmutableArray<Measure> given = [.. measures];
        if (given.GroupBy(measure => measure.Id, StringComparer.Ordinal).FirstOrDefault(id => id.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException(Invariant($"The measure '{twice.Key}' is given twice."), nameof(measures));
        }

        return new PlanFacts(organization, credits, quotas, calendar, window, given.IsEmpty ? [Measure.Bookings] : given, []);
    }

    /// <summary>The same facts with values that somebody states, in place of those there were.</summary>
    public PlanFacts WithStated(params IEnumerable<StatedMeasure> stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        return new PlanFacts(Organization, Credits, Quotas, Calendar, Window, Measures, [.. stated]);
    }

    /// <summary>The same facts with other credits, in the same currency.</summary>
    /// <exception cref="CurrencyMismatchException">They are in another one.</exception>
    public PlanFacts WithCredits(CreditBook credits)
    {
        ArgumentNullException.ThrowIfNull(credits);
        return credits.Currency == Credits.Currency
            ? new PlanFacts(Organization, credits, Quotas, Calendar, Window, Measures, Stated)
            : throw new CurrencyMismatchException(Credits.Currency, credits.Currency);
    }

    /// <summary>The periods of a grain that make up the window, in order.</summary>
    /// <exception cref="ArgumentException">The window is not made up of whole periods of the grain.</exception>
    public ImmutableArray<FiscalPeriod> Periods(PeriodGrain grain)
    {
        var periods = Calendar.PeriodsIn(Window, grain);
        return periods[0].Start == Window.Start && periods[^1].End == Window.End
            ? periods
            : throw new ArgumentException(
                Invariant($"{Window.Start:uuuu-MM-dd} to {Window.End:uuuu-MM-dd} is not made up of whole periods of a {grain}: the nearest are {periods[0].Start:uuuu-MM-dd} to {periods[^1].End:uuuu-MM-dd}."),
                nameof(grain));
    }

    /// <summary>What a plan asks for, over its periods in the window.</summary>
    internal PlanAttainments Attainments(Plan plan) =>
        PlanAttainmentCalculator.Calculate(plan, Credits, Quotas, Organization, Calendar, Periods(plan.Grain), Measures, Stated);

    /// <summary>The attainments in revenue of units of a kind, over the periods of a grain.</summary>
    internal Attainments RevenueOf(UnitKind kind, PeriodGrain grain) =>
        AttainmentCalculator.Calculate(Credits, Quotas, Organization, Revenue, kind, Calendar, Periods(grain));

    /// <summary>Pays one period, programs of several people included.</summary>
    internal Checked<PayRun> Pay(PlanTerms terms, FiscalPeriod period, PlanAttainments attainments)
    {
        var run = PayRunCalculator.Calculate(terms.Plan, terms.Targets, Organization, period, attainments);
        var awarded = run.Value.WithAwards(PlanAwardCalculator.Calculate(run.Value, attainments, Credits));
        return new Checked<PayRun>(awarded.Value, [.. run.Issues, .. awarded.Issues]);
    }
}
