using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>What the one-step errors of the past look like, apart from how large they are.</summary>
/// <param name="Recent">The mean of their magnitudes with weights that halve every <see cref="HalfLifePeriods"/> periods back, over the plain mean: 1 when errors
/// are as large as ever, below 1 when the series has calmed down, above 1 when it has become harder to forecast.</param>
/// <param name="Typical">The median of their magnitudes over the root of their mean square: 0.67 for normal errors, less where a few large ones dwarf the rest.</param>
/// <remarks>The default value has no meaning; a history without any error is as <see cref="Unknown"/>.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ErrorPattern(double Recent, double Typical)
{
    /// <summary>After how many periods an error counts half in <see cref="Recent"/>.</summary>
    public const int HalfLifePeriods = 8;

    private const double TypicalOfNormal = 0.67448975019608171;

    /// <summary>Normal errors, as large lately as ever: what is assumed where there is nothing to learn from.</summary>
    public static ErrorPattern Unknown { get; } = new(1, TypicalOfNormal);

    /// <param name="history">The values.</param>
    /// <param name="fitted">One-step forecasts of the last values.</param>
    internal static ErrorPattern Of(ReadOnlySpan<double> history, ReadOnlySpan<double> fitted)
    {
        history = history[^fitted.Length..];
        var magnitudes = new double[fitted.Length];
        var largest = 0d;
        for (var i = 0; i < fitted.Length; i++)
        {
            // Halved, so that the difference of two legal values cannot overflow.
            magnitudes[i] = Math.Abs((history[i] / 2) - (fitted[i] / 2));
            largest = Math.Max(largest, magnitudes[i]);
        }

        if (!(largest > 0))
        {
            return Unknown;
        }

        double sum = 0, squares = 0, weighted = 0, weights = 0;
        var keep = Math.Pow(0.5, 1d / HalfLifePeriods);
        for (var i = 0; i < magnitudes.Length; i++)
        {
            var share = magnitudes[i] / largest;
            sum += share;
            squares += share * share;
            weighted = (weighted * keep) + share;
            weights = (weights * keep) + 1;
        }

        magnitudes.AsSpan().Sort();
        var median = Numerics.SortedQuantile.At(magnitudes, 0.5) / largest;
        var n = magnitudes.Length;
        return new ErrorPattern(weighted / weights / (sum / n), median / Math.Sqrt(squares / n));
    }
}
