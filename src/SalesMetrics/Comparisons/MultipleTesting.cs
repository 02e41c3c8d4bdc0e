using System.Runtime.InteropServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons;

/// <summary>Adjusts p-values for having tested a whole family.</summary>
public static class MultipleTesting
{
    /// <summary>Adjusts p-values. An adjusted value at or below a rate means a finding at that rate; it is never below the p-value itself, and at most 1.</summary>
    /// <remarks>
    /// With p(1) to p(m) ascending. Benjamini-Hochberg: the least m p(i) / i over all i from j on. Benjamini-Yekutieli: the same times 1 + 1/2 + ... + 1/m.
    /// Holm: the largest (m - i + 1) p(i) over all i up to j. As R's p.adjust. Leave out what was not tested; it is no part of the family.
    /// </remarks>
    /// <param name="probabilities">The p-values of all tests of the family, 0 to 1; may be empty.</param>
    /// <param name="method">The method.</param>
    /// <returns>The adjusted values, in the order given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not from 0 to 1, or there is no such method.</exception>
    public static ImmutableArray<double> Adjust(ImmutableArray<double> probabilities, MultiplicityMethod method = MultiplicityMethod.BenjaminiHochberg)
    {
        if (probabilities.IsDefaultOrEmpty)
        {
            return [];
        }

        foreach (var probability in probabilities)
        {
            // The negated form also catches NaN.
            if (!(probability is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(probabilities), probability, "A p-value is from 0 to 1.");
            }
        }

        return method switch
        {
            MultiplicityMethod.BenjaminiHochberg => StepUp(probabilities, 1),
            MultiplicityMethod.BenjaminiYekutieli => StepUp(probabilities, Enumerable.Range(1, probabilities.Length).Sum(i => 1.0 / i)),
            MultiplicityMethod.Holm => StepDown(probabilities),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
        };
    }

    private static ImmutableArray<double> StepUp(ImmutableArray<double> probabilities, double factor)
    {
        var (sorted, order, adjusted) = Ordered(probabilities);
        var least = 1.0;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            // The quotient first: it is exactly 1 for the largest, which must not shrink by rounding.
            least = Math.Min(least, (double)order.Length / (i + 1) * factor * sorted[i]);
            adjusted[order[i]] = least;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(adjusted);
    }

    private static ImmutableArray<double> StepDown(ImmutableArray<double> probabilities)
    {
        var (sorted, order, adjusted) = Ordered(probabilities);
        var largest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - i) * sorted[i]));
            adjusted[order[i]] = largest;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(adjusted);
    }

    private static (double[] Sorted, int[] Order, double[] Adjusted) Ordered(ImmutableArray<double> probabilities)
    {
        var (sorted, order) = (new double[probabilities.Length], new int[probabilities.Length]);
        DoubleOrder.Sort(probabilities.AsSpan(), sorted, order);
        return (sorted, order, new double[probabilities.Length]);
    }
}
