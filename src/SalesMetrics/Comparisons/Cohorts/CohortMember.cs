namespace SalesMetrics.Comparisons.Cohorts;

/// <summary>Somebody, with what makes others comparable, and a value to be compared.</summary>
public sealed record CohortMember
{
    /// <summary>States a member.</summary>
    /// <param name="id">Who; not empty.</param>
    /// <param name="value">The value; null when it is undefined, NaN and infinity are refused.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    public CohortMember(string id, double? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        Value = value is null || double.IsFinite(value.Value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Give null where the value is undefined.");
    }

    /// <summary>Who.</summary>
    public string Id { get; }

    /// <summary>The value; null when it is undefined.</summary>
    public double? Value { get; }

    /// <summary>The role; empty when it is not known.</summary>
    public string Role { get; init; } = "";

    /// <summary>The tenure in a class of the caller's, such as <c>first year</c>; empty when it is not known.</summary>
    public string Tenure { get; init; } = "";

    /// <summary>The customer segment; empty when it is not known.</summary>
    public string Segment { get; init; } = "";

    /// <summary>The territory; empty when it is not known.</summary>
    public string TerritoryId { get; init; } = "";
}
