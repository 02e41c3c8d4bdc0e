using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Compensation;

/// <summary>A component's pay curve in flat arrays: for each stretch of attainment a line, in floating point and in whole numbers.</summary>
/// <remarks>
/// Below the first stretch nothing is paid; the cap is a level stretch of its own. In a stretch the share of target pay is
/// (Constant + Slope x credit / quota) / Divisor, all whole numbers.
/// </remarks>
internal sealed class CompiledCurve
{
    // Terms this short keep every product of the exact arithmetic within its width.
    public const int TermBits = 62;

    private readonly ImmutableArray<Stretch> _stretches;
    private readonly ImmutableArray<ExactStretch> _exact;

    private CompiledCurve(ImmutableArray<Stretch> stretches, ImmutableArray<ExactStretch> exact, double maxScreenedTarget)
    {
        _stretches = stretches;
        _exact = exact;
        MaxScreenedTarget = maxScreenedTarget;
    }

    /// <summary>A curve that says nothing of any attainment: no target is small enough for its screen.</summary>
    public static CompiledCurve Unscreened { get; } = new([], [], -1);

    /// <summary>The largest target incentive, in minor units, for which the error bound of the screen holds.</summary>
    public double MaxScreenedTarget { get; }

    /// <summary>Compiles a component's curve; null when its terms are too long for arithmetic of fixed width.</summary>
    public static CompiledCurve? Compile(PlanComponent component)
    {
        ImmutableArray<Line> lines =
        [
            .. from row in component.Curve.Rows()
               where row.From is not null
               let start = row.From.GetValueOrDefault()
               select new Line(start, row.Pay - (row.Slope * start), row.Slope),
        ];
        if (!lines.All(IsShort))
        {
            return null;
        }

        var largest = lines.Max(line => Math.Abs((component.Weight * line.Constant).ToDouble()));
        return new CompiledCurve(
            [.. lines.Select(line => Estimated(line, component.Weight))],
            [.. lines.Select(Exactly)],
            largest == 0 ? double.MaxValue : PayScreen.MaxConstant / largest);
    }

    /// <summary>Pays four lines in floating point.</summary>
    /// <param name="credits">Credited minor units.</param>
    /// <param name="quotas">Quotas in minor units; zero or more.</param>
    /// <param name="targets">Target incentives in minor units; zero or more.</param>
    /// <param name="maxTarget">The largest target incentive that may be decided.</param>
    /// <param name="payouts">The payouts in minor units, meaningless where in doubt.</param>
    /// <returns>A bit for each line in doubt, the first line's lowest. A line without a quota is always in doubt.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Screen(Vector256<long> credits, Vector256<long> quotas, Vector256<long> targets, double maxTarget, out Vector256<long> payouts)
    {
        // Without a quota this is infinite or not a number, and so is the payout, which the screen does not let pass.
        var attainments = Vector256.ConvertToDouble(credits) / Vector256.ConvertToDouble(quotas);
        var (constants, slopes, doubts) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);

        // Every bound is asked without a branch: one that follows attainment from line to line is guessed wrong too often.
        foreach (ref readonly var stretch in _stretches.AsSpan())
        {
            var reached = Vector256.GreaterThanOrEqual(attainments, Vector256.Create(stretch.SurelyFrom));
            doubts |= reached ^ Vector256.GreaterThanOrEqual(attainments, Vector256.Create(stretch.SurelyNotBefore));
            constants = Vector256.ConditionalSelect(reached, Vector256.Create(stretch.Constant), constants);
            slopes = Vector256.ConditionalSelect(reached, Vector256.Create(stretch.Slope), slopes);
        }

        var stakes = Vector256.ConvertToDouble(targets);
        doubts |= PayScreen.Round(stakes * (constants + (slopes * attainments)), out payouts);
        doubts |= Vector256.GreaterThan(stakes, Vector256.Create(maxTarget));
        return doubts.ExtractMostSignificantBits();
    }

    /// <summary>Rounds target x weight x share of target pay once, half away from zero, from the exact fraction.</summary>
    /// <param name="credit">Credited minor units.</param>
    /// <param name="quota">The quota in minor units, above zero.</param>
    /// <param name="weighted">Target incentive x weight.</param>
    /// <param name="weights">What the weights that count add up to.</param>
    /// <param name="payout">The payout in minor units.</param>
    /// <returns>False when it needs more than 63 bits.</returns>
    public bool TryPay(long credit, long quota, UInt128 weighted, long weights, out long payout)
    {
        var exact = Find(credit, quota);

        // Two products below 2^125 each; their sum is not negative, as no curve pays less than nothing.
        var share = (UInt128)(Product(exact.Constant, quota) + Product(exact.Slope, credit));
        var whole = UInt256.Product((UInt128)Product(weights, exact.Divisor), (ulong)quota);
        return UInt256.Product(weighted, share).TryDivideRounded(whole, out payout);
    }

    private static bool IsShort(Line line)
    {
        var divisor = DivisorOf(line);
        return IsShort(line.From.Numerator)
            && IsShort(line.From.Denominator)
            && IsShort(divisor)
            && IsShort(Times(line.Constant, divisor))
            && IsShort(Times(line.Slope, divisor));
    }

    private static bool IsShort(BigInteger term) => BigInteger.Abs(term).GetBitLength() <= TermBits;

    private static BigInteger DivisorOf(Line line) =>
        line.Constant.Denominator / BigInteger.GreatestCommonDivisor(line.Constant.Denominator, line.Slope.Denominator) * line.Slope.Denominator;

    private static BigInteger Times(Ratio ratio, BigInteger multipleOfDenominator) => ratio.Numerator * (multipleOfDenominator / ratio.Denominator);

    private static Stretch Estimated(Line line, Ratio weight) => new(
        PayScreen.SurelyFrom(line.From.ToDouble()),
        PayScreen.SurelyNotBefore(line.From.ToDouble()),
        (weight * line.Constant).ToDouble(),
        (weight * line.Slope).ToDouble());

    private static ExactStretch Exactly(Line line)
    {
        var divisor = DivisorOf(line);
        return new ExactStretch(
            (long)line.From.Numerator,
            (long)line.From.Denominator,
            (long)Times(line.Constant, divisor),
            (long)Times(line.Slope, divisor),
            (long)divisor);
    }

    private static Int128 Product(long left, long right) => Math.BigMul(left, right);

    // The last stretch whose start is reached, cross-multiplied; below the first nothing is paid.
    private ExactStretch Find(long credit, long quota)
    {
        for (var at = _exact.Length - 1; at >= 0; at--)
        {
            if (Product(credit, _exact[at].FromDenominator) >= Product(_exact[at].FromNumerator, quota))
            {
                return _exact[at];
            }
        }

        return new ExactStretch(0, 1, 0, 0, 1);
    }

    // For the screen: an estimated attainment of SurelyFrom or more has reached the stretch, one below SurelyNotBefore has not. Constant is
    // weight x share of target pay at attainment 0, were the stretch to go that far; Slope what each unit of attainment adds.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stretch(double SurelyFrom, double SurelyNotBefore, double Constant, double Slope);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ExactStretch(long FromNumerator, long FromDenominator, long Constant, long Slope, long Divisor);

    private readonly record struct Line(Ratio From, Ratio Constant, Ratio Slope);
}
