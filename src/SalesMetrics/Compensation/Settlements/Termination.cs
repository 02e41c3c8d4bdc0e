namespace SalesMetrics.Compensation.Settlements;

/// <summary>Somebody leaves: the last day, and what becomes of pay that still waits for milestones.</summary>
public sealed record Termination
{
    /// <summary>States a termination.</summary>
    /// <param name="payeeId">Who leaves; not empty.</param>
    /// <param name="lastDay">The last day of the employment, inclusive: a milestone reached on it still releases.</param>
    /// <param name="holds">What becomes of held pay.</param>
    /// <param name="reason">Why that policy holds, such as the clause of the plan; not empty.</param>
    /// <exception cref="ArgumentException">The payee or the reason is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public Termination(string payeeId, LocalDate lastDay, TerminationPolicy holds, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        PayeeId = payeeId;
        LastDay = lastDay;
        Holds = Enum.IsDefined(holds) ? holds : throw new ArgumentOutOfRangeException(nameof(holds), holds, "There is no such policy for held pay.");
        Reason = reason;
    }

    /// <summary>Who leaves.</summary>
    public string PayeeId { get; }

    /// <summary>The last day of the employment, inclusive.</summary>
    public LocalDate LastDay { get; }

    /// <summary>What becomes of held pay.</summary>
    public TerminationPolicy Holds { get; }

    /// <summary>Why that policy holds.</summary>
    public string Reason { get; }
}
