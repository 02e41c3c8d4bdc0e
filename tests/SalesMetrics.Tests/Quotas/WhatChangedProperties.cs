using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

[Properties(Arbitrary = [typeof(SmallYear)], MaxTest = 100)]
public class WhatChangedProperties
{
    private static readonly FiscalPeriod Half = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Half, 1);

    [Property]
    public bool The_parts_sum_exactly_to_the_difference_between_any_two_versions(SmallYear one, SmallYear other) =>
        Enum.GetValues<UnitKind>().All(kind => WhatChangedCalculator.Calculate(Version(one), Version(other), Measure.Bookings, kind, FiscalCalendar.Gregorian, Half).All(AddsUp));

    [Property]
    public bool The_parts_sum_exactly_to_the_difference_between_any_two_days(SmallYear year, byte first, byte second) => Enum.GetValues<UnitKind>().All(kind =>
    {
        var changes = WhatChangedCalculator.Calculate(
            Version(year).AsOf(Half.Start.PlusDays(first)), Version(year).AsOf(Half.Start.PlusDays(second)), Measure.Bookings, kind, FiscalCalendar.Gregorian, Half);
        return changes.All(AddsUp) && changes.All(change => change.Quotas.IsEmpty);
    });

    private static bool AddsUp(AttainmentChange change) =>
        Money.Sum(change.Credits.Select(one => one.Amount), Dollar) == change.After.Credited - change.Before.Credited
        && Money.Sum(change.Quotas.Select(one => one.Amount), Dollar) == (change.After.Quota ?? Usd(0m)) - (change.Before.Quota ?? Usd(0m))
        && (change.Difference is not { } difference || change.CreditEffect!.Value + change.QuotaEffect!.Value == difference);

    private static AttainmentVersion Version(SmallYear year) =>
        new(Credits(year.Organization, [.. year.Transactions]), Goals([.. year.Quotas]), year.Organization);
}
