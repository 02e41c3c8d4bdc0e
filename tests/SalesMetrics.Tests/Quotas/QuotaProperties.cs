using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

[Properties(Arbitrary = [typeof(SmallYear)], MaxTest = 100)]
public class QuotaProperties
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly ImmutableArray<FiscalPeriod> Quarters = Calendar.Split(Calendar.Year(2017), PeriodGrain.Quarter);

    private static readonly TransferRule[] Transfers =
        [new TransferRule.Stays(), new TransferRule.Moves(), new TransferRule.Splits(Ratio.Of(1, 3))];

    [Property]
    public bool A_quota_adds_up_to_itself_at_each_grain_and_each_period_to_its_parts(NonNegativeInt cents, NonNegativeInt choice, NonNegativeInt seed)
    {
        var year = new Quota
        {
            Unit = SalesUnit.Payee("P"),
            Interval = Calendar.Year(2016).Interval,
            Amount = Money.FromMinorUnits(cents.Get, Dollar),
            Distribution = Distribution(choice.Get, seed.Get),
        };
        PeriodGrain[] nested = [PeriodGrain.Year, PeriodGrain.Half, PeriodGrain.Quarter, PeriodGrain.Month];
        var parts = nested.ToDictionary(grain => grain, grain => Parts(year, grain));
        return nested.Zip(nested.Skip(1)).All(pair => parts[pair.First].All(
                whole => Money.Sum(parts[pair.Second].Where(part => whole.Period.Interval.Contains(part.Period.Interval)).Select(part => part.Amount), Dollar) == whole.Amount))
            && Money.Sum(Parts(year, PeriodGrain.Week).Select(part => part.Amount), Dollar) == year.Amount;
    }

    [Property]
    public bool Pieces_of_an_adjusted_quota_tile_its_days_and_their_shares_add_up_to_one(SmallYear year, NonNegativeInt basis, bool leave)
    {
        var options = new QuotaAdjustmentOptions
        {
            Basis = (basis.Get % 3) switch
            {
                0 => new ProrationBasis.CalendarDays(),
                1 => new ProrationBasis.SellingDays(SellingDayCalendar.MondayToFriday),
                _ => new ProrationBasis.EqualPeriods(Calendar, PeriodGrain.Month),
            },
            Ramp = RampSchedule.FromPercents(10m, 40m, 70m),
            Reliefs = leave ? [new QuotaRelief { Interval = Days("2017-05-20", "2017-08-02"), Reason = "leave", Share = Ratio.Of(1, 2) }] : [],
        };
        return year.Quotas.All(quota =>
        {
            var adjustment = QuotaAdjustmentCalculator.Calculate(quota, year.Organization, options);
            var days = adjustment.Pieces.SelectMany(piece => piece.Interval).ToArray();
            return days.SequenceEqual(quota.Interval)
                && adjustment.Pieces.Aggregate(Ratio.Zero, (sum, piece) => sum + piece.Share) == Ratio.One
                && adjustment.Factor >= Ratio.Zero && adjustment.Factor <= Ratio.One;
        });
    }

    [Property]
    public bool Exact_and_rounded_parts_of_adjusted_quotas_add_up_for_every_kind_and_rule(SmallYear year)
    {
        var options = new QuotaAdjustmentOptions { Ramp = RampSchedule.FromPercents(10m, 40m) };
        Quota[] quotas = [.. year.Quotas.Select(quota => quota with { Adjustment = QuotaAdjustmentCalculator.Calculate(quota, year.Organization, options) })];
        var months = Calendar.Split(Calendar.Year(2017), PeriodGrain.Month);
        return Transfers.All(rule => Enum.GetValues<UnitKind>().All(kind =>
        {
            var goals = QuotaCalculator.Calculate(Goals(quotas), year.Organization, "bookings", kind, Calendar, months, rule);
            var parts = goals.Units.SelectMany(unit => months.Select(month => goals.Of(unit, month.Interval))).Where(goal => goal.Amount is not null).ToArray();
            return Money.Sum(parts.Select(part => part.Amount!.Value), Dollar) == Money.Sum(quotas.Select(quota => quota.AskedAmount), Dollar)
                && parts.Aggregate(Ratio.Zero, (sum, part) => sum + part.ExactAmount!.Value) == quotas.Aggregate(Ratio.Zero, (sum, quota) => sum + quota.ExactAmount);
        }));
    }

    [Property]
    public bool Moving_somebody_changes_no_company_total_whatever_the_rule(SmallYear year) => Transfers.All(rule =>
        Enum.GetValues<UnitKind>().All(kind => Totals(year, kind, rule).SequenceEqual(Totals(year, UnitKind.Company, new TransferRule.Stays()))));

    [Property]
    public bool A_roll_up_of_roll_ups_is_the_direct_roll_up(SmallYear year)
    {
        var company = QuotaGapCalculator.Calculate(Goals([.. year.Quotas]), year.Organization, "bookings", UnitKind.Company, Calendar, Quarters);
        return ((UnitKind[])[UnitKind.Team, UnitKind.Manager, UnitKind.Territory]).All(kind =>
        {
            var units = QuotaGapCalculator.Calculate(Goals([.. year.Quotas]), year.Organization, "bookings", kind, Calendar, Quarters);
            return company.All(whole => Money.Sum(
                units.Where(unit => unit.PeriodId == whole.PeriodId).Select(unit => unit.RolledUp.Amount ?? Usd(0m)), Dollar) == (whole.RolledUp.Amount ?? Usd(0m)));
        });
    }

    [Property]
    public bool What_was_known_on_a_day_does_not_change_when_versions_arrive_later(SmallYear year, NonNegativeInt known, NonNegativeInt later)
    {
        var first = Day("2017-01-01");
        var day = first.PlusDays(known.Get % 365);
        Quota[] early = [.. year.Quotas, .. year.Quotas.Where((_, i) => i % 2 == 0).Select(quota => quota with { Amount = quota.Amount * 2m, KnownFrom = first.PlusDays(known.Get % 200) })];
        Quota[] late = [.. year.Quotas.Where((_, i) => i % 3 == 0).Select(quota => quota with
        {
            Amount = Usd(1m), KnownFrom = day.PlusDays(1 + (later.Get % 100)), Interval = later.Get % 2 == 0 ? quota.Interval : new DateInterval(quota.Interval.Start, quota.Interval.Start),
        })];
        return QuotaBook.Create(Dollar, early).Value.AsKnownOn(day).Quotas.SequenceEqual(
            QuotaBook.Create(Dollar, late.Concat(early)).Value.AsKnownOn(day).Quotas);
    }

    private static IEnumerable<(string Period, Money Credited, Money Quota)> Totals(SmallYear year, UnitKind kind, TransferRule rule) =>
        AttainmentCalculator
            .Calculate(
                Credits(year.Organization, [.. year.Transactions]), Goals([.. year.Quotas]), year.Organization, Measure.Bookings, kind, Calendar, Quarters, rule)
            .All
            .GroupBy(one => one.PeriodId)
            .OrderBy(period => period.Key, StringComparer.Ordinal)
            .Select(period => (
                period.Key, Money.Sum(period.Select(one => one.Credited), Dollar), Money.Sum(period.Select(one => one.Quota ?? Usd(0m)), Dollar)));

    private static QuotaDistribution Distribution(int choice, int seed) => (choice % 5) switch
    {
        0 => new QuotaDistribution.Evenly(),
        1 => new QuotaDistribution.BySellingDays(SellingDayCalendar.MondayToFriday),
        2 => new QuotaDistribution.BySeason(Weights(PeriodGrain.Month, 12, seed)),
        3 => new QuotaDistribution.BySeason(Weights(PeriodGrain.Quarter, 4, seed)),
        _ => new QuotaDistribution.ByWeights(Weights(PeriodGrain.Month, 12, seed)),
    };

    // The first weight is above zero, so that not all are zero.
    private static PeriodWeights Weights(PeriodGrain grain, int count, int seed) =>
        PeriodWeights.Create(grain, Enumerable.Range(0, count).Select(i => Ratio.Of((i == 0 ? 1 : 0) + ((seed + (i * 37)) % 11), 3)));

    private static (FiscalPeriod Period, Money Amount)[] Parts(Quota quota, PeriodGrain grain)
    {
        var periods = Calendar.PeriodsIn(quota.Interval, grain);
        var goals = QuotaCalculator.Calculate(Goals(quota), SalesOrganization.Empty, "bookings", UnitKind.Payee, Calendar, periods);
        return [.. periods.Select(period => (period, goals.Of(quota.Unit, period.Interval).Amount ?? Usd(0m)))];
    }
}
