using SalesMetrics.Numerics;

namespace SalesMetrics.Leads;

/// <summary>Tests whether leads were handed out by capacity.</summary>
public static class FairShareCalculator
{
    // All ways in which leads can fall are gone through up to so many; above, they are drawn.
    private const double MostWays = 100_000;

    // R's chisq.test counts statistics as equal within this, so that ties are not lost to rounding.
    private const double Tie = 1 - 1e-7;

    /// <summary>Tests with chi-square (goodness of fit); exactly, or by random allocations, when a recipient expects fewer than 5 leads.</summary>
    /// <remarks>The exact test adds up the probabilities of all allocations whose statistic is as large or larger. By random allocations p is
    /// (1 + those as large or larger) / (1 + draws), as R's chisq.test with simulate.p.value.</remarks>
    /// <param name="allocations">Leads and capacity of each recipient, no id twice.</param>
    /// <param name="options">How the test is made and judged; the defaults when null.</param>
    /// <exception cref="ArgumentException">A recipient is given twice.</exception>
    public static FairShareTest Calculate(IEnumerable<LeadAllocation> allocations, FairShareOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(allocations);
        options ??= new FairShareOptions();
        LeadAllocation[] all = [.. allocations.OrderBy(one => one.Id, StringComparer.Ordinal)];
        foreach (var (before, now) in all.Zip(all.Skip(1)))
        {
            if (string.Equals(before.Id, now.Id, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"'{now.Id}' is given twice: add it up first."), nameof(allocations));
            }
        }

        LeadAllocation[] able = [.. all.Where(one => one.Capacity > 0)];
        var (capacity, leads) = (able.Sum(one => one.Capacity), able.Sum(one => one.Leads));
        var shares = able.Select(one => one.Capacity / capacity).ToArray();
        ImmutableArray<FairShareLine> lines =
        [
            .. able.Select((one, i) => new FairShareLine(one.Id, one.Leads, one.Capacity, leads * shares[i], Score(one.Leads, leads, shares[i]))),
        ];
        ImmutableArray<LeadAllocation> without = [.. all.Where(one => one.Capacity == 0)];
        var method = able.Length < 2 || leads == 0 ? FairShareMethod.None
            : lines.All(line => line.Expected >= 5) ? FairShareMethod.ChiSquare
            : Ways(leads, able.Length) <= MostWays ? FairShareMethod.ExactMultinomial
            : FairShareMethod.MonteCarlo;
        var test = new FairShareTest(options, lines, without) { Method = method };
        return new FairShareTest(options, lines, without)
        {
            Method = method,
            Probability = method switch
            {
                FairShareMethod.ChiSquare => ChiSquareTail.Above(test.Statistic!.Value, test.DegreesOfFreedom),
                FairShareMethod.ExactMultinomial => Exact(shares, leads, test.Statistic!.Value * Tie),
                FairShareMethod.MonteCarlo => Drawn(shares, leads, test.Statistic!.Value * Tie, options),
                _ => null,
            },
        };
    }

    private static double Score(long own, long leads, double share) =>
        share < 1 && leads > 0 ? (own - (leads * share)) / Math.Sqrt(leads * share * (1 - share)) : 0;

    // (leads + recipients - 1) over (recipients - 1), stopping once it is too many.
    private static double Ways(long leads, int recipients)
    {
        var ways = 1.0;
        for (var i = 1; i < recipients && ways <= MostWays; i++)
        {
            ways *= (double)(leads + i) / i;
        }

        return ways;
    }

    private static double Exact(double[] shares, long leads, double statistic)
    {
        // Over recipients one after the other: log probability and statistic so far, leads still to fall.
        double Sum(int recipient, long left, double logProbability, double sum)
        {
            var expected = leads * shares[recipient];
            if (recipient == shares.Length - 1)
            {
                var last = sum + ((left - expected) * (left - expected) / expected);
                return last >= statistic ? Math.Exp(logProbability + (left * Math.Log(shares[recipient])) - MathNet.Numerics.SpecialFunctions.GammaLn(left + 1.0)) : 0;
            }

            var total = 0.0;
            for (var own = 0L; own <= left; own++)
            {
                total += Sum(
                    recipient + 1,
                    left - own,
                    logProbability + (own * Math.Log(shares[recipient])) - MathNet.Numerics.SpecialFunctions.GammaLn(own + 1.0),
                    sum + ((own - expected) * (own - expected) / expected));
            }

            return total;
        }

        return Math.Min(1, Sum(0, leads, MathNet.Numerics.SpecialFunctions.GammaLn(leads + 1.0), 0));
    }

    private static double Drawn(double[] shares, long leads, double statistic, FairShareOptions options)
    {
        var stream = new NormalStream(options.Seed);
        var upTo = new double[shares.Length];
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            upTo[i] = sum += shares[i];
        }

        var (asLarge, counts) = (0, new long[shares.Length]);
        for (var draw = 0; draw < options.Draws; draw++)
        {
            Array.Clear(counts);
            for (var lead = 0L; lead < leads; lead++)
            {
                var place = Array.BinarySearch(upTo, stream.Uniform() * sum);
                counts[Math.Min(place < 0 ? ~place : place + 1, counts.Length - 1)]++;
            }

            var drawn = counts.Select((own, i) => (own - (leads * shares[i])) * (own - (leads * shares[i])) / (leads * shares[i])).Sum();
            asLarge += drawn >= statistic ? 1 : 0;
        }

        return (1.0 + asLarge) / (1.0 + options.Draws);
    }
}
