namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Somebody's score: shrunk, or adjusted for the mix of deals, with how sure it is.</summary>
public sealed record LeaderboardScore
{
    /// <summary>States a score.</summary>
    /// <param name="id">Who; not empty.</param>
    /// <param name="score">The score, higher is better; finite. Turn figures of which less is better round first.</param>
    /// <param name="standardError">Its standard error; 0 when it is exact, null when it is not known. Who has none cannot be told from anybody.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is infinite or not a number, or the error is negative.</exception>
    public LeaderboardScore(string id, double score, double? standardError)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        Score = double.IsFinite(score) ? score : throw new ArgumentOutOfRangeException(nameof(score), score, "A score is a finite number: leave out who has none.");
        StandardError = standardError is null || (double.IsFinite(standardError.Value) && standardError.Value >= 0)
            ? standardError
            : throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error is finite and 0 or more.");
    }

    /// <summary>Who.</summary>
    public string Id { get; }

    /// <summary>The score.</summary>
    public double Score { get; }

    /// <summary>Its standard error; 0 when exact, null when not known.</summary>
    public double? StandardError { get; }
}
