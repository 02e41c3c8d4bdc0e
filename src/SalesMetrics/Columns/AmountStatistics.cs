using System.Numerics;

namespace SalesMetrics.Columns;

/// <summary>How amounts are spread: count, extremes, mean, variance. Every figure is exact but the standard deviations.</summary>
/// <remarks>
/// <para>All figures are in whole minor units of one currency, variances in their square. The default value describes no amounts.</para>
/// <para>What is kept are whole numbers: the count, the sum and the sum of squares, in as many bits as they can ever need. Adding them up in any order, in any
/// pieces and on any number of processors therefore gives the same bits, and the textbook formula n Q - S^2, which fails in floating point when the spread is small
/// beside the mean, loses nothing. The usual remedies, the updating mean of Welford (1962, Technometrics 4, 419) and the pairwise merging of Chan, Golub and LeVeque
/// (1983, The American Statistician 37, 242), are accurate but depend on the order in their last digits.</para>
/// </remarks>
public readonly record struct AmountStatistics
{
    private readonly Moments _moments;

    internal AmountStatistics(Moments moments) => _moments = moments;

    /// <summary>How many amounts.</summary>
    public long Count => _moments.Count;

    /// <summary>The least amount; null when there are none.</summary>
    public long? Minimum => Count == 0 ? null : _moments.Minimum;

    /// <summary>The greatest amount; null when there are none.</summary>
    public long? Maximum => Count == 0 ? null : _moments.Maximum;

    /// <summary>The sum of the amounts.</summary>
    public Int128 Sum => _moments.Sum;

    /// <summary>The sum of the squares of the amounts, in minor units squared.</summary>
    public BigInteger SumOfSquares => _moments.Squares;

    /// <summary>The arithmetic mean; null when there are no amounts.</summary>
    public Ratio? Mean => Count == 0 ? null : Ratio.Of((BigInteger)Sum, Count);

    /// <summary>The variance of these amounts as all there are: the mean squared distance from the mean, (n Q - S^2) / n^2. Null when there are none.</summary>
    public Ratio? PopulationVariance => Count == 0 ? null : Ratio.Of(Spread, (BigInteger)Count * Count);

    /// <summary>The unbiased estimate of the variance of what these amounts are a sample of, (n Q - S^2) / (n (n - 1)). Null when there are fewer than two.</summary>
    public Ratio? SampleVariance => Count < 2 ? null : Ratio.Of(Spread, (BigInteger)Count * (Count - 1));

    /// <summary>The square root of <see cref="PopulationVariance"/>, within two units in the last place; null when there are no amounts.</summary>
    public double? PopulationStandardDeviation => Root(PopulationVariance);

    /// <summary>The square root of <see cref="SampleVariance"/>, within two units in the last place; null when there are fewer than two amounts.</summary>
    /// <remarks>It is biased a little low as an estimate, as is usual.</remarks>
    public double? SampleStandardDeviation => Root(SampleVariance);

    // n times the squared distances from the mean: never negative, by Cauchy and Schwarz, and not merely up to rounding.
    private BigInteger Spread => (SumOfSquares * Count) - ((BigInteger)Sum * (BigInteger)Sum);

    /// <summary>Describes amounts.</summary>
    /// <param name="minorUnits">In minor units of one currency; any value is legal. May be empty.</param>
    public static AmountStatistics Of(ReadOnlySpan<long> minorUnits)
    {
        var moments = default(Moments);
        foreach (var amount in minorUnits)
        {
            moments.Add(amount);
        }

        return new AmountStatistics(moments);
    }

    /// <summary>Describes the amounts of both. They must be of one currency, which this type does not know.</summary>
    /// <exception cref="OverflowException">The count is beyond 2^63 - 1; no number of amounts that could be counted leads there.</exception>
    public static AmountStatistics operator +(AmountStatistics left, AmountStatistics right)
    {
        var sum = left._moments;
        sum.Add(right._moments);
        return new AmountStatistics(sum);
    }

    private static double? Root(Ratio? variance) => variance is { } exact ? Math.Sqrt(exact.ToDouble()) : null;
}
