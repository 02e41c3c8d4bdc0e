using SalesMetrics.Comparisons.Leaderboards;

namespace SalesMetrics.Tests.Comparisons.Leaderboards;

public class PersonalAndTeamBoardTests
{
    [Fact]
    public void Everybody_is_set_against_their_own_past()
    {
        var board = PersonalBoardCalculator.Calculate(
        [
            new("Ada", 100, 104, 96, 100, 100, 130), new("Bob", 10, 12, 14), new("Cem", 50, 50, 40), new("Dee", 7),
        ]);
        Assert.Equal([("Ada", 30.0, "1"), ("Bob", 3.0, "2"), ("Cem", -10.0, "3")], board.Lines.Select(line => (line.Id, line.Improvement, line.Place.ToString())));
        Assert.Equal(["Ada", "Bob"], board.PersonalBests.Select(line => line.Id));
        Assert.Equal(["Dee"], board.WithoutPast.AsEnumerable());

        // Ada's steps are 4, 8, 4 and 0: limits 100 -+ 2.66 x 4 = 89.36 to 110.64. Bob's past is too short to say what is ordinary.
        Assert.Equal([true, null, null], board.Lines.Select(line => line.IsBeyondOwnLimits));
        Assert.Equal((0.3, (double?)null), (board.Lines[0].ImprovementShare, PersonalBoardCalculator.Calculate([new("x", 0, 5)]).Lines[0].ImprovementShare));
        Assert.Throws<ArgumentException>(() => PersonalBoardCalculator.Calculate([new("a", 1), new("a", 2)]));
        Assert.Throws<ArgumentException>(() => new PersonalSeries("a"));
        Assert.Throws<ArgumentException>(() => new PersonalSeries("a", double.NaN));
    }

    [Fact]
    public void A_large_team_does_not_win_by_its_size()
    {
        var board = TeamBoardCalculator.Calculate(
        [
            new("a", "large", 100m), new("b", "large", 110m), new("c", "large", 90m), new("d", "large", 100m),
            new("e", "small", 200m), new("f", "small", 105m, 0.5m), new("g", "away", 0m, 0m),
        ]);

        // 305 / 1.5 places beside 400 / 4; the errors are far smaller than the gap.
        Assert.Equal([("small", Ratio.Of(610, 3), "1"), ("large", Ratio.Of(100, 1), "2")], board.Lines.Select(line => (line.TeamId, line.PerPlace, line.Place.ToString())));
        Assert.Equal(Math.Sqrt(4.0 / 3 * 200) / 4, board.Lines[1].StandardError!.Value, 12);
        Assert.Equal(["away"], board.WithoutCapacity.AsEnumerable());
    }

    [Fact]
    public void A_team_of_one_cannot_be_told_from_any_other()
    {
        var board = TeamBoardCalculator.Calculate([new("a", "one", 900m), new("b", "two", 100m), new("c", "two", 110m)]);
        Assert.All(board.Lines, line => Assert.Equal("tied 1st to 2nd", line.Place.InWords()));
        Assert.Null(board.Lines[0].StandardError);
        Assert.Throws<ArgumentException>(() => TeamBoardCalculator.Calculate([new("a", "one", 1m), new("a", "two", 1m)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TeamBoardMember("a", "one", 1m, -1m));
    }
}
