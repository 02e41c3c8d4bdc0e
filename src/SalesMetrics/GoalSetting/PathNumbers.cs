namespace SalesMetrics.GoalSetting;

/// <summary>Random numbers that are the same on every platform and in every version: SplitMix64, a stream for each unit.</summary>
/// <remarks>
/// G. L. Steele, D. Lea and C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014. A unit's stream is found by its name
/// (FNV-1a), so that asking about others too changes nothing.
/// </remarks>
internal sealed class PathNumbers
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    public PathNumbers(long seed, string name)
    {
        unchecked
        {
            var hash = 0xCBF29CE484222325;
            foreach (var letter in name)
            {
                hash = (hash ^ letter) * 0x100000001B3;
            }

            _state = Mix(Mix((ulong)seed + Gamma) + hash);
        }
    }

    /// <summary>A whole number from 0 to one below a bound, which is at least 1. The bias is below bound / 2^64.</summary>
    public int Below(int bound)
    {
        unchecked
        {
            _state += Gamma;
        }

        return (int)Math.BigMul(Mix(_state), (ulong)bound, out _);
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
