namespace SalesMetrics.Compensation;

/// <summary>What the plan check found: where, what, and what to do.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">The kind of finding, the same for all of its kind, such as <c>falling-pay</c>.</param>
/// <param name="Place">Where in the plan, by ids, such as <c>components[team].curve</c>.</param>
/// <param name="Message">What was found, in one sentence with the figures.</param>
/// <param name="Advice">What to do, in one sentence.</param>
public sealed record PlanFinding(PlanFindingSeverity Severity, string Code, string Place, string Message, string Advice)
{
    /// <summary>The finding on one line.</summary>
    public override string ToString() => Invariant($"{Severity} {Code} at {Place}: {Message} {Advice}");
}
