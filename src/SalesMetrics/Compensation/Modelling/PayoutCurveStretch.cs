namespace SalesMetrics.Compensation.Modelling;

/// <summary>A stretch on which pay neither bends nor jumps.</summary>
/// <param name="From">The attainment at which it starts, inclusive.</param>
/// <param name="To">The attainment at which it ends, exclusive; for the last stretch the end of the range.</param>
/// <param name="MarginalPay">
/// What one more unit of credit pays: 0.06 is six cents of a dollar; exact. Null where it is not the same on the whole stretch, as where a
/// multiplier and a component rise with the same attainment.
/// </param>
public sealed record PayoutCurveStretch(Ratio From, Ratio To, Ratio? MarginalPay);
