using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>Moves a series into -0.5..0.5, so that fits do not depend on its unit or origin and nothing overflows on the way.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SeriesScale(double Centre, double Width)
{
    /// <summary>Whether all values are equal, so that there is nothing to fit.</summary>
    public bool IsConstant => Width == 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SeriesScale Of(ReadOnlySpan<double> values)
    {
        var low = values[0];
        var high = values[0];
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return new SeriesScale(low + ((high - low) / 2), high - low);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scale(ReadOnlySpan<double> values, Span<double> scaled)
    {
        for (var i = 0; i < values.Length; i++)
        {
            scaled[i] = (values[i] - Centre) / Width;
        }
    }

    /// <summary>A place on the series' own scale.</summary>
    public double Restore(double place) => Centre + (place * Width);
}
