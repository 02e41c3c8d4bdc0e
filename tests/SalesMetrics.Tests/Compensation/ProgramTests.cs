using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class ProgramTests
{
    [Fact]
    public void A_spif_pays_a_split_deal_by_its_shares_and_only_between_its_dates()
    {
        var split = Sale("2", "Ada", "2017-01-31", 300m) with
        {
            Split = CreditSplit.Create([new CreditShare("Ada", Ratio.Of(1, 3)), new CreditShare("Bob", Ratio.Of(2, 3))], [new CreditShare("Cem", Ratio.One)]),
        };
        var credits = Credits(SmallTeam.Organization, Sale("1", "Ada", "2016-12-31", 9m), split, Sale("3", "Ada", "2017-02-01", 9m));

        var pay = SpifCalculator.Calculate(Spif(100m), credits.Credits);

        Assert.Equal(["2"], pay.Deals.Select(deal => deal.DealId));
        Assert.Equal([("Ada", Usd(33.33m)), ("Bob", Usd(66.67m))], pay.AwardsIn(Days("2017-01-01", "2017-01-31")).Select(award => (award.PayeeId, award.Amount)));
        Assert.Empty(pay.AwardsIn(Days("2017-02-01", "2017-02-28")));
    }

    [Fact]
    public void A_spif_does_not_pay_a_deal_that_was_cancelled_within_its_dates() => Assert.Empty(SpifCalculator.Calculate(
        Spif(100m),
        Credits(SmallTeam.Organization, Sale("1", "Ada", "2017-01-05", 9m), Correction("2", "1", "2017-01-06", -9m)).Credits).Deals);

    [Fact]
    public void A_spif_with_too_little_left_for_a_deal_is_spent() =>
        Assert.Equal(Usd(100m), SpifCalculator.Calculate(
            Spif(100m) with { Budget = Usd(150m) },
            Credits(SmallTeam.Organization, Sale("1", "Ada", "2017-01-05", 9m), Sale("2", "Bob", "2017-01-06", 9m)).Credits).Total);

    [Fact]
    public void Those_who_tie_beyond_the_last_prize_share_what_is_left_of_it()
    {
        var contest = new PlanClause.Contest { Id = "c", Name = "c", Prizes = PrizeTable.Create(Usd(100m)) };

        var pay = ContestCalculator.Calculate(contest, new("Cem", Ratio.One), new("Ada", Ratio.One), new("Bob", Ratio.One), new("Dee", Ratio.Zero));

        Assert.Equal([Usd(33.34m), Usd(33.33m), Usd(33.33m), Usd(0m)], pay.Places.Select(place => place.Prize));
        Assert.Equal(["Ada", "Bob", "Cem"], pay.Awards.Select(award => award.PayeeId));
        Assert.Throws<ArgumentException>(() => ContestCalculator.Calculate(contest, new("Ada", Ratio.One), new("Ada", Ratio.Zero)));
        Assert.Throws<ArgumentException>(() => PrizeTable.Create(Usd(1m), Usd(2m)));
    }

    [Theory]
    [InlineData(PoolSharing.Credit, "7500.00", "2500.00")] // 90,000 and 30,000
    [InlineData(PoolSharing.Attainment, "9230.77", "769.23")] // 90 % and 30,000 / 400,000 = 7.5 %: 90 / 97.5
    [InlineData(PoolSharing.EqualParts, "5000.00", "5000.00")]
    [InlineData(PoolSharing.Hours, "2000.00", "8000.00")] // 40 and 160 hours
    public void A_team_shares_its_pool_as_the_plan_says(PoolSharing sharing, string ada, string bob)
    {
        var pool = new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(10_000m), Sharing = sharing, From = Percent(24) };
        var plan = OfOne(PayCurve.Linear).WithClauses(pool);
        var window = SmallTeam.Quarter.Interval;
        var attainments = SmallTeam.Attainments(
            plan,
            90_000m,
            30_000m,
            500_000m,
            new StatedMeasure(SalesUnit.Payee("Ada"), "hours", window, Ratio.Of(40, 1), "time sheet"),
            new StatedMeasure(SalesUnit.Payee("Bob"), "hours", window, Ratio.Of(160, 1), "time sheet"));
        var run = PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(0m)), SmallTeam.Organization, SmallTeam.Quarter, attainments).Value;

        var shared = Assert.Single(PoolCalculator.Calculate(pool, run, attainments));
        var paid = run.WithAwards(shared.Awards).Value;

        Assert.Equal([Number(ada), Number(bob)], paid.Payouts.Select(payout => payout.Total.Amount));
        Assert.Equal(pool.Amount, shared.Total);
        Assert.Empty(PoolCalculator.Calculate(pool with { From = Percent(24.01m) }, run, attainments).Single().Shares);
    }

    [Fact]
    public void Goals_whose_weights_are_off_are_refused() =>
        Assert.Throws<ArgumentException>(() => GoalScore.Create(new ScoredGoal("a", Percent(50), Ratio.One), new ScoredGoal("b", Percent(49), Ratio.One)));

    [Fact]
    public void An_adjustment_needs_a_reason_and_an_author()
    {
        DiscretionaryAdjustment With(string reason, string author, decimal amount) => new()
        {
            Id = "A",
            PayeeId = "Ada",
            Amount = Usd(amount),
            Reason = reason,
            Author = author,
            DecidedOn = Day("2017-01-01"),
        };

        Assert.Throws<ArgumentException>(() => With(" ", "x", 1m));
        Assert.Throws<ArgumentException>(() => With("x", "", 1m));
        Assert.Throws<ArgumentException>(() => With("x", "x", 0.001m));
    }

    [Fact]
    public void A_deal_takes_its_turn_by_its_first_booking_and_its_sales_stand_in_order()
    {
        var split = CreditSplit.Create([new CreditShare("Bob", Ratio.Of(1, 2)), new CreditShare("Ada", Ratio.Of(1, 2))]);
        var credits = Credits(
            SmallTeam.Organization,
            Sale("2", "Ada", "2017-01-10", 9m),
            Sale("4", "Ada", "2017-01-05", 9m) with { DealId = "D" },
            Sale("3", "Ada", "2017-01-05", 9m) with { DealId = "D", Split = split },
            Sale("1", "Ada", "2017-01-20", 9m) with { DealId = "D" });

        // A budget for one deal goes to D, of which the first sale was on 5 January, before the one of 10 January.
        var pay = SpifCalculator.Calculate(Spif(100m) with { Budget = Usd(150m) }, credits.Credits.Reverse());

        Assert.Equal([("D", Day("2017-01-05"), true), ("2", Day("2017-01-10"), false)], pay.Deals.Select(deal => (deal.DealId, deal.BookedOn, deal.IsPaid)));
        Assert.Equal([("3", "Ada"), ("3", "Bob"), ("4", "Ada"), ("1", "Ada")], pay.Deals[0].Credits.Select(credit => (credit.TransactionId, credit.PayeeId)));
        Assert.Equal(["2"], pay.OverBudget.Select(deal => deal.DealId));
        Assert.Equal(
            """
            SPIF: 100.00 USD  (100.00 USD a deal, in order of booking, until 150.00 USD are spent)  [s]
              Deal D of 2017-01-05: 100.00 USD
              Deal 2 of 2017-01-10: 0.00 USD  (over budget)
            """.ReplaceLineEndings("\n"),
            pay.Explain().ToString());
    }

    [Fact]
    public void A_deal_that_was_made_smaller_counts_and_one_that_only_grew_within_the_dates_or_has_no_seller_does_not()
    {
        IEnumerable<string> Counted(params SalesMetrics.Transactions.Transaction[] entries) =>
            SpifCalculator.Calculate(Spif(100m), Credits(SmallTeam.Organization, entries).Credits).Deals.Select(deal => deal.DealId);
        var nobody = Credits(SmallTeam.Organization, Sale("1", "Ada", "2017-01-05", 9m)).Credits.Select(credit => credit with { Share = Ratio.Zero });

        Assert.Equal(["1"], Counted(Sale("1", "Ada", "2017-01-05", 9m), Correction("2", "1", "2017-01-06", -4m)));
        Assert.Empty(Counted(Sale("1", "Ada", "2016-12-31", 9m), Correction("2", "1", "2017-01-06", 4m)));
        Assert.Empty(SpifCalculator.Calculate(Spif(100m), nobody).Deals);
    }

    [Fact]
    public void A_pool_goes_to_those_with_a_weight_and_to_nobody_when_there_is_none()
    {
        var pool = new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(100m), Sharing = PoolSharing.Hours };
        PoolMember Of(string payee, int hours) => new(payee, Ratio.Of(hours, 1));

        var shared = PoolCalculator.Calculate(pool, SalesUnit.Team("Red"), null, Of("Cem", 1), Of("Ada", -5), Of("Bob", 3));

        Assert.Equal([("Ada", Usd(0m)), ("Bob", Usd(75m)), ("Cem", Usd(25m))], shared.Shares.Select(share => (share.Member.PayeeId, share.Amount)));
        Assert.Equal(["Bob", "Cem"], shared.Awards.Select(award => award.PayeeId));
        Assert.Empty(PoolCalculator.Calculate(pool, SalesUnit.Team("Red"), null, Of("Ada", 0), Of("Bob", 0)).Shares);
        Assert.Empty(PoolCalculator.Calculate(pool, SalesUnit.Team("Red"), null, Of("Ada", -1)).Shares);
    }

    [Fact]
    public void Every_team_has_a_pool_of_its_own_and_people_without_a_team_have_none()
    {
        var pool = new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(100m), Sharing = PoolSharing.EqualParts };
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01"), Works("Bob", "Blue", "2017-01-01"), Works("Cem", "", "2017-01-01"), Works("Dee", "Red", "2017-01-01"));
        var plan = OfOne(PayCurve.Linear).WithClauses(pool);
        var run = PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(0m)), organization, SmallTeam.Quarter, PlanAttainments.Create()).Value;

        var pools = PoolCalculator.Calculate(pool, run, PlanAttainments.Create());

        Assert.Equal([SalesUnit.Team("Blue"), SalesUnit.Team("Red")], pools.Select(one => one.Unit));
        Assert.Equal(
            """
            Pool of Team:Red: 100.00 USD  (shared among 2 by EqualParts, cents left over to the largest fractions)  [pool]
              Ada: 50.00 USD  (weight 1)
              Dee: 50.00 USD  (weight 1)
            """.ReplaceLineEndings("\n"),
            pools[1].Explain().ToString());
        Assert.Equal(
            """
            Pool: 50.00 USD  (shared among 2 by EqualParts, cents left over to the largest fractions)  [pool]
              Pool: 100.00 USD
              Weight: 1
            """.ReplaceLineEndings("\n"),
            pools[1].Awards[1].Explain().ToString());
        Assert.Equal(
            "Pool of Team:Red: 0.00 USD  (closed below 90 %)  [pool]",
            PoolCalculator.Calculate(pool with { From = Percent(90) }, SalesUnit.Team("Red"), Percent(89), new PoolMember("Ada", Ratio.One)).Explain().ToString());
    }


    private static PlanClause.Spif Spif(decimal perDeal) =>
        new() { Id = "s", Name = "SPIF", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(1_000m), PerDeal = Usd(perDeal) };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
