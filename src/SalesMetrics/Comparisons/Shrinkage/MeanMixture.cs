using System.Runtime.InteropServices;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>What is known of the variance between units, as weighted values, so that limits of a mean need not take it for known.</summary>
/// <remarks>The posterior of the variance is summed on a grid of its logarithm, and the mean of all, given the variance, is integrated exactly (flat). Before the
/// means are seen the shrinkage of a unit of four times the harmonic mean variance is as likely to be anything from 0 to 1, as for rates. Where the
/// errors of the units are themselves estimated from few values, their common factor is a second coordinate, at the middles of five equal parts of its
/// distribution (chi-square).</remarks>
internal sealed class MeanMixture
{
    private const int Points = 25;
    private const int FewestInside = 10;
    private const int MostZooms = 12;
    private const double Negligible = 12;
    private const double LeastWeight = 1e-4;
    private const int MostSteps = 80;

    private static readonly ImmutableArray<double> Middles = [0.1, 0.3, 0.5, 0.7, 0.9];

    private readonly UnitMean[] _units;
    private readonly Part[] _parts;

    private MeanMixture(UnitMean[] units, Part[] parts)
    {
        _units = units;
        _parts = parts;
    }

    /// <summary>The posterior.</summary>
    /// <param name="units">At least two.</param>
    /// <param name="degreesOfFreedom">Of the common variance that the errors come from; null when errors are known.</param>
    public static MeanMixture Of(UnitMean[] units, long? degreesOfFreedom)
    {
        double[] factors = degreesOfFreedom is { } freedom
            ? [.. Middles.Select(part => freedom / ChiSquared.InvCDF(freedom, part))]
            : [1];
        var four = 4 * units.Length / units.Sum(unit => 1 / (unit.StandardError * unit.StandardError));
        var (from, to) = (-8.0, 8.0);
        for (var zoom = 0; ; zoom++)
        {
            var step = (to - from) / (Points - 1);
            var places = Enumerable.Range(0, Points).Select(i => from + (i * step))
                .Select(place => (place, parts: factors.Select(factor => At(units, factor, four, place)).ToArray())).ToArray();
            var most = places.Max(one => one.parts.Max(part => part.Weight));
            var inside = places.Where(one => one.parts.Max(part => part.Weight) > most - Negligible).Select(one => one.place).ToArray();
            if (inside.Length >= FewestInside || zoom == MostZooms)
            {
                return new(units, Normalised([.. places.SelectMany(one => one.parts)], most));
            }

            (from, to) = (inside[0] - step, inside[^1] + step);
        }
    }

    /// <summary>The value that the true mean of a unit is below with a probability.</summary>
    public double Quantile(UnitMean unit, double probability)
    {
        // Outside of nine standard deviations of every part there is nothing; halving needs no more than its steps.
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var part in _parts)
        {
            var (mean, deviation) = Of(part, unit);
            (low, high) = (Math.Min(low, mean - (9 * deviation)), Math.Max(high, mean + (9 * deviation)));
        }

        for (var step = 0; step < MostSteps && high - low > 1e-12 * (Math.Abs(low) + Math.Abs(high)); step++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Below(unit, middle) < probability ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    /// <summary>The probability that the true mean of a unit is above that of all.</summary>
    public double AboveMean(UnitMean unit)
    {
        var sum = 0.0;
        foreach (var part in _parts)
        {
            var weight = part.Between / (part.Between + Variance(unit, part));

            // Both move with the common mean: what is left of it in the difference is the weight.
            var deviation = Math.Sqrt((weight * Variance(unit, part)) + (weight * weight * part.MeanVariance));
            sum += part.Weight * Normal((weight * (unit.Mean - part.Mean)) / deviation);
        }

        return sum;
    }

    /// <summary>Draws a variance and a common mean, then the true mean of every unit.</summary>
    public void Draw(RandomSource random, Span<double> means)
    {
        var left = ContinuousUniform.Sample(random, 0, 1);
        var which = 0;
        while (which < _parts.Length - 1 && left >= _parts[which].Weight)
        {
            left -= _parts[which++].Weight;
        }

        var part = _parts[which];
        var common = MathNet.Numerics.Distributions.Normal.Sample(random, part.Mean, Math.Sqrt(part.MeanVariance));
        for (var i = 0; i < means.Length; i++)
        {
            var variance = Variance(_units[i], part);
            var weight = part.Between / (part.Between + variance);
            means[i] = MathNet.Numerics.Distributions.Normal.Sample(random, (weight * _units[i].Mean) + ((1 - weight) * common), Math.Sqrt(weight * variance));
        }
    }

    // The weight is a logarithm here.
    private static Part At(UnitMean[] units, double factor, double four, double place)
    {
        var between = four * Math.Exp(place);
        var (information, sum, logs) = (0.0, 0.0, 0.0);
        foreach (var unit in units)
        {
            var variance = (factor * unit.StandardError * unit.StandardError) + between;
            information += 1 / variance;
            sum += unit.Mean / variance;
            logs += Math.Log(variance);
        }

        var mean = sum / information;
        var square = units.Sum(unit => (unit.Mean - mean) * (unit.Mean - mean) / ((factor * unit.StandardError * unit.StandardError) + between));

        // The density of the logistic distribution in the logarithm of the variance.
        var prior = -Math.Abs(place) - (2 * Math.Log(1 + Math.Exp(-Math.Abs(place))));
        return new(prior - (0.5 * (logs + Math.Log(information) + square)), factor, between, mean, 1 / information);
    }

    private static Part[] Normalised(Part[] parts, double most)
    {
        var sum = parts.Sum(part => Math.Exp(part.Weight - most));
        Part[] kept = [.. parts.Select(part => part with { Weight = Math.Exp(part.Weight - most) / sum }).Where(part => part.Weight > LeastWeight)];
        var left = kept.Sum(part => part.Weight);
        return [.. kept.Select(part => part with { Weight = part.Weight / left })];
    }

    private static double Normal(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    private static double Variance(UnitMean unit, Part part) => part.Factor * unit.StandardError * unit.StandardError;

    private static (double Mean, double Deviation) Of(Part part, UnitMean unit)
    {
        var variance = Variance(unit, part);
        var weight = part.Between / (part.Between + variance);
        return ((weight * unit.Mean) + ((1 - weight) * part.Mean), Math.Sqrt((weight * variance) + ((1 - weight) * (1 - weight) * part.MeanVariance)));
    }

    private double Below(UnitMean unit, double value)
    {
        var sum = 0.0;
        foreach (var part in _parts)
        {
            var (mean, deviation) = Of(part, unit);
            sum += part.Weight * Normal((value - mean) / deviation);
        }

        return sum;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(double Weight, double Factor, double Between, double Mean, double MeanVariance);
}
