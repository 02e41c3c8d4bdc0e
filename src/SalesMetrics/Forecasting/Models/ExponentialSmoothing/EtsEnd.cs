using System.Runtime.InteropServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>A fitted form at the end of its history, in the units of the fit: from here the future is reckoned.</summary>
/// <param name="Shape">The form.</param>
/// <param name="Parameters">Its smoothing parameters.</param>
/// <param name="Level">The last level.</param>
/// <param name="Trend">The last trend; 0 without one.</param>
/// <param name="Season">The last seasonal states, from the first period after the history; a single 0 without season.</param>
/// <param name="ErrorVariance">The variance of the error, relative when it is multiplicative; 0 when it is not known.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EtsEnd(
    EtsShape Shape, EtsParameters Parameters, double Level, double Trend, ImmutableArray<double> Season, double ErrorVariance)
{
    /// <summary>Draws one future.</summary>
    /// <param name="normals">Where the shocks come from.</param>
    /// <param name="season">Working room of the length of <see cref="Season"/>.</param>
    /// <param name="path">Becomes the future.</param>
    public void Draw(ref NormalStream normals, Span<double> season, Span<double> path)
    {
        var (alpha, beta, gamma, phi) = Parameters;
        var (l, b) = (Level, Trend);
        var deviation = Math.Sqrt(ErrorVariance);
        Season.AsSpan().CopyTo(season);
        for (var (h, place) = (0, 0); h < path.Length; h++, place = place + 1 == season.Length ? 0 : place + 1)
        {
            var q = l + (phi * b);
            var s = season[place];
            var shock = deviation * normals.Next();
            if (Shape.IsMultiplicativeSeason)
            {
                // No value falls below zero, however rare the shock that would make it.
                shock = Math.Max(-1, shock);
                path[h] = q * s * (1 + shock);
                season[place] = s * (1 + (gamma * shock));
                (l, b) = (q * (1 + (alpha * shock)), (phi * b) + (beta * q * shock));
                continue;
            }

            var forecast = q + s;
            var residual = Shape.IsMultiplicativeError ? forecast * Math.Max(-1, shock) : shock;
            path[h] = forecast + residual;
            season[place] = s + (gamma * residual);
            (l, b) = (q + (alpha * residual), (phi * b) + (beta * residual));
        }
    }
}
