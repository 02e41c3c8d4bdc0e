namespace SalesMetrics.Leads;

/// <summary>Theil's T as what lies between teams and what lies within them.</summary>
public sealed class TheilSplit
{
    internal TheilSplit(ImmutableArray<TeamInequality> teams) => Teams = teams;

    /// <summary>The teams, by id ordinally.</summary>
    public ImmutableArray<TeamInequality> Teams { get; }

    /// <summary>What would be left if everybody had the mean of the team.</summary>
    public double Between => Teams.Sum(team => team.Between);

    /// <summary>What would be left if all teams had the same mean.</summary>
    public double Within => Teams.Sum(team => team.Within);

    /// <summary>Between + within, which is Theil's T of all.</summary>
    public double Total => Between + Within;
}
