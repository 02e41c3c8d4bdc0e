namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a plan pays at one attainment.</summary>
/// <param name="Attainment">The attainment.</param>
/// <param name="Exact">The pay, in major units, before lines are rounded.</param>
/// <param name="Amount">The pay as paid: the sum of the rounded lines.</param>
public sealed record PayoutCurvePoint(Ratio Attainment, Ratio Exact, Money Amount);
