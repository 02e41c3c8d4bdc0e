namespace SalesMetrics.Testing;

/// <summary>The truth about one rep of a sample company, which a statistic has to find in the rep's deals.</summary>
public sealed record SampleRep
{
    internal SampleRep(string id, int number, double skill, double activity, double winRate)
    {
        Id = id;
        Number = number;
        Skill = skill;
        Activity = activity;
        WinRate = winRate;
    }

    /// <summary>The payee id: a readable name, unique in the company, such as <c>Ada Brown</c>.</summary>
    public string Id { get; }

    /// <summary>The rep's number, from 1; deal ids begin with it.</summary>
    public int Number { get; }

    /// <summary>The rep's odds of winning as a multiple of an average rep's odds; 1 is average.</summary>
    public double Skill { get; }

    /// <summary>The expected number of the rep's closed deals as a multiple of an average rep's; 1 is average.</summary>
    public double Activity { get; }

    /// <summary>The chance with which each of the rep's deals was won, on all days and for all products.</summary>
    public double WinRate { get; }
}
