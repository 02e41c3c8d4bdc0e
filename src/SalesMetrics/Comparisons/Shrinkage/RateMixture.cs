using System.Runtime.InteropServices;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>What is known of the mean and the strength of the peers' rates together, as weighted pairs, so that limits of a rate need not take either for known.</summary>
/// <remarks>
/// The posterior is integrated on a grid. Before the counts are seen, the weight on own deals of a unit with a quarter of the mean number of deals is as likely to be
/// anything from 0 to 1 (uniform shrinkage: Strawderman 1971; Christiansen &amp; Morris 1997; the quarter by simulation), and so is the mean. The logarithm of
/// the strength is summed by the trapezoid rule, which for such functions gains digits with every point; the logit of the mean, given the strength, by five points of
/// Gauss and Hermite around its estimate, weighted with the exact likelihood.
/// </remarks>
internal sealed class RateMixture
{
    private const int Points = 25;
    private const int FewestInside = 10;
    private const int MostZooms = 12;
    private const double Negligible = 12;
    private const double LeastWeight = 1e-4;
    private const int MostSteps = 60;

    private static readonly ImmutableArray<(double Place, double Weight)> Hermite =
    [
        (-2.0201828704560856, 0.01995324205904591),
        (-0.9585724646138185, 0.39361932315224116),
        (0, 0.9453087204829419),
        (0.9585724646138185, 0.39361932315224116),
        (2.0201828704560856, 0.01995324205904591),
    ];

    private readonly Part[] _parts;

    private RateMixture(Part[] parts) => _parts = parts;

    /// <summary>One mean and one strength, taken as known.</summary>
    public static RateMixture Known(double mean, double strength) => new([new(1, mean, strength)]);

    /// <summary>The posterior, given at least two units with decided deals, not all won and not all lost.</summary>
    public static RateMixture Of(WinCount[] counts)
    {
        var kinds = WinKind.Of(counts);
        var unit = counts.Average(count => (double)count.Decided) / 4;
        var (from, to) = (-6.0, 8.0);
        for (var zoom = 0; ; zoom++)
        {
            var step = (to - from) / (Points - 1);
            var places = Enumerable.Range(0, Points).Select(i => from + (i * step)).Select(place => (place, parts: At(kinds, unit, place))).ToArray();
            var most = places.Max(one => one.parts.Max(part => part.Weight));
            var inside = places.Where(one => one.parts.Max(part => part.Weight) > most - Negligible).Select(one => one.place).ToArray();
            if (inside.Length >= FewestInside || zoom == MostZooms)
            {
                return new(Normalised([.. places.SelectMany(one => one.parts)], most));
            }

            (from, to) = (inside[0] - step, inside[^1] + step);
        }
    }

    /// <summary>The rate that the true one is below with a probability, for a unit with so many wins and losses.</summary>
    public double Quantile(double won, double lost, double probability)
    {
        if (_parts is [var only])
        {
            return BetaQuantile.At(won + only.Alpha, lost + only.Beta, probability);
        }

        // Newton's steps from the normal approximation; one that leaves the bracket is replaced by halving it.
        var (low, high) = (0.0, 1.0);
        var x = Start(won, lost, probability);
        for (var step = 0; step < MostSteps; step++)
        {
            var (below, density) = At(won, lost, x);
            (low, high) = below > probability ? (low, x) : (x, high);
            var next = x - ((below - probability) / density);
            if (!(next > low && next < high))
            {
                next = (low + high) / 2;
            }

            if (Math.Abs(next - x) <= 1e-10 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    /// <summary>The probability that the true rate of a unit with so many wins and losses is above the mean of all.</summary>
    public double AboveMean(double won, double lost) => _parts.Sum(part => part.Weight * (1 - BetaProbability.Below(won + part.Alpha, lost + part.Beta, part.Mean)));

    /// <summary>Draws a mean and a strength, then the true rate of every unit.</summary>
    public void Draw(RandomSource random, ImmutableArray<ShrunkRate> units, Span<double> rates)
    {
        var left = _parts.Length > 1 ? ContinuousUniform.Sample(random, 0, 1) : 0;
        var which = 0;
        while (which < _parts.Length - 1 && left >= _parts[which].Weight)
        {
            left -= _parts[which++].Weight;
        }

        var part = _parts[which];
        for (var i = 0; i < rates.Length; i++)
        {
            var count = units[i].Count;
            rates[i] = MathNet.Numerics.Distributions.Beta.Sample(random, count.Won + part.Alpha, count.Decided - count.Won + part.Beta);
        }
    }

    // The weights are logarithms here.
    private static Part[] At(WinKind[] kinds, double unit, double place)
    {
        var strength = unit * Math.Exp(place);
        var rho = 1 / (1 + strength);
        var (information, won, all) = (0.0, 0.0, 0.0);
        foreach (var kind in kinds)
        {
            var weight = kind.Units * kind.Decided / (1 + ((kind.Decided - 1) * rho));
            information += weight;
            won += weight * kind.Won / kind.Decided;
            all += kind.Units * kind.Decided;
        }

        var mean = Math.Clamp(won / information, 0.5 / all, 1 - (0.5 / all));
        var (logit, error) = (Math.Log(mean / (1 - mean)), 1 / Math.Sqrt(information * mean * (1 - mean)));

        // The uniform share s / (s + unit) has the density of the logistic distribution in the logarithm of s.
        var prior = -place - (2 * SpecialLog1PlusExp(-place)) + Math.Log(error);
        return
        [
            .. Hermite.Select(node =>
            {
                var at = 1 / (1 + Math.Exp(-(logit + (Math.Sqrt(2) * error * node.Place))));
                return new Part(prior + LogLikelihood(kinds, at, strength) + Math.Log(at * (1 - at)) + (node.Place * node.Place) + Math.Log(node.Weight), at, strength);
            }),
        ];
    }

    private static double SpecialLog1PlusExp(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));

    private static double LogLikelihood(WinKind[] kinds, double mean, double strength)
    {
        var (alpha, beta, sum) = (strength * mean, strength * (1 - mean), 0.0);
        var none = SpecialFunctions.GammaLn(alpha) + SpecialFunctions.GammaLn(beta) - SpecialFunctions.GammaLn(strength);
        foreach (var kind in kinds)
        {
            sum += kind.Units * (SpecialFunctions.GammaLn(kind.Won + alpha) + SpecialFunctions.GammaLn(kind.Decided - kind.Won + beta) - SpecialFunctions.GammaLn(kind.Decided + strength) - none);
        }

        return sum;
    }

    private static Part[] Normalised(Part[] parts, double most)
    {
        var sum = parts.Sum(part => Math.Exp(part.Weight - most));
        Part[] kept = [.. parts.Select(part => part with { Weight = Math.Exp(part.Weight - most) / sum }).Where(part => part.Weight > LeastWeight)];
        var left = kept.Sum(part => part.Weight);
        return [.. kept.Select(part => part with { Weight = part.Weight / left })];
    }

    private double Start(double won, double lost, double probability)
    {
        var (mean, square) = (0.0, 0.0);
        foreach (var part in _parts)
        {
            var (a, b) = (won + part.Alpha, lost + part.Beta);
            mean += part.Weight * a / (a + b);
            square += part.Weight * a / (a + b) * (a + 1) / (a + b + 1);
        }

        return Math.Clamp(mean + (Math.Sqrt(Math.Max(0, square - (mean * mean))) * Normal.InvCDF(0, 1, probability)), mean / 100, 1 - ((1 - mean) / 100));
    }

    private (double Below, double Density) At(double won, double lost, double x)
    {
        var (below, density) = (0.0, 0.0);
        foreach (var part in _parts)
        {
            var (a, b) = (won + part.Alpha, lost + part.Beta);
            below += part.Weight * BetaProbability.Below(a, b, x);
            density += part.Weight * MathNet.Numerics.Distributions.Beta.PDF(a, b, x);
        }

        return (below, density);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(double Weight, double Mean, double Strength)
    {
        public double Alpha => Strength * Mean;

        public double Beta => Strength * (1 - Mean);
    }
}
