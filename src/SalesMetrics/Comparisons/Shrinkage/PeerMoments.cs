using System.Runtime.InteropServices;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Where the peers of a unit lie, and how far they truly differ, from all figures but its own.</summary>
/// <remarks>
/// By moments (DerSimonian &amp; Laird 1986; DerSimonian &amp; Kacker 2007, general weights): weights w are 1 / (v + h), v the square of a unit's error and h the median of
/// all v. They hold no figure, and so nothing of the unit's own. Sums from the front and from the back are kept, and meet at the unit that is left out: two steps a unit,
/// however many there are, and no difference of large sums.
/// </remarks>
internal sealed class PeerMoments
{
    private readonly double _origin;
    private readonly double _typical;
    private readonly Sums[] _before;
    private readonly Sums[] _after;

    /// <summary>Sums up.</summary>
    /// <param name="figures">The figure and the square of its error, above 0, of each unit; at least one.</param>
    public PeerMoments((double Value, double Variance)[] figures)
    {
        // Squares are summed around the median, so that neither a common height nor one odd unit costs digits.
        _origin = Median(figures.Select(figure => figure.Value));
        _typical = Median(figures.Select(figure => figure.Variance));
        (_before, _after) = (new Sums[figures.Length + 1], new Sums[figures.Length + 1]);
        for (var i = 0; i < figures.Length; i++)
        {
            _before[i + 1] = _before[i].With(figures[i].Value - _origin, figures[i].Variance / _typical);
        }

        for (var i = figures.Length - 1; i >= 0; i--)
        {
            _after[i] = _after[i + 1].With(figures[i].Value - _origin, figures[i].Variance / _typical);
        }
    }

    /// <summary>The mean of the other units and the variance of a unit's true figure around it; null without two others.</summary>
    /// <param name="unit">The place of the unit.</param>
    /// <param name="between">The true variance between units if it is stated; null where it is estimated from the others.</param>
    /// <remarks>The estimate takes from the sum of squares the share (k - 3) / (k - 1) of what luck gives, k the others, and nothing with fewer than four: as the rule of James
    /// and Stein does for the estimates. The error of the mean is added, since the mean too is only estimated.</remarks>
    public (double Mean, double Variance)? Without(int unit, double? between = null)
    {
        var sums = _before[unit].Plus(_after[unit + 1]);
        if (sums.Units < 2)
        {
            return null;
        }

        var mean = sums.Values / sums.Weights;
        var squares = Math.Max(0, sums.Squares - (sums.Values * mean)) / _typical;
        var byLuck = Math.Max(0, sums.Units - 3) / (sums.Units - 1) * (sums.Variances - (sums.SquaredVariances / sums.Weights));
        var variance = between / _typical ?? Math.Max(0, (squares - byLuck) / (sums.Weights - (sums.SquaredWeights / sums.Weights)));
        var ofMean = (sums.SquaredVariances + (variance * sums.SquaredWeights)) / (sums.Weights * sums.Weights);
        return (_origin + mean, _typical * (variance + ofMean));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    // Variances are in units of the typical one here, so that every weight is 1 / (v + 1).
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sums(double Units, double Weights, double SquaredWeights, double Variances, double SquaredVariances, double Values, double Squares)
    {
        public Sums With(double value, double variance)
        {
            var weight = 1 / (variance + 1);
            return Plus(new(1, weight, weight * weight, weight * variance, weight * weight * variance, weight * value, weight * value * value));
        }

        public Sums Plus(Sums other) => new(
            Units + other.Units,
            Weights + other.Weights,
            SquaredWeights + other.SquaredWeights,
            Variances + other.Variances,
            SquaredVariances + other.SquaredVariances,
            Values + other.Values,
            Squares + other.Squares);
    }
}
