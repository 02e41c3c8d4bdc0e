namespace SalesMetrics.Benchmarks.Gates;

/// <summary>One goal and what was measured.</summary>
/// <param name="Gate">The goal's number, such as "G1".</param>
/// <param name="Goal">The goal in words, without the limit.</param>
/// <param name="Limit">The least, or the most, the figure may be.</param>
/// <param name="Measured">The figure's quartiles over the rounds.</param>
/// <param name="IsCeiling">Whether the limit is the most; otherwise the least.</param>
/// <param name="Unit">What follows the figures, such as "x".</param>
internal sealed record GateLine(string Gate, string Goal, double Limit, Quartiles Measured, bool IsCeiling = false, string Unit = "x")
{
    // A goal counts as missed only where the better quartile is this far off: other work on the machine moves medians by a quarter.
    private const double Slack = 0.8;

    public bool IsMet => IsCeiling ? Measured.Median <= Limit : Measured.Median >= Limit;

    public bool IsMissed => IsCeiling ? Measured.Lower * Slack > Limit : Measured.Upper < Limit * Slack;

    public string Verdict => IsMet ? "met" : IsMissed ? "**missed**" : "not met, tolerated";
}
