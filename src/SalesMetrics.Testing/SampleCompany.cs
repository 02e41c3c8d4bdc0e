using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using SalesMetrics.Testing.Generation;
using SalesMetrics.Transactions;

namespace SalesMetrics.Testing;

/// <summary>A made-up company with some years of sales records, and the truth they were drawn from.</summary>
/// <remarks>
/// <para>The same options give the same company bit for bit, on every platform: it draws by SplitMix64 (Steele, Lea and Flood 2014) and
/// reckons with the four basic operations only, whose results IEEE 754 fixes. A version that changes it says so in the change log.</para>
/// <para>Every rep has random numbers of its own. With more or fewer <see cref="SampleCompanyOptions.Reps"/> and all else equal, the reps in
/// both companies keep their name, history, deals, quotas and corrections; only the colleague with whom a deal is shared may be another.</para>
/// <para>The payees are the reps. Managers appear as <see cref="Assignment.ManagerId"/>; they own no deal and have no quota.</para>
/// </remarks>
public sealed class SampleCompany
{
    private SampleCompany(
        SampleCompanyOptions options,
        SalesOrganization organization,
        ImmutableArray<SampleRep> reps,
        ImmutableArray<Deal> deals,
        ImmutableArray<Transaction> transactions,
        ImmutableArray<Quota> quotas,
        TargetIncentives targetIncentives)
    {
        Options = options;
        Organization = organization;
        Reps = reps;
        Deals = deals;
        Transactions = transactions;
        Quotas = quotas;
        TargetIncentives = targetIncentives;
        Calendar = options.FirstDay.Month == 1
            ? FiscalCalendar.Gregorian
            : FiscalCalendar.StartingOn(new AnnualDate(options.FirstDay.Month, 1));
        Season = Seasonality.Factors(options);
        Products = ProductCatalog.In(options.Currency);
    }

    /// <summary>What it was generated from.</summary>
    public SampleCompanyOptions Options { get; }

    /// <summary>The first day of the records: no deal closed before it, though some were opened before it.</summary>
    public LocalDate FirstDay => Options.FirstDay;

    /// <summary>The last day of the records, inclusive: deals that close later are open.</summary>
    public LocalDate LastDay => FirstDay.PlusYears(Options.Years).PlusDays(-1);

    /// <summary>The fiscal calendar: years that start on <see cref="FirstDay"/>, numbered by the calendar year they end in.</summary>
    public FiscalCalendar Calendar { get; }

    /// <summary>Who was in which team and region, under which manager, in which role: joiners, movers, leavers, rehires, new managers.</summary>
    public SalesOrganization Organization { get; }

    /// <summary>The truth about each rep, by number. Nobody is left out, not even one who joined late and closed nothing.</summary>
    public ImmutableArray<SampleRep> Reps { get; }

    /// <summary>The products, cheapest first.</summary>
    public ImmutableArray<SampleProduct> Products { get; }

    /// <summary>
    /// The true seasons: the expected number of closed deals in each month of the fiscal year as a multiple of the average month's, twelve
    /// factors with mean 1, for an unchanging staff without growth. Won and lost deals share them, and prices have no season.
    /// </summary>
    public ImmutableArray<double> Season { get; }

    /// <summary>The deals, by rep number and then in order of opening: won, lost, and open on <see cref="LastDay"/>.</summary>
    public ImmutableArray<Deal> Deals { get; }

    /// <summary>The book of sales: an entry for each won deal as <see cref="BookingCalculator"/> makes it, then the corrections made by <see cref="LastDay"/>.</summary>
    public ImmutableArray<Transaction> Transactions { get; }

    /// <summary>
    /// A quota in bookings for each rep and fiscal quarter in which the rep was employed on a working day, by rep number and quarter. It
    /// is the same for equals: seasons, growth, the ramp and the working days employed count, the rep's skill and activity do not.
    /// </summary>
    public ImmutableArray<Quota> Quotas { get; }

    /// <summary>The target incentives for one full quarter: an account executive's, and the higher one of seniors from their promotion on.</summary>
    public TargetIncentives TargetIncentives { get; }

    /// <summary>Generates a company.</summary>
    /// <param name="options">What it is like; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are more teams than reps, or more regions than teams.</exception>
    public static SampleCompany Generate(SampleCompanyOptions? options = null)
    {
        options ??= new SampleCompanyOptions();
        if (options.Teams > options.Reps)
        {
            throw new ArgumentException(
                Invariant($"{options.Teams} teams cannot be filled with {options.Reps} reps: ask for at most as many teams as reps."), nameof(options));
        }

        if (options.Regions > options.Teams)
        {
            throw new ArgumentException(
                Invariant($"{options.Regions} regions cannot be filled with {options.Teams} teams: ask for at most as many regions as teams."),
                nameof(options));
        }

        var names = new NameBook(options.Seed);
        var careers = CareerGenerator.Generate(options, names);
        var reps = TalentGenerator.Generate(options, careers);
        var deals = DealGenerator.Generate(options, careers, reps);
        return new SampleCompany(
            options,
            OrganizationGenerator.Generate(options, careers, names),
            reps,
            [.. deals.SelectMany(rep => rep)],
            [.. BookingCalculator.Calculate(deals.SelectMany(rep => rep)), .. CorrectionGenerator.Generate(options, deals)],
            QuotaGenerator.Generate(options, careers),
            TargetIncentiveGenerator.Generate(options, careers));
    }
}
