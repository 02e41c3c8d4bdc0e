namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>Where the deals of people and teams stop, with all comparisons made.</summary>
public sealed class StepFindings
{
    internal StepFindings(ImmutableArray<StickingPoint> people, ImmutableArray<StepComparison> ofTeams, ImmutableArray<StepComparison> ofPeople)
    {
        People = people;
        OfTeams = ofTeams;
        OfPeople = ofPeople;
    }

    /// <summary>One a person, by id ordinally.</summary>
    public ImmutableArray<StickingPoint> People { get; }

    /// <summary>Each team at each stage, against all other teams: one family of tests.</summary>
    public ImmutableArray<StepComparison> OfTeams { get; }

    /// <summary>Each person at each stage, against the rest of the team: one family of tests.</summary>
    public ImmutableArray<StepComparison> OfPeople { get; }

    /// <summary>The stage at which a team loses most against other teams; null when none stands out, or there is no such team.</summary>
    /// <param name="teamId">The team.</param>
    public StepComparison? OfTeam(string teamId)
    {
        ArgumentNullException.ThrowIfNull(teamId);
        return Worst(OfTeams, teamId);
    }

    // The largest loss; the earliest stage of several alike, for comparisons of a unit follow the stages.
    internal static StepComparison? Worst(ImmutableArray<StepComparison> comparisons, string unitId) => comparisons
        .Where(comparison => comparison.IsWeak && string.Equals(comparison.UnitId, unitId, StringComparison.Ordinal))
        .OrderByDescending(comparison => comparison.LostValue ?? double.NegativeInfinity)
        .FirstOrDefault();
}
