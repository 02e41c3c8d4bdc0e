using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.Conformal;

/// <summary>A level that is raised after every miss and lowered after every hit, so that in the long run the wanted share is covered (Gibbs &amp; Candès 2021).</summary>
/// <remarks>
/// <para>After each outcome the share outside moves by the rate times (1 - target - 1 for a miss, 0 for a hit). Whatever the series does, over n outcomes the
/// share covered is within (1 + rate) / (rate n) of the target, provided that limits asked for at a level of 1 hold everything.</para>
/// <para>For a feed: forecast at <see cref="Level"/>, and keep what <see cref="After"/> returns once the outcome is known. The default value has no meaning.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AdaptiveLevel
{
    private readonly double _outside;

    private AdaptiveLevel(double target, double rate, double outside)
    {
        Target = target;
        Rate = rate;
        _outside = outside;
    }

    /// <summary>The share to be covered, above 0 and below 1.</summary>
    public double Target { get; }

    /// <summary>How fast the level moves, from 0 (never) to 1.</summary>
    public double Rate { get; }

    /// <summary>The level to ask for now: 0 when even limits without width have covered too much, 1 when nothing known is wide enough.</summary>
    public double Level => Math.Clamp(1 - _outside, 0, 1);

    /// <summary>Begins at the target.</summary>
    /// <param name="target">Above 0 and below 1: write 0.80, not 80.</param>
    /// <param name="rate">From 0 to 1; 0.005 to 0.05 are usual. The larger, the quicker it follows and the more it wavers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static AdaptiveLevel Begin(double target, double rate)
    {
        if (!(target > 0 && target < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "A level is a probability above 0 and below 1: write 0.80, not 80.");
        }

        if (!(rate is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is between 0 and 1.");
        }

        return new AdaptiveLevel(target, rate, 1 - target);
    }

    /// <summary>The level after one more outcome.</summary>
    /// <param name="isInside">Whether the outcome lay within the limits given at <see cref="Level"/>.</param>
    public AdaptiveLevel After(bool isInside) => new(Target, Rate, _outside + (Rate * (1 - Target - (isInside ? 0 : 1))));
}
