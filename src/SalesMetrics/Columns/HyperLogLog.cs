using System.Numerics;

namespace SalesMetrics.Columns;

/// <summary>The arithmetic of HyperLogLog over registers of one byte.</summary>
internal static class HyperLogLog
{
    private const int HashBits = 64;

    // Both series below double or halve their terms' exponents, so a double stands still long before this.
    private const int MostTerms = 2_000;

    public static void Add(Span<byte> registers, int precision, ulong hash)
    {
        var register = (int)(hash >> (HashBits - precision));

        // The bit put in at the end bounds the place by 64 - precision + 1, also where all others are zero.
        var rest = (hash << precision) | (1UL << (precision - 1));
        var place = (byte)(BitOperations.LeadingZeroCount(rest) + 1);
        registers[register] = Math.Max(registers[register], place);
    }

    public static double Estimate(ReadOnlySpan<byte> registers, int precision)
    {
        var highest = HashBits - precision + 1;
        Span<int> counts = stackalloc int[HashBits];
        foreach (var register in registers)
        {
            counts[register]++;
        }

        double number = registers.Length;
        if (counts[0] == registers.Length)
        {
            return 0;
        }

        // Ertl's algorithm 6, with q = 64 - precision.
        var sum = number * Tau(1 - (counts[highest] / number));
        for (var place = highest - 1; place >= 1; place--)
        {
            sum = 0.5 * (sum + counts[place]);
        }

        sum += number * Sigma(counts[0] / number);
        return number * number / (2 * Math.Log(2) * sum);
    }

    // x + the sum over k from 1 of x^(2^k) 2^(k-1); x below 1. For registers that saw nothing.
    private static double Sigma(double x)
    {
        var (sum, factor) = (x, 1.0);
        for (var term = 0; term < MostTerms; term++)
        {
            x *= x;
            var before = sum;
            sum += x * factor;
            factor += factor;
            if (sum == before)
            {
                break;
            }
        }

        return sum;
    }

    // (1 - x - the sum over k from 1 of (1 - x^(2^-k))^2 2^-k) / 3; x from 0 to 1. For registers that are full.
    private static double Tau(double x)
    {
        if (x is 0 or 1)
        {
            return 0;
        }

        var (sum, factor) = (1 - x, 1.0);
        for (var term = 0; term < MostTerms; term++)
        {
            x = Math.Sqrt(x);
            var before = sum;
            factor *= 0.5;
            sum -= (1 - x) * (1 - x) * factor;
            if (sum == before)
            {
                break;
            }
        }

        return sum / 3;
    }
}
