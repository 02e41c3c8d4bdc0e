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

    private static PlanClause.Spif Spif(decimal perDeal) =>
        new() { Id = "s", Name = "SPIF", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(1_000m), PerDeal = Usd(perDeal) };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
