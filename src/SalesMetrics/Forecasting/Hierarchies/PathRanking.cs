using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Puts paths that were drawn node by node in an order in which they go together: Iman &amp; Conover 1982.</summary>
/// <remarks>
/// Each step's values stay what they are; only which path they belong to changes. Within a node, ranks go together over the steps as they did
/// in the model's own paths; between nodes, as past errors did.
/// </remarks>
internal static class PathRanking
{
    // Added to the correlations of steps, so that steps that always rank alike do not stop the factorisation.
    private const double Ridge = 1e-9;

    /// <summary>Rearranges the paths of one node.</summary>
    /// <param name="forecast">The node's paths and past errors.</param>
    /// <param name="count">How many of its paths to use.</param>
    /// <param name="back">For each path and step, which past error is drawn, counted back from the last, from 1; the same for all nodes.</param>
    /// <param name="periods">From how many past errors.</param>
    /// <param name="random">Settles what falls between two past errors, for this node alone.</param>
    /// <returns>The values by path, then step.</returns>
    public static double[] Arrange(NodeForecast forecast, int count, int[] back, int periods, ref NormalStream random)
    {
        var horizon = forecast.Means.Length;
        var paths = forecast.Paths!;
        var steps = new double[horizon][];
        var scores = Matrix<double>.Build.Dense(count, horizon);
        for (var step = 0; step < horizon; step++)
        {
            double[] values = [.. Enumerable.Range(0, count).Select(path => paths.Path(path)[step])];
            int[] order = [.. Enumerable.Range(0, count)];
            steps[step] = [.. values];
            Array.Sort(steps[step], order);
            for (var rank = 0; rank < count; rank++)
            {
                scores[order[rank], step] = Score(rank + 0.5, count);
            }
        }

        var wished = Errors(forecast, count, back, periods, ref random) * Links(scores).Transpose();
        var arranged = new double[count * horizon];
        for (var step = 0; step < horizon; step++)
        {
            double[] keys = [.. wished.Column(step)];
            int[] order = [.. Enumerable.Range(0, count)];
            Array.Sort(keys, order);
            for (var rank = 0; rank < count; rank++)
            {
                arranged[(order[rank] * horizon) + step] = steps[step][rank];
            }
        }

        return arranged;
    }

    /// <summary>The lower factor of how the steps' ranks go together.</summary>
    private static Matrix<double> Links(Matrix<double> scores)
    {
        var products = scores.TransposeThisAndMultiply(scores);
        for (var i = 0; i < products.RowCount; i++)
        {
            products[i, i] = products[i, i] > 0 ? products[i, i] * (1 + Ridge) : 1;
        }

        // Fewer paths than steps leave no more than rank; a larger share of the diagonal makes up for it.
        if (scores.RowCount <= scores.ColumnCount)
        {
            for (var i = 0; i < products.RowCount; i++)
            {
                products[i, i] *= 1.01;
            }
        }

        return products.Cholesky().Factor;
    }

    /// <summary>The drawn errors as normal scores; between two past errors every place is equally likely.</summary>
    private static Matrix<double> Errors(NodeForecast forecast, int count, int[] back, int periods, ref NormalStream random)
    {
        double[] errors = [.. forecast.Errors.AsSpan()[^periods..]];
        int[] order = [.. Enumerable.Range(0, periods)];
        Array.Sort(errors, order);
        var ranks = new int[periods];
        for (var rank = 0; rank < periods; rank++)
        {
            ranks[order[rank]] = rank;
        }

        var scores = Matrix<double>.Build.Dense(count, forecast.Means.Length);
        for (var path = 0; path < count; path++)
        {
            for (var step = 0; step < scores.ColumnCount; step++)
            {
                scores[path, step] = Score(ranks[periods - back[(path * scores.ColumnCount) + step]] + random.Uniform(), periods);
            }
        }

        return scores;
    }

    private static double Score(double rank, int count) => Normal.InvCDF(0, 1, Math.Clamp(rank / count, 1e-12, 1 - 1e-12));
}
