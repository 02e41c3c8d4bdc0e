using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Measures;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public class MeasurementCalculatorProperties
{
    private static readonly DateInterval Ever = new(LocalDate.MinIsoValue, LocalDate.MaxIsoValue);

    private static readonly ImmutableArray<DateInterval> Quarters =
    [
        new(LocalDate.MinIsoValue, new LocalDate(2024, 3, 31)),
        new(new LocalDate(2024, 4, 1), new LocalDate(2024, 6, 30)),
        new(new LocalDate(2024, 7, 1), new LocalDate(2024, 9, 30)),
        new(new LocalDate(2024, 10, 1), LocalDate.MaxIsoValue),
    ];

    [Property]
    public bool Rolled_up_to_any_kind_of_unit_the_total_is_that_of_the_entries(FittingEntries entries, SalesOrganization organization)
    {
        var total = Money.Sum(entries.Values.Select(entry => entry.Amount), Facts.Dollar);
        return Enum.GetValues<UnitKind>().Where(kind => kind != UnitKind.Payee)
            .All(kind => Total(Measured(entries, organization, kind, [Ever])) == total);
    }

    [Property]
    public bool Payees_together_are_the_company_and_the_overlays(FittingEntries entries, SalesOrganization organization)
    {
        var overlays = Facts.Credits(organization, [.. entries.Values]).Credits
            .Where(credit => credit.Kind == SalesMetrics.Crediting.CreditKind.Overlay).Select(credit => credit.Amount);
        return Total(Measured(entries, organization, UnitKind.Payee, [Ever]))
            == Total(Measured(entries, organization, UnitKind.Company, [Ever])) + Money.Sum(overlays, Facts.Dollar);
    }

    [Property]
    public bool Windows_that_tile_a_stretch_add_up_to_it(FittingEntries entries, SalesOrganization organization)
    {
        var parts = Measured(entries, organization, UnitKind.Team, Quarters);
        var whole = Measured(entries, organization, UnitKind.Team, [Ever]);
        return whole.All.All(one => one.Amount == Money.Sum(Quarters.Select(quarter => parts.Of(one.Unit, quarter).Amount), Facts.Dollar));
    }

    [Property]
    public bool A_measurement_holds_the_credits_that_count_for_its_unit_on_its_days(FittingEntries entries, SalesOrganization organization)
    {
        var credits = Facts.Credits(organization, [.. entries.Values]).Credits;
        return Enum.GetValues<UnitKind>().All(kind => Measured(entries, organization, kind, Quarters).All.All(
            one => one.Credits.SequenceEqual(credits.Where(credit => credit.CountsFor(one.Unit) && one.Window.Contains(credit.Date)))));
    }

    private static Measurements Measured(
        FittingEntries entries, SalesOrganization organization, UnitKind kind, ImmutableArray<DateInterval> windows) =>
        MeasurementCalculator.Calculate(Facts.Credits(organization, [.. entries.Values]), Measure.Bookings, kind, windows);

    private static Money Total(Measurements measurements) => Money.Sum(measurements.All.Select(one => one.Amount), Facts.Dollar);
}
