using NodaTime.Text;
using SalesMetrics.Comparisons;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Tests.Comparisons;

/// <summary>Short words for the deals that examples are built from.</summary>
internal static class DealFacts
{
    public static Currency Dollar { get; } = Currency.Of("USD");

    public static LocalDate YearEnd { get; } = On("2017-12-31");

    public static LocalDate On(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static Money Usd(decimal amount) => new(amount, Dollar);

    public static Deal Won(string id, string owner, string dayIso, decimal amount, decimal? list = null) => new()
    {
        Id = id,
        OwnerId = owner,
        Outcome = new DealOutcome.Won(On(dayIso), Usd(amount)),
        ListPrice = list is { } price ? Usd(price) : null,
    };

    public static Deal Lost(string id, string owner, string dayIso, decimal? amount = null, decimal? list = null) => new()
    {
        Id = id,
        OwnerId = owner,
        Outcome = new DealOutcome.Lost(On(dayIso), amount is { } stated ? Usd(stated) : null),
        ListPrice = list is { } price ? Usd(price) : null,
    };

    public static Deal Open(string id, string owner, string? openedIso = null) => new()
    {
        Id = id,
        OwnerId = owner,
        Outcome = new DealOutcome.Open(),
        OpenedOn = openedIso is null ? null : On(openedIso),
    };

    public static Assignment Works(string payee, string team, string fromIso, string? toIso = null) => new()
    {
        PayeeId = payee,
        TeamId = team,
        ManagerId = "Head of " + team,
        TerritoryId = "Region of " + team,
        From = On(fromIso),
        To = toIso is null ? null : On(toIso),
    };

    public static OutcomeOptions By(OutcomeGrouping by) => new() { By = by, AsOf = YearEnd, Currency = Dollar };

    public static DealOutcomes Outcomes(OutcomeGrouping by, params Deal[] deals) =>
        OutcomeCalculator.Calculate(deals, SalesOrganization.Empty, By(by));
}
