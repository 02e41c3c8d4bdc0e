namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Draws means toward those of the peers, by how uncertain each is and how little units differ.</summary>
public static class MeanShrinkageCalculator
{
    private const int MostSteps = 200;

    /// <summary>Estimates how much units differ, and draws their means toward each other.</summary>
    /// <remarks>
    /// The variance between units solves sum (mean - m)^2 / (v + variance) = k - 3, and is 0 where even at 0 the sum is no more: with equal errors that is the
    /// positive-part rule of James and Stein in the form of Efron and Morris (1975), and it goes on to hold with unequal ones. With fewer than four units, where that
    /// rule says nothing, it is k - 1 (Paule &amp; Mandel 1982). Limits, probabilities and places are over all variances that the means leave open. Adaptive limits are against
    /// the peers without the unit.
    /// </remarks>
    /// <param name="means">One unit each, no id twice.</param>
    /// <param name="level">The level of the credible and of the adaptive limits, above 0 and below 1.</param>
    /// <returns>Null (undefined) when there is no unit.</returns>
    /// <exception cref="ArgumentException">A unit is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static MeanShrinkage? Calculate(IEnumerable<UnitMean> means, double level = 0.95) => Calculate(means, null, level);

    internal static MeanShrinkage? Calculate(IEnumerable<UnitMean> means, long? degreesOfFreedom, double level)
    {
        ArgumentNullException.ThrowIfNull(means);
        ProportionIntervalCalculator.Validate(level, IntervalMethod.Wilson);
        UnitMean[] units = [.. means.OrderBy(mean => mean.Id, StringComparer.Ordinal)];
        for (var i = 1; i < units.Length; i++)
        {
            if (string.Equals(units[i].Id, units[i - 1].Id, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"The mean of '{units[i].Id}' is given twice."), nameof(means));
            }
        }

        if (units.Length == 0)
        {
            return null;
        }

        if (units is [var alone])
        {
            return new(alone.Mean, 0, null, "one unit alone: there are no peers", [new ShrunkMean(alone, alone.Mean, 0, level, AdaptiveInversion.OfMean(alone, null, degreesOfFreedom, level))]);
        }

        var between = Between(units);
        var common = Common(units, between);
        var mixture = MeanMixture.Of(units, degreesOfFreedom);
        var others = new PeerMoments([.. units.Select(unit => (unit.Mean, unit.StandardError * unit.StandardError))]);
        return new(
            common,
            between,
            mixture,
            between > 0 ? Invariant($"variance between units {between:G6}, by the positive-part rule of James and Stein") : "units do not differ by more than luck: all have the common mean",
            [.. units.Select((unit, i) => Drawn(unit, between, common, mixture, AdaptiveInversion.OfMean(unit, others.Without(i), degreesOfFreedom, level)))]);
    }

    private static ShrunkMean Drawn(UnitMean unit, double between, double common, MeanMixture mixture, AdaptiveLimits adaptive)
    {
        var (weight, level) = (between / (between + (unit.StandardError * unit.StandardError)), adaptive.Level);
        return new(unit, (weight * unit.Mean) + ((1 - weight) * common), weight, level, adaptive)
        {
            Lower = mixture.Quantile(unit, (1 - level) / 2),
            Upper = mixture.Quantile(unit, (1 + level) / 2),
            ProbabilityAbove = mixture.AboveMean(unit),
        };
    }

    private static double Between(UnitMean[] units)
    {
        var target = units.Length > 3 ? units.Length - 3 : units.Length - 1;
        if (Excess(units, 0) <= target)
        {
            return 0;
        }

        // The sum falls as the variance grows: doubled until below, then halved.
        var (low, high) = (0.0, units.Max(unit => unit.StandardError * unit.StandardError));
        while (Excess(units, high) > target && double.IsFinite(high))
        {
            (low, high) = (high, 2 * high);
        }

        for (var step = 0; step < MostSteps && high - low > 1e-15 * high; step++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Excess(units, middle) > target ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    private static double Excess(UnitMean[] units, double between)
    {
        var common = Common(units, between);
        return units.Sum(unit => (unit.Mean - common) * (unit.Mean - common) / ((unit.StandardError * unit.StandardError) + between));
    }

    private static double Common(UnitMean[] units, double between)
    {
        var (information, sum) = (0.0, 0.0);
        foreach (var unit in units)
        {
            var weight = 1 / ((unit.StandardError * unit.StandardError) + between);
            information += weight;
            sum += weight * unit.Mean;
        }

        return sum / information;
    }
}
