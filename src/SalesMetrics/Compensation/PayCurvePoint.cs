namespace SalesMetrics.Compensation;

/// <summary>One row of a pay table: at this attainment, this share of the target pay.</summary>
/// <param name="Attainment">Where the row starts, inclusive; zero or more. 1 is 100 % of quota.</param>
/// <param name="Pay">The share of the target pay; zero or more. 1 pays the target.</param>
public readonly record struct PayCurvePoint(Ratio Attainment, Ratio Pay)
{
    /// <summary>States a row in percent: <c>Percent(90, 80)</c> pays 80 % of target at 90 % of quota.</summary>
    public static PayCurvePoint Percent(decimal attainmentPercent, decimal payPercent) =>
        new(Ratio.FromPercent(attainmentPercent), Ratio.FromPercent(payPercent));
}
