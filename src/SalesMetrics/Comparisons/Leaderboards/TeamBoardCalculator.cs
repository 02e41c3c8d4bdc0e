namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Makes boards of teams.</summary>
public static class TeamBoardCalculator
{
    /// <summary>Orders teams by value / capacity, sums first; ties as on a leaderboard.</summary>
    /// <remarks>The error of a ratio of sums over k members (delta method): sqrt(k / (k - 1) x sum of (value - ratio x capacity)^2) / capacity.</remarks>
    /// <param name="members">The members, each once in one team.</param>
    /// <param name="level">How sure a difference must be to count, above 0 and below 1; 0.95 unless stated.</param>
    /// <exception cref="ArgumentException">Somebody is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public static TeamBoard Calculate(IEnumerable<TeamBoardMember> members, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(members);
        TeamBoardMember[] all = [.. members];
        if (all.DistinctBy(one => one.Id, StringComparer.Ordinal).Count() < all.Length)
        {
            throw new ArgumentException("Somebody is given twice: a member counts for one team.", nameof(members));
        }

        var teams = all.GroupBy(one => one.TeamId, StringComparer.Ordinal).Select(Team.Of).ToArray();
        var able = teams.Where(team => team.Capacity > 0m).ToDictionary(team => team.Id, StringComparer.Ordinal);
        var board = LeaderboardCalculator.Calculate(able.Values.Select(team => new LeaderboardScore(team.Id, team.PerPlace.ToDouble(), team.StandardError)), level);
        return new TeamBoard(
            board.Rule,
            [
                .. board.Lines.Select(line => (Team: able[line.Id], line.Place)).Select(one => new TeamBoardLine(
                    one.Team.Id, one.Team.Members, one.Team.Value, one.Team.Capacity, one.Team.PerPlace, one.Team.StandardError, one.Place)),
            ],
            [.. teams.Where(team => team.Capacity == 0m).Select(team => team.Id).Order(StringComparer.Ordinal)]);
    }

    private sealed record Team(string Id, int Members, decimal Value, decimal Capacity, double? StandardError)
    {
        public Ratio PerPlace => Ratio.FromDecimal(Value) / Ratio.FromDecimal(Capacity);

        public static Team Of(IGrouping<string, TeamBoardMember> team)
        {
            var (value, capacity, count) = (team.Sum(one => one.Value), team.Sum(one => one.Capacity), team.Count(one => one.Capacity > 0m));
            if (capacity == 0m || count < 2)
            {
                return new Team(team.Key, team.Count(), value, capacity, null);
            }

            var ratio = (double)value / (double)capacity;
            var squares = team.Sum(one => Math.Pow((double)one.Value - (ratio * (double)one.Capacity), 2));
            return new Team(team.Key, team.Count(), value, capacity, Math.Sqrt(count / (count - 1.0) * squares) / (double)capacity);
        }
    }
}
