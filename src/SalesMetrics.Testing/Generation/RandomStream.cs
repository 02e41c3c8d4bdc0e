namespace SalesMetrics.Testing.Generation;

/// <summary>Random numbers that are the same on every platform and in every version: SplitMix64.</summary>
/// <remarks>
/// G. L. Steele, D. Lea and C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014, with the output mix of Stafford's
/// variant 13 that Vigna's splitmix64.c uses. <c>System.Random</c> promises its numbers for no version. Streams start at points of the one
/// orbit of 2^64 that a hash of seed, purpose and number picks; a company uses far too few numbers for two of them to meet.
/// </remarks>
internal sealed class RandomStream
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    public RandomStream(ulong state) => _state = state;

    /// <summary>The stream of one rep, team or company for one purpose, so that a draw more in one place moves nothing elsewhere.</summary>
    public static RandomStream Of(long seed, StreamPurpose purpose, int number)
    {
        unchecked
        {
            var state = Mix((ulong)seed + Gamma);
            state = Mix(state + (Gamma * ((ulong)purpose + 1)));
            return new RandomStream(Mix(state + (Gamma * ((ulong)number + 1))));
        }
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += Gamma;
        }

        return Mix(_state);
    }

    /// <summary>From 0 inclusive to 1 exclusive, in steps of 2^-53.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>A whole number from 0 to one below a bound, which is at least 1. The bias is below bound / 2^64.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>True with a chance.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Near enough a standard normal: twelve uniforms less 6 (Irwin-Hall). Mean 0, variance 1, never beyond 6; no logarithm needed.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Uniform();
        }

        return sum;
    }

    /// <summary>A Poisson count, by multiplying uniforms (Knuth 1969, 3.4.1), in parts so that the exponential never gets tiny.</summary>
    public int Poisson(double mean)
    {
        const double Part = 16;
        var count = 0;
        for (var left = mean; left > 0; left -= Part)
        {
            var limit = StableMath.Exp(-Math.Min(left, Part));
            for (var product = Uniform(); product > limit; product *= Uniform())
            {
                count++;
            }
        }

        return count;
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
