namespace SalesMetrics.Benchmarks.Gates;

/// <summary>The middle of some measurements and how far they lie apart.</summary>
internal readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>A figure that is exact, so that all quartiles are the same.</summary>
    public static Quartiles Exactly(double value) => new(value, value, value);

    /// <summary>Quartiles with linear interpolation between neighbours.</summary>
    public static Quartiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
