using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>Some days of an adjusted quota, over which the same part of the full goal is asked for.</summary>
/// <param name="Interval">The days, both ends inclusive.</param>
/// <param name="Share">What the days are of the quota's days, by the basis of proration.</param>
/// <param name="WorkingTime">The working time on each of them: 1 is full time, 0 when not employed.</param>
/// <param name="Ramp">The share asked for at that tenure; 1 once ramped up, or without a ramp.</param>
/// <param name="Unrelieved">The share that relief leaves; 1 without any.</param>
/// <param name="Reason">What lowers the goal on these days, in words; empty when nothing does.</param>
public sealed record QuotaPiece(DateInterval Interval, Ratio Share, Ratio WorkingTime, Ratio Ramp, Ratio Unrelieved, string Reason) : IExplainable
{
    /// <summary>What these days ask for of the full goal.</summary>
    public Ratio Factor => Share * WorkingTime * Ramp * Unrelieved;

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"{Interval.Start:uuuu-MM-dd} to {Interval.End:uuuu-MM-dd}"), Factor)
    {
        Rule = Invariant($"{Share.Numerator}/{Share.Denominator} of the quota's days{(Reason.Length == 0 ? "" : ": " + Reason)}"),
    };
}
