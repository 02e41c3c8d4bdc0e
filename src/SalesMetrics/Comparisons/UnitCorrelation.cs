namespace SalesMetrics.Comparisons;

/// <summary>How alike the units of some groups are, and so how far each is drawn towards its group.</summary>
/// <remarks>
/// Beta-binomial: the true rates of the units of a group scatter around the group's rate P with variance P (1 - P) rho. Rho is found by moments,
/// over all groups together (Kleinman 1973): the excess of Pearson's chi-square over what chance alone gives, over the most it could be.
/// </remarks>
internal static class UnitCorrelation
{
    // A little is always drawn, so that no rate is 0 or 1.
    private const double Most = 0.99;

    /// <summary>The intra-unit correlation rho, from 0 (all alike: each is drawn in full) to 0.99.</summary>
    public static double ByMoments(IEnumerable<IReadOnlyList<(long Decided, long Won)>> groups)
    {
        double excess = 0, scale = 0;
        foreach (var group in groups)
        {
            var units = group.Where(unit => unit.Decided > 0).ToArray();
            double all = units.Sum(unit => unit.Decided), won = units.Sum(unit => unit.Won);
            if (units.Length < 2 || won == 0 || won == all)
            {
                continue;
            }

            var rate = won / all;
            var freedom = units.Length - 1;
            excess += units.Sum(unit => Square(unit.Won - (unit.Decided * rate)) / (unit.Decided * rate * (1 - rate))) - freedom;
            scale += all - (units.Sum(unit => (double)unit.Decided * unit.Decided) / all) - freedom;
        }

        return scale > 0 ? Math.Clamp(excess / scale, 0, Most) : 0;
    }

    /// <summary>The weight on a unit's own deals, from 0 to 1: n / (n + strength), with strength (1 - rho) / rho.</summary>
    public static double OwnWeight(long decided, double correlation) => decided * correlation / ((decided * correlation) + 1 - correlation);

    private static double Square(double value) => value * value;
}
