using NodaTime.Text;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Support;

/// <summary>Short words for the facts that examples are built from.</summary>
internal static class Facts
{
    public static Currency Dollar { get; } = Currency.Of("USD");

    public static Money Usd(decimal amount) => new(amount, Dollar);

    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static DateInterval Days(string firstIso, string lastIso) => new(Day(firstIso), Day(lastIso));

    public static Assignment Works(string payee, string team, string fromIso, string? toIso = null) => new()
    {
        PayeeId = payee,
        TeamId = team,
        ManagerId = "Head of " + team,
        TerritoryId = "Region of " + team,
        From = Day(fromIso),
        To = toIso is null ? null : Day(toIso),
    };

    public static Transaction Sale(string id, string payee, string dayIso, decimal amount) =>
        new() { Id = id, Date = Day(dayIso), Amount = Usd(amount), Split = CreditSplit.To(payee) };

    public static Transaction Correction(string id, string corrects, string dayIso, decimal change) =>
        new() { Id = id, CorrectsId = corrects, Date = Day(dayIso), Amount = Usd(change) };

    public static CreditBook Credits(SalesOrganization organization, params Transaction[] transactions) =>
        CreditCalculator.Calculate(TransactionJournal.Create(transactions).Value, organization, Dollar).Value;

    public static Quota Goal(SalesUnit unit, string firstIso, string lastIso, decimal amount) =>
        new() { Unit = unit, Interval = Days(firstIso, lastIso), Amount = Usd(amount) };

    public static QuotaBook Goals(params Quota[] quotas) => QuotaBook.Create(Dollar, quotas).Value;
}
