using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class AttainmentDistributionTests
{
    private static readonly FiscalPeriod January = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, 1);

    [Fact]
    public void A_bound_belongs_to_the_band_above_it()
    {
        var distribution = AttainmentDistributionCalculator.Calculate(Of(("A", -1m), ("B", 0m), ("C", 24.99m), ("D", 25m), ("E", 100m), ("F", 149.99m), ("G", 150m)));

        Assert.Equal(["below 0.0 %", "0.0 % to 25.0 %", "25.0 % to 50.0 %", "50.0 % to 75.0 %", "75.0 % to 100.0 %", "100.0 % to 125.0 %", "125.0 % to 150.0 %", "150.0 % and more"],
            distribution.Bands.Select(band => band.ToString()));
        Assert.Equal(["A", "B C", "D", "", "", "E", "F", "G"], distribution.Bands.Select(band => string.Join(' ', band.Units.Select(unit => unit.Id))));
        Assert.Equal(Ratio.Of(2, 7), distribution.Bands[1].Share);
    }

    [Fact]
    public void Who_has_no_quota_is_counted_apart_and_in_no_share()
    {
        var distribution = AttainmentDistributionCalculator.Calculate(Of(("A", 50m), ("B", 120m), ("C", 0m), ("Nobody", null)));

        Assert.Equal(["Nobody"], distribution.Undefined.Select(one => one.Unit.Id));
        Assert.Equal(3, distribution.DefinedCount);
        Assert.Equal(Ratio.Of(2, 3), distribution.ParticipationRate);
        Assert.Equal(Ratio.Of(1, 3), distribution.ShareAtOrAbove(Ratio.One));
        Assert.Contains("undefined: 1", distribution.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_defined_attainment_no_share_is_claimed()
    {
        var distribution = AttainmentDistributionCalculator.Calculate(Of(("Nobody", null)));

        Assert.Null(distribution.ParticipationRate);
        Assert.All(distribution.Bands, band => Assert.Null(band.Share));
        Assert.Empty(AttainmentDistributionCalculator.Calculate([]).Undefined);
    }

    [Fact]
    public void Those_equal_to_the_last_place_stay_in_the_top()
    {
        var distribution = AttainmentDistributionCalculator.Calculate(Of(("D", 80m), ("B", 90m), ("C", 80m), ("A", 70m)));

        Assert.Equal(["B", "C", "D"], distribution.Top(2).Select(one => one.Unit.Id));
        Assert.Equal(["B"], distribution.Top(1).Select(one => one.Unit.Id));
        Assert.Equal(4, distribution.Top(9).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Top(0));
    }

    [Fact]
    public void Bounds_of_ones_own_must_ascend()
    {
        var own = AttainmentDistributionCalculator.Calculate(Of(("A", 79m), ("B", 80m)), [Ratio.Of(4, 5)]);

        Assert.Equal(["A", "B"], own.Bands.Select(band => Assert.Single(band.Units).Id));
        Assert.Throws<ArgumentException>(() => AttainmentDistributionCalculator.Calculate([], [Ratio.One, Ratio.One]));
        Assert.Throws<ArgumentException>(() => AttainmentDistributionCalculator.Calculate([], []));
    }

    [Fact]
    public void Two_periods_in_one_distribution_are_refused()
    {
        var months = AttainmentCalculator.Calculate(
            Credits(SalesOrganization.Create(), Sale("1", "A", "2017-01-10", 1m)), Goals(), SalesOrganization.Create(), Measure.Bookings, UnitKind.Payee,
            FiscalCalendar.Gregorian, [January, FiscalCalendar.Gregorian.Next(January)]);

        Assert.Throws<ArgumentException>(() => AttainmentDistributionCalculator.Calculate(months.All));
    }

    // Everybody's quota is 100.
    private static ImmutableArray<Attainment> Of(params (string Payee, decimal? Credited)[] people)
    {
        var organization = SalesOrganization.Create(people.Select(one => Works(one.Payee, "Red", "2017-01-01")));
        return AttainmentCalculator.Calculate(
            Credits(organization, [.. people.Where(one => one.Credited is not null).Select(one => Sale("S" + one.Payee, one.Payee, "2017-01-10", one.Credited!.Value))]),
            Goals([.. people.Where(one => one.Credited is not null).Select(one => Goal(SalesUnit.Payee(one.Payee), "2017-01-01", "2017-01-31", 100m))]),
            organization, Measure.Bookings, UnitKind.Payee, FiscalCalendar.Gregorian, [January]).All;
    }
}
