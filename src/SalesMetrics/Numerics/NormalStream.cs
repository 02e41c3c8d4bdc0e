using System.Runtime.InteropServices;

namespace SalesMetrics.Numerics;

/// <summary>Standard normal numbers from a seed: SplitMix64 (Steele, Lea &amp; Flood 2014) and the polar method of Marsaglia &amp; Bray
/// 1964. <c>System.Random</c> promises its numbers for no version.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct NormalStream(long seed)
{
    private ulong _state = unchecked((ulong)seed);
    private double _kept;
    private bool _hasKept;

    public double Next()
    {
        if (_hasKept)
        {
            _hasKept = false;
            return _kept;
        }

        while (true)
        {
            var x = (2 * Uniform()) - 1;
            var y = (2 * Uniform()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                var factor = Math.Sqrt(-2 * Math.Log(square) / square);
                _kept = y * factor;
                _hasKept = true;
                return x * factor;
            }
        }
    }

    /// <summary>A number from 0, included, to 1, with 53 bits.</summary>
    public double Uniform()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            return (z >> 11) * (1.0 / (1L << 53));
        }
    }
}
