using System.Collections.Immutable;
using System.Globalization;
using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;

namespace SalesMetrics.Benchmarks;

/// <summary>A made-up company and its sales of 2026: reps in teams of ten, monthly quotas for reps and teams. The seed is fixed.</summary>
internal sealed class SampleYear
{
    private const int TeamSize = 10;

    public SampleYear(int reps, int sales)
    {
        var random = new Random(20260101);
        var names = Enumerable.Range(0, reps).Select(i => Name("R", i)).ToList();
        var january = new LocalDate(2026, 1, 1);
        Periods = [.. Enumerable.Range(1, 12).Select(month => FiscalCalendar.Gregorian.Period(2026, PeriodGrain.Month, month))];
        Organization = SalesOrganization.Create(
            names.Select((name, i) => new Assignment { PayeeId = name, TeamId = Name("T", i / TeamSize), From = january }));
        Journal = TransactionJournal.Create(Enumerable.Range(0, sales).Select(i => new Transaction
        {
            Id = Name("D", i),
            Date = january.PlusDays(random.Next(365)),
            Amount = new Money(random.Next(100, 2_000_000) / 100m, Usd),
            Split = CreditSplit.To(names[random.Next(reps)]),
        })).Value;
        Credits = CreditCalculator.Calculate(Journal, Organization, Usd).Value;
        var payeeQuotas = names.Select(name => (Unit: SalesUnit.Payee(name), Amount: 30_000m));
        var teamQuotas = Enumerable.Range(0, (reps + TeamSize - 1) / TeamSize)
            .Select(i => (Unit: SalesUnit.Team(Name("T", i)), Amount: 30_000m * TeamSize));
        Quotas = QuotaBook.Create(
            Usd,
            payeeQuotas.Concat(teamQuotas).SelectMany(quota => Periods.Select(
                period => new Quota { Unit = quota.Unit, Interval = period.Interval, Amount = new Money(quota.Amount, Usd) }))).Value;
    }

    public static Currency Usd { get; } = Currency.Of("USD");

    public ImmutableArray<FiscalPeriod> Periods { get; }

    public SalesOrganization Organization { get; }

    public TransactionJournal Journal { get; }

    public CreditBook Credits { get; }

    public QuotaBook Quotas { get; }

    private static string Name(string prefix, int number) => prefix + number.ToString("D6", CultureInfo.InvariantCulture);
}
