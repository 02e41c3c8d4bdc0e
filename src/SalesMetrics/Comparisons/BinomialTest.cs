using MathNet.Numerics;

namespace SalesMetrics.Comparisons;

/// <summary>Probabilities that chance alone does as much, for wins out of decided deals.</summary>
internal static class BinomialTest
{
    // R's binom.test counts outcomes as no more likely when within this relative error, so that exact ties are not lost to rounding.
    private const double Tie = 1 + 1e-7;

    /// <summary>
    /// The exact two-sided test: the probability, at a win rate of <paramref name="rate"/>, of every outcome no more likely than the one
    /// seen. (R: binom.test, the method of small likelihoods.)
    /// </summary>
    public static double Exact(long won, long decided, double rate)
    {
        if (rate is <= 0 or >= 1)
        {
            return won == (rate <= 0 ? 0 : decided) ? 1 : 0;
        }

        var most = LogLikelihood(won, decided, rate) + Math.Log(Tie);
        var mode = (long)Math.Floor((decided + 1) * rate);
        var mean = decided * rate;
        if (won == mean)
        {
            return 1;
        }

        // Likelihoods rise up to the mode and fall after it, so the far tail starts where one search by halving finds it.
        if (won < mean)
        {
            var far = First(Math.Min(mode + 1, decided + 1), decided + 1, k => LogLikelihood(k, decided, rate) <= most);
            return Math.Min(1, AtMost(won, decided, rate) + AtLeast(far, decided, rate));
        }
        else
        {
            var far = First(0, Math.Min(mode, decided), k => LogLikelihood(k, decided, rate) > most) - 1;
            return Math.Min(1, AtMost(far, decided, rate) + AtLeast(won, decided, rate));
        }
    }

    /// <summary>The two-sided normal test of a win rate against a known one; 1 when that is 0 or 1 and met.</summary>
    public static double NormalAgainst(long won, long decided, double rate) =>
        TwoSided(Score(won, decided, rate));

    /// <summary>How many standard errors a win rate lies above a known one; NaN when that is 0 or 1 and met.</summary>
    public static double Score(long won, long decided, double rate) =>
        (((double)won / decided) - rate) / Math.Sqrt(rate * (1 - rate) / decided);

    /// <summary>The two-sided normal test of two win rates against each other, with the pooled variance.</summary>
    public static double NormalBetween(long won, long decided, long otherWon, long otherDecided)
    {
        var pooled = (double)(won + otherWon) / (decided + otherDecided);
        var deviation = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / decided) + (1.0 / otherDecided)));
        return TwoSided((((double)won / decided) - ((double)otherWon / otherDecided)) / deviation);
    }

    /// <summary>Both tails of the normal distribution together; 1 for NaN: where everybody won, or nobody, nothing deviates, and there is no evidence.</summary>
    public static double TwoSided(double z) => double.IsNaN(z) ? 1 : SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    private static double LogLikelihood(long won, long decided, double rate) =>
        won < 0 || won > decided
            ? double.NegativeInfinity
            : SpecialFunctions.GammaLn(decided + 1.0) - SpecialFunctions.GammaLn(won + 1.0) - SpecialFunctions.GammaLn(decided - won + 1.0)
                + (won * Math.Log(rate)) + ((decided - won) * Math.Log(1 - rate));

    /// <summary>The probability of at most so many wins.</summary>
    public static double AtMost(long won, long decided, double rate) =>
        won < 0 ? 0 : won >= decided ? 1 : SpecialFunctions.BetaRegularized(decided - won, won + 1.0, 1 - rate);

    private static double AtLeast(long won, long decided, double rate) =>
        won <= 0 ? 1 : won > decided ? 0 : SpecialFunctions.BetaRegularized(won, decided - won + 1.0, rate);

    /// <summary>The first whole number from low on, and below high, that a rule holds for; high if for none. Once it holds it must go on holding.</summary>
    public static long First(long low, long high, Func<long, bool> holds)
    {
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (holds(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
