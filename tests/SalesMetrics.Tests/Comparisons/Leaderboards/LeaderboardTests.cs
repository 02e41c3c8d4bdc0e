using FsCheck.Xunit;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Leaderboards;
using SalesMetrics.Comparisons.Shrinkage;

namespace SalesMetrics.Tests.Comparisons.Leaderboards;

public class LeaderboardTests
{
    /// <summary>One far ahead, three that cannot be told apart, one far behind.</summary>
    private static readonly Leaderboard Five = LeaderboardCalculator.Calculate([new("Ada", 9, 0.3), new("Bob", 5.2, 0.3), new("Cem", 5.1, 0.3), new("Dee", 4.9, 0.3), new("Eve", 1, 0.3)]);

    [Fact]
    public void Those_whom_luck_put_in_order_share_their_places()
    {
        Assert.Equal(["1st", "tied 2nd to 4th", "tied 2nd to 4th", "tied 2nd to 4th", "5th"], Five.Lines.Select(line => line.Place.InWords()));
        Assert.Equal(["1", "2-4", "2-4", "2-4", "5"], Five.Lines.Select(line => line.Credible.ToString()));
        Assert.Contains("tied 2nd to 4th: Bob", Five.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Exact_scores_tie_only_when_equal_and_unknown_errors_always()
    {
        Assert.Equal(["1", "2-3", "2-3"], LeaderboardCalculator.Calculate([new("a", 3, 0), new("b", 2, 0), new("c", 2, 0)]).Lines.Select(line => line.Place.ToString()));
        Assert.Equal(["1-3", "1-3", "1-3"], LeaderboardCalculator.Calculate([new("a", 300, null), new("b", 2, 0), new("c", 1, 0)]).Lines.Select(line => line.Place.ToString()));
        Assert.Empty(LeaderboardCalculator.Calculate([]).Lines);
    }

    [Fact]
    public void To_be_tied_does_not_pass_on_and_credible_places_tell()
    {
        // Each cannot be told from the next, the first can from the last.
        var board = LeaderboardCalculator.Calculate([new("a", 2.4, 0.5), new("b", 1.2, 0.5), new("c", 0, 0.5)]);
        Assert.Equal(["tied 1st to 2nd", "tied 1st to 2nd", "3rd"], board.Lines.Select(line => line.Place.InWords()));
        Assert.Equal(["1-2", "1-3", "2-3"], board.Lines.Select(line => line.Credible.ToString()));
    }

    [Fact]
    public void A_board_of_shrunk_rates_ties_everybody_where_nobody_differs()
    {
        var alike = LeaderboardCalculator.OfRates(RateShrinkageCalculator.Calculate([new("a", 50, 100), new("b", 51, 100), new("c", 49, 100)])!, seed: 1);
        Assert.All(alike.Lines, line => Assert.Equal("tied 1st to 3rd", line.Place.InWords()));
        var apart = LeaderboardCalculator.OfRates(RateShrinkageCalculator.WithStrength([new("a", 900, 1_000), new("b", 500, 1_000), new("c", 100, 1_000)], 10)!, seed: 1);
        Assert.Equal([("a", "1st"), ("b", "2nd"), ("c", "3rd")], apart.Lines.Select(line => (line.Id, line.Place.InWords())));
    }

    [Fact]
    public void Scores_that_are_no_numbers_or_given_twice_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeaderboardScore("a", double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeaderboardScore("a", 1, -1));
        Assert.Throws<ArgumentException>(() => LeaderboardCalculator.Calculate([new("a", 1, 1), new("a", 2, 1)]));
        Assert.Throws<ArgumentException>(() => LeaderboardCalculator.Calculate(Enumerable.Range(0, 2_001).Select(i => new LeaderboardScore($"{i}", i, 0))));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeaderboardCalculator.Calculate([], 95));
    }

    [Property(MaxTest = 300)]
    public bool Every_credible_range_holds_the_own_place_and_groups_fill_all_places(byte[] scores)
    {
        var board = LeaderboardCalculator.Calculate(scores.Take(12).Select((score, i) => new LeaderboardScore($"p{i}", score, 1 + (i % 3 * 20))));
        var places = board.Lines.Select(line => line.Place).Distinct().ToList();
        return board.Lines.Select((line, i) => line.Credible.First <= i + 1 && i + 1 <= line.Credible.Last && line.Place.First <= i + 1 && i + 1 <= line.Place.Last).All(holds => holds)
            && places.Sum(place => place.Count) == board.Lines.Length;
    }

    [Fact]
    public void A_viewer_sees_what_the_rule_of_privacy_allows()
    {
        Assert.Equal(5, Five.SeenBy("Dee", new LeaderboardPrivacy.Named()).Lines.Length);
        Assert.Equal(["Ada", "Eve"], Five.SeenBy("Eve", new LeaderboardPrivacy.TopNamed(1)).Lines.Select(line => line.Name));
        var own = Five.SeenBy("Dee", new LeaderboardPrivacy.OwnPlaceOnly());
        Assert.Equal(("Dee", true, "tied 2nd to 4th", 5), (Assert.Single(own.Lines).Name, own.Lines[0].IsViewer, own.Lines[0].Place.InWords(), own.People));
        Assert.Empty(Five.SeenBy("the manager", new LeaderboardPrivacy.OwnPlaceOnly()).Lines);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeaderboardPrivacy.TopNamed(0));
    }

    [Fact]
    public void Made_up_names_are_stable_for_a_seed_hide_scores_and_differ_for_another_seed()
    {
        string[] Names(string seed) => [.. Five.SeenBy("Dee", new LeaderboardPrivacy.Pseudonyms(seed)).Lines.Select(line => line.Name)];
        var view = Five.SeenBy("Dee", new LeaderboardPrivacy.Pseudonyms("2026 Q1"));
        Assert.Equal(Names("2026 Q1"), view.Lines.Select(line => line.Name));
        Assert.NotEqual(Names("2026 Q1"), Names("2026 Q2"));
        Assert.DoesNotContain(view.Lines, line => line.Name is "Ada" or "Bob" or "Cem" or "Eve");
        Assert.All(view.Lines, line => Assert.Equal(line.IsViewer, line.Score is not null));
        Assert.Equal(5, view.Lines.Select(line => line.Name).Distinct().Count());
        Assert.DoesNotContain("2026", new LeaderboardPrivacy.Pseudonyms("2026 Q1").ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LeaderboardPrivacy.Pseudonyms(" "));
    }

    [Fact]
    public void A_thousand_made_up_names_are_a_thousand_names()
    {
        var board = LeaderboardCalculator.Calculate(Enumerable.Range(0, 1_000).Select(i => new LeaderboardScore($"p{i}", i, 0)));
        Assert.Equal(1_000, board.SeenBy("nobody", new LeaderboardPrivacy.Pseudonyms("seed")).Lines.Select(line => line.Name).Distinct().Count());
    }

    [Fact]
    public void Among_four_made_up_names_hide_nobody_so_only_the_own_place_is_shown()
    {
        var view = LeaderboardCalculator.Calculate([new("a", 4, 0), new("b", 3, 0), new("c", 2, 0), new("d", 1, 0)]).SeenBy("c", new LeaderboardPrivacy.Pseudonyms("seed"));
        Assert.Equal("c", Assert.Single(view.Lines).Name);
        Assert.StartsWith("4 people: made-up names hide nobody", view.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Movements_say_when_they_are_within_luck()
    {
        var before = LeaderboardCalculator.Calculate([new("a", 3, 1), new("b", 2.5, 1), new("c", 1, 0), new("gone", 0, 0)]);
        var now = LeaderboardCalculator.Calculate([new("c", 90, 0), new("b", 3, 1), new("a", 2.5, 1), new("new", 0, 0)]);
        Assert.Equal(
            [("c", "up 2, within what luck does"), ("b", "same place"), ("a", "down 2, within what luck does"), ("new", "new"), ("gone", "no longer on the board")],
            RankMovementCalculator.Calculate(before, now).Select(move => (move.Id, move.InWords())));
        var sure = LeaderboardCalculator.Calculate([new("a", 3, 0), new("b", 2, 0)]);
        Assert.Equal(["up 1", "down 1"], RankMovementCalculator.Calculate(sure, LeaderboardCalculator.Calculate([new("b", 3, 0), new("a", 2, 0)])).Select(move => move.InWords()));
    }
}
