namespace SalesMetrics.Testing.Generation;

/// <summary>Functions with the same last bit everywhere. <see cref="Math.Exp"/> comes from each platform's C library and differs there.</summary>
internal static class StableMath
{
    /// <summary>The exponential, by scaling and squaring, from basic operations alone; right to about 12 digits for arguments from -30 to 30.</summary>
    public static double Exp(double x)
    {
        // The Taylor polynomial of degree 8 of x / 1024, in Horner's form, then squared ten times.
        var y = x / 1024;
        var value = 1.0;
        for (var k = 8; k >= 1; k--)
        {
            value = 1 + (y / k * value);
        }

        for (var i = 0; i < 10; i++)
        {
            value *= value;
        }

        return value;
    }
}
