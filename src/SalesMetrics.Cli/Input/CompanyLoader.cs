using NodaTime.Text;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using SalesMetrics.Data;
using SalesMetrics.Json;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using SalesMetrics.Testing;
using SalesMetrics.Transactions;

namespace SalesMetrics.Cli.Input;

/// <summary>Makes a company's facts from the user's request: from a folder of CRM exports, or the sample company.</summary>
internal static class CompanyLoader
{
    public static Company Load(CompanyRequest request, TextWriter progress)
    {
        var calendar = FiscalCalendar.StartingOn(request.FiscalStart);
        var facts = request.DataFolder is null ? Sample(request) : FromFolder(request, request.DataFolder, progress);
        var asOf = request.AsOf ?? LastClosing(facts.Deals)
            ?? throw new UsageException("No deal has a closing date, so there is no day to report on: state one with --as-of.");

        var journal = TransactionJournal.Create(facts.Transactions.Where(transaction => transaction.Date <= asOf));
        var credits = CreditCalculator.Calculate(journal.Value, facts.Organization, facts.Currency);
        var plan = PlanOf(request, facts);
        var ruled = PlanCrediting.Apply(credits.Value, plan, facts.Organization);
        var quotas = QuotaBook.Create(facts.Currency, facts.Quotas);
        return new Company
        {
            Source = facts.Source,
            AsOf = asOf,
            Calendar = calendar,
            Period = PeriodOf(request, calendar, asOf),
            IsPeriodStated = request.PeriodId is not null,
            Deals = [.. facts.Deals.Select(deal => deal.AsOf(asOf)).OfType<Deal>()],
            Organization = facts.Organization,
            Credits = ruled?.Value.Book ?? credits.Value,
            Ruled = ruled?.Value,
            Quotas = quotas.Value.AsKnownOn(asOf),
            Plan = plan,
            Issues = [.. facts.Issues, .. journal.Issues, .. credits.Issues, .. ruled?.Issues ?? [], .. quotas.Issues],
        };
    }

    private static Facts FromFolder(CompanyRequest request, string folder, TextWriter progress)
    {
        var source = new CrmFolder(folder);
        var mapping = request.MapFile is { } map ? CrmMapping.Load(map)
            : CrmMapping.Detect(source) ?? throw new UsageException(
                Invariant($"No built-in mapping ({string.Join(", ", CrmMapping.BuiltInNames)}) fits the files in {folder}: state one with --map."));
        progress.WriteLine(Invariant($"reading {folder} by the mapping '{mapping.Name}'"));
        var extract = CrmReader.ReadFolder(folder, mapping, request.QuotaFile);
        return new Facts(
            Invariant($"{folder} ({mapping.Name})"),
            extract.Currency,
            extract.Deals,
            BookingCalculator.Calculate(extract.Deals),
            extract.Organization,
            extract.Quotas,
            TargetIncentives: null,
            extract.Issues);
    }

    private static Facts Sample(CompanyRequest request)
    {
        if ((request.MapFile ?? request.QuotaFile) is { } file)
        {
            throw new UsageException(Invariant($"{file} has no use without --data: the sample company needs no files."));
        }

        var sample = SampleCompany.Generate();
        return new Facts(
            "sample company (made up; --data FOLDER reads yours)",
            sample.Options.Currency,
            sample.Deals,
            sample.Transactions,
            sample.Organization,
            sample.Quotas,
            sample.TargetIncentives,
            []);
    }

    private static LocalDate? LastClosing(ImmutableArray<Deal> deals)
    {
        LocalDate? last = null;
        foreach (var deal in deals)
        {
            if (deal.ClosedOn is { } closed && (last is null || closed > last))
            {
                last = closed;
            }
        }

        return last;
    }

    private static FiscalPeriod PeriodOf(CompanyRequest request, FiscalCalendar calendar, LocalDate asOf)
    {
        if (request.PeriodId is not { } id)
        {
            return calendar.TryGetPeriodOn(asOf, PeriodGrain.Quarter, out var quarter)
                ? quarter
                : throw new UsageException(Invariant($"--as-of {LocalDatePattern.Iso.Format(asOf)} is outside the fiscal calendar ({calendar})."));
        }

        return calendar.TryParse(id.ToUpperInvariant(), out var period)
            ? period
            : throw new UsageException(Invariant($"--period {id} is no fiscal period: write FY2017, FY2017-H2, FY2017-Q4, FY2017-M12 or FY2017-W05."));
    }

    private static PlanFile PlanOf(CompanyRequest request, Facts facts)
    {
        if (request.PlanFile is { } path)
        {
            return PlanSource.Read(path);
        }

        // The built-in plan is a shape, not a budget: it takes the company's target incentives where there are any.
        var builtIn = PlanSource.BuiltIn(PlanJson.Quarterly7525, facts.Currency);
        return facts.TargetIncentives is { } targets ? new PlanFile(builtIn.Plan, targets) : builtIn;
    }

    private sealed record Facts(
        string Source,
        Currency Currency,
        IReadOnlyList<Deal> DealList,
        IEnumerable<Transaction> Transactions,
        SalesOrganization Organization,
        IEnumerable<Quota> Quotas,
        TargetIncentives? TargetIncentives,
        IEnumerable<Issue> Issues)
    {
        public ImmutableArray<Deal> Deals { get; } = [.. DealList];
    }
}
