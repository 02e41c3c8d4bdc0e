using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Recalculations;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Recalculations;

/// <summary>Ada and Bob of team Red, Cem and Dee of team Blue, over the quarters of 2017, on 75/25 at 4,000 a quarter.</summary>
public class RecalculationTests
{
    private static readonly string[] People = ["Ada", "Bob", "Cem", "Dee"];

    private static readonly FiscalPeriod[] Quarters = [.. Enumerable.Range(1, 4).Select(i => FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, i))];

    private static readonly SalesOrganization Organization = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Cem", "Blue", "2017-01-01"), Works("Dee", "Blue", "2017-01-01"));

    private static readonly Transaction[] Sales = [.. People.SelectMany(person => Quarters.Select(quarter => new Transaction
    {
        Id = person + quarter.Number,
        Date = quarter.Start.PlusDays(9),
        Amount = Usd(100_000m),
        Split = CreditSplit.To(person),
    }))];

    private static readonly Plan Layered = SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear);

    [Fact]
    public void A_corrected_deal_touches_its_seller_and_the_team_in_its_quarter_alone()
    {
        var before = Pay(Layered);
        var recalculated = RecalculationCalculator.Calculate(before, before.Facts with
        {
            Credits = Credits(Organization, [.. Sales, Correction("C", "Ada2", "2017-05-20", 10_000m)]),
        });

        // Ada 110 % and team 105 % of 200,000: 3,000 x 1.10 + 1,000 x 1.05; Bob 3,000 + 1,000 x 1.05.
        Assert.Equal(
            [("Ada", Usd(3_000m * 1.10m) + Usd(1_000m * 1.05m)), ("Bob", Usd(3_000m + (1_000m * 1.05m)))],
            recalculated.Changes.Select(change => (change.PayeeId, change.After)));
        Assert.Equal([new(Quarters[1], "Ada"), new(Quarters[1], "Bob")], recalculated.Payouts.AsEnumerable());
        Assert.Equal((2, 14, false), (recalculated.AttainmentCount, recalculated.KeptCount, recalculated.IsFull));
        Assert.Same(before.Runs[0], recalculated.After.Runs[0]);
        Assert.Same(before.Runs[1].Find("Cem"), recalculated.After.Runs[1].Find("Cem"));
        Assert.Same(before.Runs[2], recalculated.After.Runs[2]);
        Assert.Equal(Usd(300m + 50m + 50m), recalculated.After.Total - before.Total);
    }

    [Fact]
    public void Paid_to_date_a_corrected_deal_touches_the_later_quarters_of_the_year_too()
    {
        var before = Pay(Layered, PayAccumulation.YearToDate);
        var recalculated = RecalculationCalculator.Calculate(before, before.Facts with
        {
            Credits = Credits(Organization, [.. Sales, Correction("C", "Ada3", "2017-08-20", 30_000m)]),
        });

        Assert.Equal(
            [new(Quarters[2], "Ada"), new(Quarters[2], "Bob"), new(Quarters[3], "Ada"), new(Quarters[3], "Bob")],
            recalculated.Payouts.AsEnumerable());

        // To date Ada has 330,000 of 300,000 in the third quarter and 430,000 of 400,000 in the fourth: nothing changes in that one.
        Assert.Equal(Usd((9_000m * 1.10m) - 6_000m + (3_000m * 1.05m) - 2_000m), recalculated.After.PayOf("Ada", Quarters[2]));
        Assert.Equal(Usd(4_000m), recalculated.After.PayOf("Ada", Quarters[3]));
        Assert.Equal([Quarters[2], Quarters[2]], recalculated.Changes.Select(change => change.Period));
    }

    [Fact]
    public void A_changed_quota_touches_the_payee_and_the_team_it_rolls_up_to()
    {
        var before = Pay(Layered);
        var recalculated = RecalculationCalculator.Calculate(before, before.Facts with { Quotas = QuotasOf(("Dee", 4, 50_000m)) });

        Assert.Equal([new(Quarters[3], "Cem"), new(Quarters[3], "Dee")], recalculated.Payouts.AsEnumerable());
        Assert.Equal(Usd((3_000m * 2m) + Usd(1_000m).RoundedShare(Ratio.Of(200, 150)).Amount), recalculated.After.PayOf("Dee", Quarters[3]));
    }

    [Fact]
    public void A_moved_person_touches_the_old_and_the_new_team_from_the_move_on()
    {
        SalesOrganization Of(string lastTeam) => SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Cem", "Blue", "2017-01-01", "2017-09-30"), Works("Cem", lastTeam, "2017-10-01"), Works("Dee", "Blue", "2017-01-01"));
        var facts = Pay(Layered).Facts with { Organization = Of("Blue"), Credits = Credits(Of("Blue"), [.. Sales, Sale("N", "Ada", "2017-11-01", 30_000m)]) };
        var before = PaidPeriodsCalculator.Calculate(Layered, facts, FiscalCalendar.Gregorian, [.. Quarters]);
        var recalculated = RecalculationCalculator.Calculate(before, facts with
        {
            Organization = Of("Red"),
            Credits = Credits(Of("Red"), [.. Sales, Sale("N", "Ada", "2017-11-01", 30_000m)]),
        });

        Assert.Equal(
            ["Ada 4", "Bob 4", "Cem 4", "Dee 4"],
            recalculated.Payouts.OrderBy(one => one.PayeeId).Select(one => $"{one.PayeeId} {one.Period.Number}"));

        // Red had 230,000 of 200,000, and has 330,000 of 300,000 now: 115 % and 110 %. Blue is at 100 % before and after.
        Assert.Equal([("Ada", -50m), ("Bob", -50m), ("Cem", 100m)], recalculated.Changes.Select(change => (change.PayeeId, change.Amount.Amount)));
        Assert.Equal(SalesUnit.Team("Red"), recalculated.After.Runs[3].Find("Cem")!.Components[1].Unit);
    }

    [Fact]
    public void An_assignment_that_ends_is_another_fact_for_all_who_see_its_credits()
    {
        var before = Pay(Layered);
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Cem", "Blue", "2017-01-01", "2017-11-30"), Works("Dee", "Blue", "2017-01-01"));
        var recalculated = RecalculationCalculator.Calculate(before, before.Facts with { Organization = organization, Credits = Credits(organization, Sales) });

        Assert.Equal(8, recalculated.Payouts.Length);
        Assert.All(recalculated.Payouts, payout => Assert.Contains(payout.PayeeId, (string[])["Cem", "Dee"]));
        Assert.Empty(recalculated.Changes);
    }

    [Fact]
    public void A_pool_is_shared_anew_for_the_team_that_is_touched()
    {
        var pool = new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(1_000m), Sharing = PoolSharing.Credit };
        var before = Pay(OfOne(PayCurve.Linear).WithClauses(pool));
        var recalculated = RecalculationCalculator.Calculate(before, before.Facts with
        {
            Credits = Credits(Organization, [.. Sales, Correction("C", "Ada2", "2017-05-20", 50_000m)]),
        });

        // 150 : 100 of 1,000; Bob's own pay is not calculated anew, his share of the pool is.
        Assert.Equal([new RecalculatedProgram(Quarters[1], "pool", SalesUnit.Team("Red"))], recalculated.Programs.AsEnumerable());
        Assert.Equal([new RecalculatedPayout(Quarters[1], "Ada")], recalculated.Payouts.AsEnumerable());
        Assert.Equal((Usd(6_000m + 600m), Usd(4_000m + 400m)), (recalculated.After.PayOf("Ada", Quarters[1]), recalculated.After.PayOf("Bob", Quarters[1])));
        Assert.Same(before.Runs[1].Find("Dee"), recalculated.After.Runs[1].Find("Dee"));
    }

    [Fact]
    public void A_spif_whose_budget_a_new_deal_spends_pays_later_quarters_anew_and_a_contest_its_quarter()
    {
        var spif = new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-01-01", "2017-12-31"), Budget = Usd(1_600m), PerDeal = Usd(100m) };
        var contest = new PlanClause.Contest { Id = "contest", Name = "Contest", Prizes = PrizeTable.Create(Usd(500m)) };
        var before = Pay(OfOne(PayCurve.Linear).WithClauses(spif, contest));
        var recalculated = RecalculationCalculator.Calculate(before, before.Facts with
        {
            Credits = Credits(Organization, [.. Sales, Sale("N", "Bob", "2017-02-01", 20_000m)]),
        });

        // 16 deals spent the budget; now Bob's second deal of the first quarter takes the place of the last one in the fourth, Dee's.
        Assert.Equal(
            [(Quarters[0], "Ada", -125m), (Quarters[0], "Bob", 800m + 100m + 375m), (Quarters[0], "Cem", -125m), (Quarters[0], "Dee", -125m), (Quarters[3], "Dee", -100m)],
            recalculated.Changes.Select(change => (change.Period, change.PayeeId, change.Amount.Amount)));
        Assert.Equal(
            ["spif 1", "contest 1", "spif 2", "spif 3", "spif 4"], recalculated.Programs.Select(program => $"{program.ClauseId} {program.Period.Number}"));
        Assert.All([1, 2], i => Assert.All(before.Runs[i].Payouts.Zip(recalculated.After.Runs[i].Payouts), pair => Assert.Same(pair.First, pair.Second)));
    }

    [Fact]
    public void A_correction_ten_years_old_touches_its_own_period_of_today_alone()
    {
        var old = Sale("Old", "Ada", "2007-06-01", 1_000m);
        var facts = Pay(Layered).Facts with { Credits = Credits(Organization, [.. Sales, old]) };
        var before = PaidPeriodsCalculator.Calculate(Layered, facts, FiscalCalendar.Gregorian, [.. Quarters]);
        var recalculated = RecalculationCalculator.Calculate(before, facts with { Credits = Credits(Organization, [.. Sales, old, Correction("C", "Old", "2017-05-01", -1_000m)]) });

        // Ada had no assignment in 2007, so no team is touched.
        Assert.Equal([new RecalculatedPayout(Quarters[1], "Ada")], recalculated.Payouts.AsEnumerable());
        Assert.Equal(Usd(-30m), recalculated.Changes.Single().Amount);
    }

    [Fact]
    public void A_measure_that_comes_to_be_stated_is_paid_in_full_and_says_so()
    {
        var before = Pay(Layered);
        var recalculated = RecalculationCalculator.Calculate(before, before.Facts with
        {
            Stated = [new StatedMeasure(SalesUnit.Payee("Ada"), "bookings", Quarters[0].Interval, Ratio.Of(1, 2), "by hand")],
        });

        Assert.True(recalculated.IsFull);
        Assert.Equal((16, 0), (recalculated.Payouts.Length, recalculated.KeptCount));
        Assert.Equal(Usd(1_500m), recalculated.After.PayOf("Ada", Quarters[0]));
    }

    [Fact]
    public void Other_currencies_periods_and_payees_are_refused()
    {
        var before = Pay(Layered);
        var euro = Currency.Of("EUR");

        Assert.Throws<CurrencyMismatchException>(() => RecalculationCalculator.Calculate(before, before.Facts with { Quotas = QuotaBook.Create(euro).Value }));
        Assert.Throws<CurrencyMismatchException>(() => RecalculationCalculator.Calculate(before, before.Facts with { Targets = TargetIncentives.Create(Money.Zero(euro)) }));
        Assert.Throws<ArgumentException>(() => before.PayOf("Ada", FiscalCalendar.Gregorian.Period(2018, PeriodGrain.Quarter, 1)));
        Assert.Throws<ArgumentException>(() => before.Explain("Eve", Quarters[0]));
        Assert.Null(before.PayOf("Eve", Quarters[0]));
        Assert.Throws<ArgumentException>(() => PaidPeriodsCalculator.Calculate(
            Layered, before.Facts, FiscalCalendar.Gregorian, [FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaidPeriodsCalculator.Calculate(Layered, before.Facts, FiscalCalendar.Gregorian, [], (PayAccumulation)7));
        Assert.Throws<ArgumentNullException>(() => RecalculationCalculator.Calculate(null!, before.Facts));
        Assert.Throws<ArgumentNullException>(() => RecalculationCalculator.Calculate(before, null!));
        Assert.Empty(PaidPeriodsCalculator.Calculate(Layered, before.Facts, FiscalCalendar.Gregorian, []).Runs);
    }

    [Fact]
    public void Facts_are_equal_when_they_hold_the_same_books()
    {
        var facts = Pay(Layered).Facts;

        Assert.Equal(facts, facts with { Targets = TargetIncentives.Create(Usd(4_000m)), Stated = default });
        Assert.NotEqual(facts, facts with { Quotas = QuotasOf() });
        Assert.Equal(facts.GetHashCode(), (facts with { Stated = [] }).GetHashCode());
    }

    private static PaidPeriods Pay(Plan plan, PayAccumulation accumulation = PayAccumulation.Discrete) => PaidPeriodsCalculator.Calculate(
        plan,
        new PayFacts
        {
            Organization = Organization,
            Credits = Credits(Organization, Sales),
            Quotas = QuotasOf(),
            Targets = TargetIncentives.Create(Usd(4_000m)),
        },
        FiscalCalendar.Gregorian,
        [.. Quarters],
        accumulation);

    private static QuotaBook QuotasOf(params (string Person, int Quarter, decimal Amount)[] others) => Goals([
        .. People.SelectMany(person => Quarters.Select(quarter => new Quota
        {
            Unit = SalesUnit.Payee(person),
            Interval = quarter.Interval,
            Amount = Usd(others.Where(one => one.Person == person && one.Quarter == quarter.Number).Select(one => one.Amount).DefaultIfEmpty(100_000m).First()),
        })),
    ]);
}
