using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Compensation;

/// <summary>Rounds a payout in floating point where that provably gives the exact result, and says so where it does not.</summary>
/// <remarks>
/// <para>With u = 2^-53, target T, stretch constant B and slope M (weight included), attainment a = credit / quota, the payout is
/// x = T (B + M a). Computed as below, B carries 4 roundings (its own, the sum, T, the last product) and M a carries 8 (M, credit, quota, their
/// quotient, product, sum, T, last product), so the error is at most g T (|B| + |M| a), g = 8u / (1 - 8u) (Higham, Accuracy and Stability of
/// Numerical Algorithms, 2002, lemma 3.1).</para>
/// <para>The screen demands T |B| up to 2^38 and x below 2^39, which bounds T |M| a by x + T |B|, and hence T (|B| + |M| a) by
/// 2^39 + 2 x 2^38 = 2^40; the computed values stand for the true ones at the cost of far less than what is left below. The
/// error is at most 2^-10 (1 + 2^-40), and adding a half, at most 2^-15 more: below the margin of 2^-9. A computed
/// x + 1/2 whose fraction keeps the margin from 0 and 1 therefore has the same whole part as the true one.</para>
/// <para>Attainment is known to 3u relatively and a bound to u, so that 2^-50 = 8u to either side of a bound decides surely.</para>
/// </remarks>
internal static class PayScreen
{
    /// <summary>The most that target x constant may be, in minor units.</summary>
    public const double MaxConstant = 1L << 38;

    private const double MaxPayout = 1L << 39;

    private const double Margin = 1.0 / (1 << 9);

    private const double BoundMargin = 1.0 / (1L << 50);

    /// <summary>Rounds x, half upwards, where that is sure.</summary>
    /// <param name="payouts">x as computed: target x (constant + slope x attainment), in minor units.</param>
    /// <param name="rounded">The rounded payouts; meaningless where not sure.</param>
    /// <returns>All bits set where it is not sure.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Round(Vector256<double> payouts, out Vector256<long> rounded)
    {
        var half = Vector256.Create(0.5);
        var shifted = payouts + half;
        rounded = Vector256.ConvertToInt64Native(shifted);

        // One comparison for both sides. Not a number fails it, and a huge payout the second one, whatever their conversion gave.
        var offset = Vector256.Abs(shifted - Vector256.ConvertToDouble(rounded) - half);
        return ~(Vector256.LessThanOrEqual(offset, Vector256.Create(0.5 - Margin)) & Vector256.LessThan(shifted, Vector256.Create(MaxPayout)));
    }

    /// <summary>The least estimate of an attainment that has surely reached a bound.</summary>
    public static double SurelyFrom(double bound) => bound == 0 ? 0 : Math.BitIncrement(bound * (1 + BoundMargin));

    /// <summary>An estimate of an attainment below this has surely not reached a bound.</summary>
    public static double SurelyNotBefore(double bound) => bound == 0 ? 0 : Math.BitDecrement(bound * (1 - BoundMargin));
}
