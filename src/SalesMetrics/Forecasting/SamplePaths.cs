using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting;

/// <summary>Possible futures of one series, drawn from a model: each path is one whole future.</summary>
public sealed class SamplePaths
{
    /// <summary>The most values that paths may hold together.</summary>
    public const int MaxValues = 100_000_000;

    private readonly ImmutableArray<double> _values;

    internal SamplePaths(int horizon, ImmutableArray<double> values)
    {
        Horizon = horizon;
        _values = values;
    }

    /// <summary>The number of periods of each path.</summary>
    public int Horizon { get; }

    /// <summary>The number of paths.</summary>
    public int Count => _values.Length / Horizon;

    /// <summary>One path, nearest period first.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is out of its range.</exception>
    public ReadOnlySpan<double> Path(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _values.AsSpan().Slice(index * Horizon, Horizon);
    }

    /// <summary>A quantile of the sum of some periods, such as a quarter's sales from monthly steps.</summary>
    /// <param name="firstStep">The first step added, from 1.</param>
    /// <param name="lastStep">The last step added, included; at most <see cref="Horizon"/>.</param>
    /// <param name="probability">Above 0 and below 1: 0.5 is the median, 0.1 and 0.9 bound 80 %.</param>
    /// <returns>The sum that lies at rank (<see cref="Count"/> - 1) times probability in order of size, between two sums on the line
    /// through them (type 7 of Hyndman &amp; Fan 1996).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A step or the probability is out of its range.</exception>
    public double QuantileOfSum(int firstStep, int lastStep, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstStep, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lastStep, firstStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lastStep, Horizon);
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A probability is above 0 and below 1: write 0.80, not 80.");
        }

        var sums = new double[Count];
        for (var i = 0; i < sums.Length; i++)
        {
            foreach (var value in Path(i)[(firstStep - 1)..lastStep])
            {
                sums[i] += value;
            }
        }

        Array.Sort(sums);
        return SortedQuantile.At(sums, probability);
    }

    /// <summary>The same paths with each value changed by a rule that knows its step, from 1.</summary>
    internal SamplePaths Map(Func<double, int, double> change)
    {
        var values = new double[_values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = change(_values[i], 1 + (i % Horizon));
        }

        return new SamplePaths(Horizon, ImmutableArray.Create(values));
    }

    internal static void Check(int horizon, int count)
    {
        Forecast.CheckHorizon(horizon);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if ((long)horizon * count > MaxValues)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, Invariant($"{count} paths of {horizon} steps are more than {MaxValues} values."));
        }
    }
}
