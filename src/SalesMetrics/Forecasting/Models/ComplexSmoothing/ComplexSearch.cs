using System.Runtime.InteropServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ComplexSmoothing;

/// <summary>The likeliest parameters of one form.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ComplexSearch(ComplexSeason Season, ComplexParameters Parameters, double Aicc, SearchSummary Summary)
{
    // Together about a second on two million values.
    private const double MostWork = 2e6;
    private const int MostEvaluations = 400;
    private const int LeastEvaluations = 30;

    /// <summary>How many values a form needs for its AICc: two more than numbers to estimate, and two seasons and one value.</summary>
    public static long LeastValues(ComplexSeason season, int seasonLength) =>
        Math.Max(ComplexParameters.Count(season) + 3, season == ComplexSeason.None ? 0 : (2L * seasonLength) + 1);

    /// <summary>Searches from a few starts.</summary>
    /// <param name="values">The history, on a scale of about 1.</param>
    /// <param name="season">The form.</param>
    /// <param name="seasonLength">The season length.</param>
    /// <param name="room">Working memory of two season lengths.</param>
    public static ComplexSearch Of(ReadOnlySpan<double> values, ComplexSeason season, int seasonLength, Span<double> room)
    {
        var objective = new ComplexObjective(values, season, seasonLength, room);
        var count = ComplexParameters.Count(season);
        Span<double> point = stackalloc double[count];
        Span<double> best = stackalloc double[count];
        var (least, evaluations) = (double.PositiveInfinity, 0);
        foreach (var real in (ReadOnlySpan<double>)[1.1, 1.3, 1.6])
        {
            foreach (var imaginary in (ReadOnlySpan<double>)[0.9, 1, 1.05])
            {
                ComplexParameters.ToUnitCube(new ComplexParameters(real, imaginary, season == ComplexSeason.Partial ? 0.1 : 1.3, 1), point);
                var value = objective.Evaluate(point);
                evaluations++;
                if (value < least)
                {
                    least = value;
                    point.CopyTo(best);
                }
            }
        }

        var limit = (int)Math.Clamp(MostWork / values.Length, LeastEvaluations, MostEvaluations);
        var summary = double.IsPositiveInfinity(least)
            ? new SearchSummary(SearchExit.Converged, evaluations)
            : NelderMead.Minimize(ref objective, best, ref least, evaluations, limit);
        return new ComplexSearch(season, ComplexParameters.FromUnitCube(best), Criterion(least, values.Length, count + 1), summary);
    }

    // A history run through exactly would have a criterion of minus infinity, and forms could not be told apart.
    private static double Criterion(double squares, double n, int k) =>
        (n * Math.Log(Math.Max(squares / n, 1e-30))) + (2d * k) + (2d * k * (k + 1) / (n - k - 1));
}
