namespace SalesMetrics.Leads;

/// <summary>How many leads a recipient got, and how many it could take beside others.</summary>
public sealed record LeadAllocation
{
    /// <summary>States an allocation.</summary>
    /// <param name="id">The recipient; not empty.</param>
    /// <param name="leads">Leads received, 0 or more.</param>
    /// <param name="capacity">Working days, ramp weight, hours or any other measure in one unit for all; finite, 0 or more. 1 for all makes equal shares fair.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, infinite or not a number.</exception>
    public LeadAllocation(string id, long leads, double capacity = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentOutOfRangeException.ThrowIfNegative(leads);
        Id = id;
        Leads = leads;
        Capacity = double.IsFinite(capacity) && capacity >= 0
            ? capacity
            : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "A capacity is a finite number from 0 on.");
    }

    /// <summary>The recipient.</summary>
    public string Id { get; }

    /// <summary>Leads received.</summary>
    public long Leads { get; }

    /// <summary>The capacity.</summary>
    public double Capacity { get; }
}
