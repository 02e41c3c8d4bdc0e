namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>What a member brings to the team, and how much of a full place the member is.</summary>
public sealed record TeamBoardMember
{
    /// <summary>States a member.</summary>
    /// <param name="id">Who; not empty.</param>
    /// <param name="teamId">The team; not empty.</param>
    /// <param name="value">What was brought: an amount in one currency for all, or a count.</param>
    /// <param name="capacity">1 for a full place, less for part time, ramp or absence; 0 or more.</param>
    /// <exception cref="ArgumentException">An id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public TeamBoardMember(string id, string teamId, decimal value, decimal capacity = 1m)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(teamId);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Id = id;
        TeamId = teamId;
        Value = value;
        Capacity = capacity;
    }

    /// <summary>Who.</summary>
    public string Id { get; }

    /// <summary>The team.</summary>
    public string TeamId { get; }

    /// <summary>What was brought.</summary>
    public decimal Value { get; }

    /// <summary>How much of a full place.</summary>
    public decimal Capacity { get; }
}
