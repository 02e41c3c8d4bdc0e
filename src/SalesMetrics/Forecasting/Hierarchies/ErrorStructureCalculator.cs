namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Makes the covariance of errors from what was asked for and from past errors.</summary>
internal static class ErrorStructureCalculator
{
    /// <summary>The most past errors that are used: those of the latest periods.</summary>
    public const int MaxErrors = 1_000;

    public const int MinErrors = 3;

    // An intensity of zero would leave no own variance to weigh by.
    private const double LeastIntensity = 1e-6;

    // A node that was never wrong is trusted more than the best of the others, but not without limit.
    private const double PerfectShare = 1e-3;

    public static ErrorStructure Calculate(HierarchyForecasts forecasts, ErrorCovariance covariance)
    {
        var nodes = forecasts.Hierarchy.Nodes;
        for (var i = forecasts.Hierarchy.AggregateCount; i < nodes.Length; i++)
        {
            if (forecasts.Of(i) is null)
            {
                throw new ArgumentException(Invariant($"The leaf '{nodes[i].Id}' has no forecast: minimum trace needs one for every leaf."), nameof(forecasts));
            }
        }

        double Plain(int node, double variance) => forecasts.Of(node) is null ? double.PositiveInfinity : variance;
        if (covariance is ErrorCovariance.Identity or ErrorCovariance.Structural)
        {
            double[] plain = [.. nodes.Select((node, i) => Plain(i, covariance == ErrorCovariance.Identity ? 1 : node.LeafCount))];
            return new ErrorStructure(plain, [], plain, null, 0);
        }

        return FromErrors(forecasts, covariance == ErrorCovariance.Shrinkage);
    }

    /// <summary>The shrinkage intensity of Schäfer &amp; Strimmer 2005 for correlations of errors that are not centred.</summary>
    /// <remarks>
    /// The sum over pairs of nodes of the estimated variances of correlations, over that of their squares. Sums over pairs are taken from the
    /// products between periods instead of between nodes, which are the same in sum and far fewer.
    /// </remarks>
    /// <param name="errors">By node, then period.</param>
    /// <param name="variances">Mean squared errors by node; a node with zero is left out.</param>
    /// <returns>0 to 1; 1 when there is no correlation to estimate.</returns>
    public static double Intensity(double[][] errors, double[] variances)
    {
        var periods = errors[0].Length;
        var gram = new double[periods, periods];
        var powers = new double[periods];
        var (fourths, counted) = (0.0, 0);
        var standard = new double[periods];
        for (var i = 0; i < errors.Length; i++)
        {
            if (!(variances[i] > 0))
            {
                continue;
            }

            counted++;
            var deviation = Math.Sqrt(variances[i]);
            for (var t = 0; t < periods; t++)
            {
                standard[t] = errors[i][t] / deviation;
                var square = standard[t] * standard[t];
                powers[t] += square;
                fourths += square * square;
                for (var u = 0; u <= t; u++)
                {
                    gram[t, u] += standard[t] * standard[u];
                }
            }
        }

        var (squares, power) = (0.0, 0.0);
        for (var t = 0; t < periods; t++)
        {
            power += powers[t] * powers[t];
            for (var u = 0; u <= t; u++)
            {
                squares += (t == u ? 1 : 2) * gram[t, u] * gram[t, u];
            }
        }

        // Without the nodes paired with themselves, whose correlation is 1 by definition.
        double length = periods;
        var products = squares - (counted * length * length);
        var variance = (power - fourths - (products / length)) / (length * (length - 1));
        return products > 1e-12 * squares ? Math.Clamp(variance / (products / (length * length)), 0, 1) : 1;
    }

    private static ErrorStructure FromErrors(HierarchyForecasts forecasts, bool shrink)
    {
        var nodes = forecasts.Hierarchy.Nodes;
        var periods = MaxErrors;
        for (var i = 0; i < nodes.Length; i++)
        {
            periods = Math.Min(periods, forecasts.Of(i)?.Errors.Length ?? periods);
            if (periods < MinErrors)
            {
                throw new ArgumentException(
                    Invariant($"'{nodes[i].Id}' has {periods} past errors: {MinErrors} are needed for variances; structural weights need none."),
                    nameof(forecasts));
            }
        }

        // A power of two as the unit leaves every digit as it is and keeps squares within range.
        var largest = Enumerable.Range(0, nodes.Length).Max(i => forecasts.Of(i)?.Errors.AsSpan()[^periods..].ToArray().Max(Math.Abs) ?? 0);
        var scale = largest > 0 ? Math.Min(Math.ScaleB(1, -Math.ILogB(largest)), 1e300) : 1;
        double[][] errors = [.. nodes.Select((_, i) => Window(forecasts.Of(i), periods, scale))];
        double[] variances = [.. errors.Select(own => own.Sum(error => error * error) / periods)];
        var positive = variances.Where(variance => variance > 0).DefaultIfEmpty(0).Min();
        if (positive == 0)
        {
            double[] structural = [.. nodes.Select((node, i) => forecasts.Of(i) is null ? double.PositiveInfinity : node.LeafCount)];
            return new ErrorStructure(structural, [], structural, null, 0)
            {
                Notes = ["No past error is other than zero, so variances are taken to be the number of leaves."],
            };
        }

        var perfect = Enumerable.Range(0, nodes.Length).Count(i => forecasts.Of(i) is not null && variances[i] == 0);
        var intensity = shrink ? Math.Max(LeastIntensity, Intensity(errors, variances)) : 1;
        var factor = Math.Sqrt((1 - intensity) / periods);
        double[][] factors = intensity < 1
            ? [.. Enumerable.Range(0, periods).Select(t => errors.Select(own => factor * own[t]).ToArray())]
            : [];
        double[] totals = [.. variances.Select((variance, i) => forecasts.Of(i) is null ? double.PositiveInfinity : Math.Max(variance, PerfectShare * positive))];
        return new ErrorStructure([.. totals.Select(variance => intensity * variance)], factors, totals, shrink ? intensity : null, periods)
        {
            Notes = perfect == 0
                ? []
                : [Invariant($"{perfect} nodes have no past error other than zero; their variance is taken to be {PerfectShare} of the smallest other one.")],
        };
    }

    private static double[] Window(NodeForecast? forecast, int periods, double scale) => forecast is null
        ? new double[periods]
        : [.. forecast.Errors.AsSpan()[^periods..].ToArray().Select(error => error * scale)];
}
