namespace SalesMetrics.Compensation.Versions;

/// <summary>Some days on which a plan holds for a payee or a role, in whatever version it has on each of them.</summary>
public sealed record PlanAssignment
{
    /// <summary>States for whom a plan holds, and when.</summary>
    /// <param name="holder">The payee or role.</param>
    /// <param name="planId">The plan; not empty.</param>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive; null while it goes on.</param>
    /// <exception cref="ArgumentException">The plan is empty, or the days are the wrong way round.</exception>
    public PlanAssignment(PlanHolder holder, string planId, LocalDate from, LocalDate? to = null)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentException.ThrowIfNullOrWhiteSpace(planId);
        Holder = holder;
        PlanId = planId;
        From = from;
        To = to is { } last && last < from
            ? throw new ArgumentException(Invariant($"'{planId}' is assigned to {holder} from {from:uuuu-MM-dd} to {last:uuuu-MM-dd}: the last day comes first."), nameof(to))
            : to;
    }

    /// <summary>The payee or role.</summary>
    public PlanHolder Holder { get; }

    /// <summary>The plan.</summary>
    public string PlanId { get; }

    /// <summary>The first day, inclusive.</summary>
    public LocalDate From { get; }

    /// <summary>The last day, inclusive; null while it goes on.</summary>
    public LocalDate? To { get; }

    /// <summary>Whether a day falls into it.</summary>
    public bool Covers(LocalDate date) => From <= date && (To is not { } to || date <= to);

    /// <summary>Plan, holder and days.</summary>
    public override string ToString() => Invariant($"{PlanId} for {Holder} from {From:uuuu-MM-dd}{(To is { } to ? Invariant($" to {to:uuuu-MM-dd}") : "")}");
}
