namespace SalesMetrics.Forecasting.Transformations;

/// <summary>The power transformation of Box &amp; Cox 1964: (y^lambda - 1) / lambda, the logarithm at lambda 0.</summary>
/// <remarks>
/// <para>It makes swings that grow with sales even: lambda 1 leaves the shape as it is, 0.5 takes roots, 0 logarithms, -1 reciprocals. It
/// rises with the value, so quantiles and limits map one to one.</para>
/// <para>On the way back a number below -1 / lambda, which no value above zero has, becomes a value below zero, as in Bickel &amp; Doksum 1981
/// and R's <c>InvBoxCox</c>; with a lambda below 0 a number at or above -1 / lambda becomes the largest <see cref="double"/>. Default: the
/// logarithm.</para>
/// </remarks>
public readonly record struct BoxCoxTransformation
{
    /// <summary>The largest magnitude of lambda.</summary>
    public const double MostLambda = 2;

    /// <summary>Makes the transformation.</summary>
    /// <param name="lambda">The power, from -<see cref="MostLambda"/> to <see cref="MostLambda"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is out of its range.</exception>
    public BoxCoxTransformation(double lambda)
    {
        // The negated form also catches NaN.
        if (!(Math.Abs(lambda) <= MostLambda))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, Invariant($"Lambda is from -{MostLambda} to {MostLambda}."));
        }

        Lambda = lambda;
    }

    /// <summary>The power.</summary>
    public double Lambda { get; }

    /// <summary>Transforms a value.</summary>
    /// <param name="value">Above 0 and finite.</param>
    /// <returns>Finite; a number too large for a <see cref="double"/> is the largest one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is not above 0, or not finite.</exception>
    public double Transform(double value) => value > 0 && double.IsFinite(value)
        ? Finite(OfLog(Math.Log(value)))
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A power transformation takes finite values above 0.");

    /// <summary>Brings a transformed number back: <c>Invert(Transform(y))</c> is y, to the last digits.</summary>
    /// <param name="transformed">Any finite number.</param>
    /// <returns>Finite; see the remarks of the type.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="transformed"/> is not finite.</exception>
    public double Invert(double transformed)
    {
        if (!double.IsFinite(transformed))
        {
            throw new ArgumentOutOfRangeException(nameof(transformed), transformed, "The number must be finite.");
        }

        if (Lambda == 0)
        {
            return Finite(Math.Exp(transformed));
        }

        var (power, exponent) = ((Lambda * transformed) + 1, 1 / Lambda);
        if (power <= 0)
        {
            return Lambda < 0 ? double.MaxValue : power < 0 ? Finite(-Math.Pow(-power, exponent)) : 0;
        }

        return Finite(Math.Abs(Lambda * transformed) < 0.5 ? Math.Exp(LogOfOneAnd(Lambda * transformed) / Lambda) : Math.Pow(power, exponent));
    }

    /// <summary>The mean, to second order, of a value whose transformed number is spread around another: what <see cref="Invert"/> gives is the
    /// median.</summary>
    /// <remarks>
    /// Invert(m) (1 + s² (1 - lambda) / (2 (lambda m + 1)²)) for mean m and standard deviation s (Hyndman &amp; Athanasopoulos 2021, section
    /// 5.6; R's <c>biasadj</c>). Exact for lambda 1; for lambda 0 the first two terms of exp(s² / 2). Without correction where the median is
    /// not above 0.
    /// </remarks>
    /// <param name="transformed">The mean of the transformed number; finite.</param>
    /// <param name="standardDeviation">Its standard deviation; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public double InvertMean(double transformed, double standardDeviation)
    {
        if (!(standardDeviation >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "A standard deviation is not negative.");
        }

        var median = Invert(transformed);
        var power = (Lambda * transformed) + 1;
        if (power <= 0)
        {
            return median;
        }

        var relative = standardDeviation / power;
        return Finite(median * (1 + (relative * relative * (1 - Lambda) / 2)));
    }

    /// <summary>Transforms a value given by its logarithm; may overflow to infinity.</summary>
    internal double OfLog(double log) => Lambda == 0 ? log : LessOne(Lambda * log) / Lambda;

    // exp(x) - 1 and log(1 + x) to the last digits also next to 0 (Kahan; Higham 2002, section 1.14.1).
    private static double LessOne(double x)
    {
        var power = Math.Exp(x);
        var less = power - 1;
        return power == 1 ? x : less == -1 || double.IsInfinity(power) ? less : less * x / Math.Log(power);
    }

    private static double LogOfOneAnd(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    private static double Finite(double value) => Math.Clamp(value, -double.MaxValue, double.MaxValue);
}
