namespace SalesMetrics.Numerics;

/// <summary>Where a function that goes one way changes its sign.</summary>
internal static class MonotoneRoot
{
    private const int MostSteps = 200;
    private const double Precision = 4 * 2.220446049250313e-16;

    /// <summary>The root between two places of different sign, to the last digits (Chandrupatla 1997: inverse quadratic interpolation where it is safe, halving else).</summary>
    /// <remarks>Where both ends have the same sign there is no root between them, and the end nearer to zero is returned.</remarks>
    public static double Find(Func<double, double> function, double low, double high)
    {
        var (a, b) = (low, high);
        var (atA, atB) = (function(a), function(b));
        if (atA == 0 || Math.Sign(atA) == Math.Sign(atB))
        {
            return Math.Abs(atA) <= Math.Abs(atB) ? a : b;
        }

        var part = 0.5;
        for (var step = 0; step < MostSteps; step++)
        {
            var x = a + (part * (b - a));
            var at = function(x);
            double c, atC;
            if (Math.Sign(at) == Math.Sign(atA))
            {
                (c, atC) = (a, atA);
            }
            else
            {
                (c, atC, b, atB) = (b, atB, a, atA);
            }

            (a, atA) = (x, at);
            var best = Math.Abs(atA) < Math.Abs(atB) ? a : b;
            var least = Precision * Math.Abs(best) / Math.Abs(b - a);
            if (least > 0.5 || at == 0 || a == b)
            {
                return best;
            }

            part = Math.Clamp(Step((a, atA), (b, atB), (c, atC)), least, 1 - least);
        }

        return Math.Abs(atA) < Math.Abs(atB) ? a : b;
    }

    // Inverse quadratic interpolation through the last three places, if the function is straight enough there.
    private static double Step((double X, double At) a, (double X, double At) b, (double X, double At) c)
    {
        var (place, height) = ((a.X - b.X) / (c.X - b.X), (a.At - b.At) / (c.At - b.At));
        return height * height < place && (1 - height) * (1 - height) < 1 - place
            ? (a.At / (b.At - a.At) * (c.At / (b.At - c.At))) + ((c.X - a.X) / (b.X - a.X) * (a.At / (c.At - a.At)) * (b.At / (c.At - b.At)))
            : 0.5;
    }
}
