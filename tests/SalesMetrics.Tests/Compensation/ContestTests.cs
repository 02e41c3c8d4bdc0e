using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Places, prizes and what a contest says about them.</summary>
public class ContestTests
{
    private static readonly PlanClause.Contest TwoPrizes =
        new() { Id = "c", Name = "Contest", Prizes = PrizeTable.Create(Usd(100m), Usd(50m)) };

    // Bob and Cem take up places 2 and 3 together and share what these pay: 50 + 0, in two.
    [Fact]
    public void A_contest_is_explained_place_by_place() => Assert.Equal(
        """
        Contest: 150.00 USD  (prizes 100.00 USD / 50.00 USD; ties: Shared)  [c]
          Contest: 100.00 USD  (place 1; prizes 100.00 USD / 50.00 USD; ties: Shared)  [c]
            Contestant: Ada
            Score: 3
          Contest: 25.00 USD  (places 2 to 3 together; prizes 100.00 USD / 50.00 USD; ties: Shared)  [c]
            Contestant: Bob
            Score: 2
          Contest: 25.00 USD  (places 2 to 3 together; prizes 100.00 USD / 50.00 USD; ties: Shared)  [c]
            Contestant: Cem
            Score: 2
          Contest: 0.00 USD  (place 4; prizes 100.00 USD / 50.00 USD; ties: Shared)  [c]
            Contestant: Dee
            Score: 1
        """,
        ContestCalculator.Calculate(TwoPrizes, Scored("Dee", 1), Scored("Cem", 2), Scored("Bob", 2), Scored("Ada", 3)).Explain().ToString(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void All_who_tie_get_the_higher_prize_and_nothing_once_the_prizes_are_gone()
    {
        var higher = TwoPrizes with { Ties = TiePolicy.AllTheHigher };

        var pay = ContestCalculator.Calculate(higher, Scored("Ada", 3), Scored("Bob", 3), Scored("Cem", 2), Scored("Dee", 1), Scored("Eve", 1));

        Assert.Equal([Usd(100m), Usd(100m), Usd(0m), Usd(0m), Usd(0m)], pay.Places.Select(place => place.Prize));
        Assert.Equal([(1, 2), (1, 2), (3, 3), (4, 5), (4, 5)], pay.Places.Select(place => (place.First, place.Last)));
        Assert.Equal(Usd(200m), pay.Total);
    }

    [Fact]
    public void A_tie_break_counts_only_where_the_contest_says_so()
    {
        ContestEntry ada = Scored("Ada", 1) with { TieBreak = Ratio.Of(1, 1) };
        ContestEntry bob = Scored("Bob", 1) with { TieBreak = Ratio.Of(2, 1) };

        var shared = ContestCalculator.Calculate(TwoPrizes, bob, ada).Places;
        var broken = ContestCalculator.Calculate(TwoPrizes with { Ties = TiePolicy.TieBreak }, ada, bob).Places;

        Assert.Equal([("Ada", 1, 2, Usd(75m)), ("Bob", 1, 2, Usd(75m))], shared.Select(Told));
        Assert.Equal([("Bob", 1, 1, Usd(100m)), ("Ada", 2, 2, Usd(50m))], broken.Select(Told));
    }

    [Fact]
    public void A_contest_needs_its_rules_and_contestants_with_an_id()
    {
        Assert.Throws<ArgumentNullException>("contest", () => ContestCalculator.Calculate(null!, Scored("Ada", 1)));
        Assert.Throws<ArgumentNullException>("entries", () => ContestCalculator.Calculate(TwoPrizes, null!));
        Assert.Throws<ArgumentException>("entries", () => ContestCalculator.Calculate(TwoPrizes, Scored(" ", 1)));
        Assert.Empty(ContestCalculator.Calculate(TwoPrizes).Places);
    }

    private static ContestEntry Scored(string payeeId, int score) => new(payeeId, Ratio.Of(score, 1));

    private static (string PayeeId, int First, int Last, Money Prize) Told(ContestPlace place) =>
        (place.Entry.PayeeId, place.First, place.Last, place.Prize);
}
