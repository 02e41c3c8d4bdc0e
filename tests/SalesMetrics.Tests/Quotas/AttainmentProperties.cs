using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

[Properties(Arbitrary = [typeof(SmallYear)], MaxTest = 200)]
public class AttainmentProperties
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly FiscalPeriod Year = Calendar.Year(2017);

    [Property]
    public bool Every_kind_of_unit_adds_up_to_the_company_in_credit_and_quota(SmallYear year) =>
        Enum.GetValues<UnitKind>().All(kind => PeriodGrains.All(grain =>
            Totals(year, kind, grain).SequenceEqual(Totals(year, UnitKind.Company, grain))));

    [Property]
    public bool Finer_periods_add_up_to_the_year_for_every_unit(SmallYear year) => Enum.GetValues<UnitKind>().All(kind =>
    {
        var whole = Calculate(year, kind, [Year]);
        return PeriodGrains.All(grain =>
        {
            var parts = Calculate(year, kind, Calendar.PeriodsIn(Year.Interval, grain)).All.GroupBy(one => one.Unit);
            return parts.All(unit =>
                Money.Sum(unit.Select(one => one.Credited), Dollar) == whole.Find(unit.Key, Year.Id)!.Credited
                && (kind != UnitKind.Payee || Money.Sum(unit.Select(one => one.Quota ?? Usd(0m)), Dollar) == (whole.Find(unit.Key, Year.Id)!.Quota ?? Usd(0m))));
        });
    });

    [Property]
    public bool Moving_everybody_to_one_team_changes_no_company_total(SmallYear year)
    {
        var moved = year with { Assignments = [.. year.Assignments.Select(assignment => assignment with { TeamId = "All", ManagerId = "One", TerritoryId = "World" })] };
        return PeriodGrains.All(grain => Totals(year, UnitKind.Team, grain).SequenceEqual(Totals(moved, UnitKind.Team, grain)));
    }

    [Property]
    public bool The_order_of_facts_does_not_matter(SmallYear year)
    {
        var reversed = new SmallYear([.. year.Assignments.Reverse()], [.. year.Transactions.Reverse()], [.. year.Quotas.Reverse()]);
        return Enum.GetValues<UnitKind>().All(kind =>
            Calculate(year, kind, [Year]).All.Select(Text).SequenceEqual(Calculate(reversed, kind, [Year]).All.Select(Text), StringComparer.Ordinal));
    }

    [Property]
    public bool The_explanation_adds_up_to_what_it_explains(SmallYear year) =>
        Calculate(year, UnitKind.Team, Calendar.Split(Year, PeriodGrain.Quarter)).All.All(one =>
        {
            var lines = one.Explain().Lines;
            return LeafSum(lines[0]) == one.Credited && (one.Quota is null || LeafSum(lines[1]) == one.Quota);
        });

    [Property]
    public bool What_is_known_later_does_not_change_an_earlier_period(SmallYear year)
    {
        var june = Day("2017-06-30");
        var known = year with { Transactions = [.. year.Transactions.Where(transaction => transaction.Date <= june)] };
        var firstHalf = Calendar.Period(2017, PeriodGrain.Half, 1);
        return Enum.GetValues<UnitKind>().All(kind =>
            Calculate(year, kind, [firstHalf]).All.Select(Text).SequenceEqual(Calculate(known, kind, [firstHalf]).All.Select(Text), StringComparer.Ordinal));
    }

    private static readonly ImmutableArray<PeriodGrain> PeriodGrains = [PeriodGrain.Year, PeriodGrain.Half, PeriodGrain.Quarter, PeriodGrain.Month];

    private static Attainments Calculate(SmallYear year, UnitKind kind, ImmutableArray<FiscalPeriod> periods) =>
        AttainmentCalculator.Calculate(
            Credits(year.Organization, [.. year.Transactions]), Goals([.. year.Quotas]), year.Organization, Measure.Bookings, kind, Calendar, periods);

    private static IEnumerable<(string Period, Money Credited, Money Quota)> Totals(SmallYear year, UnitKind kind, PeriodGrain grain) =>
        Calculate(year, kind, Calendar.PeriodsIn(Year.Interval, grain)).All
            .GroupBy(one => one.PeriodId)
            .OrderBy(period => period.Key, StringComparer.Ordinal)
            .Select(period => (
                period.Key,
                Money.Sum(period.Select(one => one.Credited), Dollar),
                Money.Sum(period.Select(one => one.Quota ?? Usd(0m)), Dollar)));

    private static Money LeafSum(SalesMetrics.Explanations.Explanation explanation) => Money.Sum(
        explanation.Lines.Select(line => line.Value).OfType<SalesMetrics.Explanations.ExplainedValue.OfMoney>().Select(value => value.Value), Dollar);

    private static string Text(Attainment attainment) => attainment.Explain().ToString();
}
