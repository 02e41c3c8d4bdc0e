namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>How alike the units of some groups are at one step, and so how far each is drawn towards its group.</summary>
/// <remarks>
/// Beta-binomial: the true rates of the units of a group scatter around the group's rate P with variance P (1 - P) rho. Rho is found by moments,
/// over all groups together (Kleinman 1973): the excess of Pearson's chi-square over what chance alone gives, over the most it could be.
/// </remarks>
internal static class StepShrinkage
{
    // A little is always drawn, so that no rate is 0 or 1.
    private const double Most = 0.99;

    /// <summary>The intra-unit correlation rho, from 0 (all alike: each is drawn in full) to 0.99.</summary>
    public static double Correlation(IEnumerable<IReadOnlyList<StepCount>> groups)
    {
        double excess = 0, scale = 0;
        foreach (var group in groups)
        {
            var units = group.Where(unit => unit.Resolved > 0).ToArray();
            double all = units.Sum(unit => unit.Resolved), advanced = units.Sum(unit => unit.Advanced);
            if (units.Length < 2 || advanced == 0 || advanced == all)
            {
                continue;
            }

            var rate = advanced / all;
            var freedom = units.Length - 1;
            excess += units.Sum(unit => Square(unit.Advanced - (unit.Resolved * rate)) / (unit.Resolved * rate * (1 - rate))) - freedom;
            scale += all - (units.Sum(unit => (double)unit.Resolved * unit.Resolved) / all) - freedom;
        }

        return scale > 0 ? Math.Clamp(excess / scale, 0, Most) : 0;
    }

    /// <summary>The weight on a unit's own deals, from 0 to 1: n / (n + strength), with strength (1 - rho) / rho.</summary>
    public static double OwnWeight(long resolved, double correlation) => resolved * correlation / ((resolved * correlation) + 1 - correlation);

    private static double Square(double value) => value * value;
}
