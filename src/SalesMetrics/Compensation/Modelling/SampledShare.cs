using System.Runtime.InteropServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>A probability estimated as a share of samples, with its Monte Carlo error. The default value is none of no samples.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SampledShare
{
    internal SampledShare(int hits, int sampleCount, double level)
    {
        Hits = hits;
        SampleCount = sampleCount;
        Level = level;
        (Lower, Upper) = WilsonScore.Interval(hits, sampleCount, level);
    }

    /// <summary>In how many samples it happened.</summary>
    public int Hits { get; }

    /// <summary>How many samples there were.</summary>
    public int SampleCount { get; }

    /// <summary>The share: 0 to 1.</summary>
    public double Value => SampleCount == 0 ? 0 : (double)Hits / SampleCount;

    /// <summary>The lower end of the interval (Wilson 1927), 0 or more.</summary>
    public double Lower { get; }

    /// <summary>The upper end of the interval, at most 1: what never happened in 100 samples may still happen in 3.7 of 100.</summary>
    public double Upper { get; }

    /// <summary>The confidence level of the interval.</summary>
    public double Level { get; }
}
