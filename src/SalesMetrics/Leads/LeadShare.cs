namespace SalesMetrics.Leads;

/// <summary>What one recipient was given: a number of leads, or the value expected of them.</summary>
public sealed record LeadShare
{
    /// <summary>States a share.</summary>
    /// <param name="id">The recipient; not empty.</param>
    /// <param name="amount">How much; finite, 0 or more.</param>
    /// <param name="teamId">The recipient's team; empty when teams do not matter.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, infinite or not a number.</exception>
    public LeadShare(string id, double amount, string teamId = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(teamId);
        Id = id;
        TeamId = teamId;
        Amount = double.IsFinite(amount) && amount >= 0
            ? amount
            : throw new ArgumentOutOfRangeException(nameof(amount), amount, "What somebody was given is a finite number from 0 on.");
    }

    /// <summary>The recipient.</summary>
    public string Id { get; }

    /// <summary>How much.</summary>
    public double Amount { get; }

    /// <summary>The recipient's team; may be empty.</summary>
    public string TeamId { get; }
}
