using System.Numerics;
using System.Runtime.InteropServices;

namespace SalesMetrics.Compensation;

/// <summary>A component's pay curve in flat arrays: for each stretch of attainment a line, in floating point and in whole numbers.</summary>
/// <remarks>
/// Stretch 0 lies below the first bound and pays nothing; the cap is a level stretch of its own. In stretch s the share of target pay is
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
    public static CompiledCurve Unscreened { get; } = new([new Stretch(double.NegativeInfinity, double.PositiveInfinity, 0, 0)], [], -1);

    /// <summary>The largest target incentive, in minor units, for which the error bound of the screen holds.</summary>
    public double MaxScreenedTarget { get; }

    /// <summary>The stretches, for the screen.</summary>
    public ReadOnlySpan<Stretch> Stretches => _stretches.AsSpan();

    /// <summary>Compiles a component's curve; null when its terms are too long for arithmetic of fixed width.</summary>
    public static CompiledCurve? Compile(PlanComponent component)
    {
        var rows = component.Curve.Rows().Where(row => row.From is not null).ToImmutableArray();
        ImmutableArray<Line> lines =
        [
            new Line(Ratio.Zero, Ratio.Zero, Ratio.Zero),
            .. rows.Select(row => new Line(row.From.GetValueOrDefault(), row.Pay - (row.Slope * row.From.GetValueOrDefault()), row.Slope)),
        ];
        if (!lines.All(IsShort))
        {
            return null;
        }

        var largest = lines.Max(line => Math.Abs((component.Weight * line.Constant).ToDouble()));
        return new CompiledCurve(
            [.. lines.Select((line, i) => Estimated(line, component.Weight, i == 0, i + 1 < lines.Length ? lines[i + 1].From : null))],
            [.. lines.Select(Exactly)],
            largest == 0 ? double.MaxValue : PayScreen.MaxConstant / largest);
    }

    /// <summary>Finds the stretch of an attainment, surely: by estimates where they leave no doubt, otherwise cross-multiplied.</summary>
    /// <param name="attainment">The attainment, estimated as credit / quota.</param>
    /// <param name="credit">Credited minor units.</param>
    /// <param name="quota">The quota in minor units, above zero.</param>
    /// <param name="start">Where to start looking: the stretch found before, as attainment to date moves little.</param>
    public int Find(double attainment, long credit, long quota, int start)
    {
        var stretches = Stretches;
        var at = start;
        while (at + 1 < stretches.Length && attainment >= stretches[at + 1].SurelyFrom)
        {
            at++;
        }

        while (at > 0 && attainment < stretches[at - 1].SurelyBefore)
        {
            at--;
        }

        if (attainment >= stretches[at].SurelyFrom && attainment < stretches[at].SurelyBefore)
        {
            return at;
        }

        while (at + 1 < stretches.Length && IsReached(at + 1, credit, quota))
        {
            at++;
        }

        while (at > 0 && !IsReached(at, credit, quota))
        {
            at--;
        }

        return at;
    }

    /// <summary>Rounds target x weight x share of target pay once, half away from zero, from the exact fraction.</summary>
    /// <param name="stretch">The stretch the attainment is in.</param>
    /// <param name="credit">Credited minor units.</param>
    /// <param name="quota">The quota in minor units, above zero.</param>
    /// <param name="weighted">Target incentive x weight.</param>
    /// <param name="weights">What the weights that count add up to.</param>
    /// <param name="payout">The payout in minor units.</param>
    /// <returns>False when it needs more than 63 bits.</returns>
    public bool TryPay(int stretch, long credit, long quota, UInt128 weighted, long weights, out long payout)
    {
        var exact = _exact[stretch];

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

    private static Stretch Estimated(Line line, Ratio weight, bool isFirst, Ratio? next) => new(
        isFirst ? double.NegativeInfinity : PayScreen.SurelyFrom(line.From.ToDouble()),
        next is { } end ? PayScreen.SurelyBefore(end.ToDouble()) : double.PositiveInfinity,
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

    private bool IsReached(int stretch, long credit, long quota) =>
        Product(credit, _exact[stretch].FromDenominator) >= Product(_exact[stretch].FromNumerator, quota);

    /// <summary>A stretch for the screen.</summary>
    /// <param name="SurelyFrom">An estimated attainment of this or more has reached the stretch.</param>
    /// <param name="SurelyBefore">An estimated attainment below this has not reached its end.</param>
    /// <param name="Constant">Weight x share of target pay at attainment 0, were the stretch to go that far.</param>
    /// <param name="Slope">Weight x share of target pay for each unit of attainment.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Stretch(double SurelyFrom, double SurelyBefore, double Constant, double Slope);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ExactStretch(long FromNumerator, long FromDenominator, long Constant, long Slope, long Divisor);

    private readonly record struct Line(Ratio From, Ratio Constant, Ratio Slope);
}
