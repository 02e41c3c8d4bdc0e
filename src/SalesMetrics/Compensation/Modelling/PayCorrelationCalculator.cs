using SalesMetrics.Numerics;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Estimates how far pay follows credit.</summary>
public static class PayCorrelationCalculator
{
    // Below this the interval's variance, (1 + r^2 / 2) / (n - 3), has no meaning.
    private const int LeastForInterval = 4;

    /// <summary>Ranks payees by pay and by credit and correlates the ranks.</summary>
    /// <param name="payees">The pay and the credit of each; amounts of one side in one currency.</param>
    /// <param name="level">The confidence level of the interval, above 0 and below 1.</param>
    /// <returns>
    /// The correlation; undefined when there are fewer than two payees or one side is the same for all. Without an interval for fewer than four,
    /// and where the correlation is 1 or -1, at which it would have no width.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    /// <exception cref="CurrencyMismatchException">Amounts of one side are in different currencies.</exception>
    public static PayCorrelation Calculate(IEnumerable<(Money Pay, Money Credited)> payees, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(payees);
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level is above 0 and below 1.");
        }

        (Money Pay, Money Credited)[] all = [.. payees];
        if (all.Length < 2)
        {
            return new PayCorrelation(all.Length, level, null, null, null, "fewer than two payees");
        }

        long[] pay = Ranks([.. all.Select(one => one.Pay)]);
        long[] credit = Ranks([.. all.Select(one => one.Credited)]);
        if (IsLevel(pay) || IsLevel(credit))
        {
            return new PayCorrelation(all.Length, level, null, null, null, IsLevel(pay) ? "everybody is paid the same" : "everybody has the same credit");
        }

        var value = Correlation(pay, credit);
        if (all.Length < LeastForInterval || Math.Abs(value) == 1)
        {
            return new PayCorrelation(
                all.Length, level, value, null, null, all.Length < LeastForInterval ? "no interval for fewer than four payees" : "no interval: the ranks are all alike or all reversed");
        }

        var half = NormalQuantile.TwoSided(level) * Math.Sqrt((1 + (value * value / 2)) / (all.Length - 3));
        return new PayCorrelation(all.Length, level, value, Math.Tanh(Math.Atanh(value) - half), Math.Tanh(Math.Atanh(value) + half), "");
    }

    // Twice the mid-ranks, so that those of ties are whole numbers and their sums exact.
    private static long[] Ranks(Money[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        _ = Money.Sum(values, values[0].Currency);
        Array.Sort([.. values.Select(value => value.Amount)], order);
        var ranks = new long[values.Length];
        for (var first = 0; first < order.Length;)
        {
            var next = first + 1;
            while (next < order.Length && values[order[next]] == values[order[first]])
            {
                next++;
            }

            for (var i = first; i < next; i++)
            {
                ranks[order[i]] = first + next + 1;
            }

            first = next;
        }

        return ranks;
    }

    private static bool IsLevel(long[] ranks) => Array.TrueForAll(ranks, rank => rank == ranks[0]);

    // Pearson's formula on doubled ranks, whose mean is count + 1.
    private static double Correlation(long[] left, long[] right)
    {
        Int128 products = 0, leftSquares = 0, rightSquares = 0;
        for (var i = 0; i < left.Length; i++)
        {
            Int128 one = left[i] - (left.Length + 1), other = right[i] - (right.Length + 1);
            products += one * other;
            leftSquares += one * one;
            rightSquares += other * other;
        }

        // Equal sums of squares give exactly 1 for equal ranks, which two square roots might miss.
        return leftSquares == rightSquares ? (double)products / (double)leftSquares : (double)products / Math.Sqrt((double)leftSquares * (double)rightSquares);
    }
}
