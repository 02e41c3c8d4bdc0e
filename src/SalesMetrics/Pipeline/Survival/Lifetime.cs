using System.Runtime.InteropServices;

namespace SalesMetrics.Pipeline.Survival;

/// <summary>How long something has lasted, and how it ended, if it has. The default value is one that is known for no day at all.</summary>
/// <remarks>Lifetimes are counted in whole days; 0 is legal, for what ended on the day it began.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Lifetime
{
    /// <summary>States a lifetime.</summary>
    /// <param name="days">Whole days, 0 or more.</param>
    /// <param name="cause">What ended it, from 1; 0 while it lasts (censored).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Lifetime(int days, int cause)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfNegative(cause);
        Days = days;
        Cause = cause;
    }

    /// <summary>Whole days.</summary>
    public int Days { get; }

    /// <summary>What ended it, from 1; 0 while it lasts.</summary>
    public int Cause { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => Cause > 0;
}
