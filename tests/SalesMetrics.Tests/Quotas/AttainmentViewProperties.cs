using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

[Properties(Arbitrary = [typeof(SmallYear)], MaxTest = 100)]
public class AttainmentViewProperties
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly PeriodGrain[] Grains = [PeriodGrain.Year, PeriodGrain.Half, PeriodGrain.Quarter, PeriodGrain.Month, PeriodGrain.Week];

    [Property]
    public bool A_roll_up_of_roll_ups_equals_the_direct_roll_up(SmallYear year) => Grains.All(grain =>
    {
        var period = Calendar.PeriodOn(Day("2017-08-15"), grain);
        var people = Views(year, UnitKind.Payee, period, Day("2017-12-31")).Select(view => view.InPeriod).ToArray();
        var direct = AttainmentTotal.Create("direct", Dollar, people);
        var byParity = people.GroupBy(one => string.CompareOrdinal(one.Unit.Id, "P2") < 0)
            .Select(part => AttainmentTotal.Create("part", Dollar, part));
        var joined = AttainmentTotal.Join("direct", Dollar, byParity);
        var company = Views(year, UnitKind.Company, period, Day("2017-12-31")).Select(view => view.InPeriod).Single();
        return joined.Explain().ToString() == direct.Explain().ToString()
            && direct.Credited == company.Credited
            && direct.Quota == company.Quota
            && direct.Value == company.Value;
    });

    [Property]
    public bool Every_kind_of_unit_rolls_up_to_the_same_total(SmallYear year) => Enum.GetValues<UnitKind>().All(kind =>
    {
        var period = Calendar.Period(2017, PeriodGrain.Quarter, 3);
        var units = AttainmentTotal.Create("units", Dollar, Views(year, kind, period, Day("2017-08-20")).Select(view => view.InPeriod));
        var people = AttainmentTotal.Create("people", Dollar, Views(year, UnitKind.Payee, period, Day("2017-08-20")).Select(view => view.InPeriod));
        return (units.Credited, units.Value) == (people.Credited, people.Value);
    });

    [Property]
    public bool Year_to_date_at_the_end_of_the_year_is_the_year(SmallYear year) => Grains.Take(4).All(grain =>
    {
        var last = Calendar.Split(Calendar.Year(2017), grain)[^1];
        var whole = Views(year, UnitKind.Payee, Calendar.Year(2017), last.End).ToDictionary(view => view.Unit, view => view.InPeriod);
        return Views(year, UnitKind.Payee, last, last.End).All(view =>
            (view.YearToDate.Credited, view.YearToDate.Quota ?? Usd(0m)) == (whole[view.Unit].Credited, whole[view.Unit].Quota ?? Usd(0m)));
    });

    [Property]
    public bool An_as_of_view_of_the_past_never_changes_when_later_facts_arrive(SmallYear year, byte day)
    {
        var asOf = Day("2017-04-01").PlusDays(day);
        var known = year with { Transactions = [.. year.Transactions.Where(one => one.Date <= asOf)] };
        return Enum.GetValues<UnitKind>().All(kind => Grains.All(grain =>
        {
            var period = Calendar.PeriodOn(asOf, grain);
            return Texts(Views(year, kind, period, asOf)).SequenceEqual(Texts(Views(known, kind, period, asOf)), StringComparer.Ordinal);
        }));
    }

    [Property]
    public bool The_order_of_facts_does_not_matter(SmallYear year)
    {
        var reversed = new SmallYear([.. year.Assignments.Reverse()], [.. year.Transactions.Reverse()], [.. year.Quotas.Reverse()]);
        var period = Calendar.Period(2017, PeriodGrain.Quarter, 2);
        return Texts(Views(year, UnitKind.Team, period, Day("2017-05-20")))
            .SequenceEqual(Texts(Views(reversed, UnitKind.Team, period, Day("2017-05-20"))), StringComparer.Ordinal);
    }

    [Property]
    public bool Moving_a_rep_never_changes_the_company_total(SmallYear year, byte day)
    {
        // The first person changes team on some day, whatever the history was.
        var mover = year.Assignments[0].PayeeId;
        var on = Day("2017-01-02").PlusDays(day);
        var moved = year with
        {
            Assignments =
            [
                .. year.Assignments.Where(one => one.PayeeId != mover),
                Works(mover, "Red", "2017-01-01") with { To = on.PlusDays(-1) },
                Works(mover, "Gold", "2017-01-01") with { From = on },
            ],
        };
        var quarter = Calendar.Period(2017, PeriodGrain.Quarter, 2);
        return CompanyTotal(year, UnitKind.Company, quarter) == CompanyTotal(moved, UnitKind.Company, quarter)
            && CompanyTotal(year, UnitKind.Team, quarter) == CompanyTotal(moved, UnitKind.Team, quarter);
    }

    [Property]
    public bool Shares_of_a_distribution_sum_to_one_and_everybody_is_somewhere(SmallYear year)
    {
        var people = Views(year, UnitKind.Payee, Calendar.Period(2017, PeriodGrain.Quarter, 2), Day("2017-06-30")).Select(view => view.InPeriod).ToArray();
        var distribution = AttainmentDistributionCalculator.Calculate(people);
        var total = distribution.Bands.Aggregate(Ratio.Zero, (sum, band) => sum + (band.Share ?? Ratio.Zero));
        return total == (distribution.DefinedCount == 0 ? Ratio.Zero : Ratio.One)
            && distribution.Bands.Sum(band => band.Units.Length) + distribution.Undefined.Length == people.Length;
    }

    private static (Money Credited, Money? Quota) CompanyTotal(SmallYear year, UnitKind kind, FiscalPeriod period)
    {
        var total = AttainmentTotal.Create("all", Dollar, Views(year, kind, period, Day("2017-06-30")).Select(view => view.YearToDate).SelectMany(one => one.Parts));
        return (total.Credited, total.Quota);
    }

    private static IEnumerable<string> Texts(IEnumerable<AttainmentView> views) => views.Select(view => view.Explain().ToString());

    private static ImmutableArray<AttainmentView> Views(SmallYear year, UnitKind kind, FiscalPeriod period, LocalDate asOf) => AttainmentViewCalculator.Calculate(
        Credits(year.Organization, [.. year.Transactions]), Goals([.. year.Quotas]), year.Organization, Measure.Bookings, kind, Calendar, period, asOf);
}
