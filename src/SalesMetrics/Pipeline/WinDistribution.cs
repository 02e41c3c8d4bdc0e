using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline;

/// <summary>How many of some deals are won, each with a chance of its own: the Poisson-binomial distribution, exact by convolution.</summary>
/// <remarks>Deals are taken as independent. When one thing moves many of them (a budget freeze, a new product) the true spread is wider.</remarks>
public sealed class WinDistribution : IExplainable
{
    /// <summary>The most deals.</summary>
    public const int MaxDeals = 20_000;

    private WinDistribution(ImmutableArray<double> probabilities, double mean, double variance)
    {
        Probabilities = probabilities;
        Mean = mean;
        StandardDeviation = Math.Sqrt(variance);
    }

    /// <summary>The probability of exactly 0, 1, 2, ... wins, up to all; they add up to 1.</summary>
    public ImmutableArray<double> Probabilities { get; }

    /// <summary>The sum of the chances.</summary>
    public double Mean { get; }

    /// <summary>The root of the sum of p (1 - p).</summary>
    public double StandardDeviation { get; }

    /// <summary>Convolves the chances.</summary>
    /// <param name="chances">The chance of each deal, 0 to 1; may be empty, at most <see cref="MaxDeals"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A chance is out of range or not a number, or there are too many.</exception>
    public static WinDistribution Of(IEnumerable<double> chances)
    {
        ArgumentNullException.ThrowIfNull(chances);
        double[] all = [.. chances];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(all.Length, MaxDeals, nameof(chances));
        var probabilities = new double[all.Length + 1];
        probabilities[0] = 1;
        var (mean, variance) = (0.0, 0.0);
        for (var deal = 0; deal < all.Length; deal++)
        {
            var p = all[deal];
            if (!(p is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(chances), p, "A chance is from 0 to 1: write 0.6, not 60.");
            }

            for (var wins = deal + 1; wins > 0; wins--)
            {
                probabilities[wins] = (probabilities[wins] * (1 - p)) + (probabilities[wins - 1] * p);
            }

            probabilities[0] *= 1 - p;
            mean += p;
            variance += p * (1 - p);
        }

        return new WinDistribution([.. probabilities], mean, variance);
    }

    /// <summary>The least number of wins that is reached or not exceeded with a probability: the quantile.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is out of range.</exception>
    public int Quantile(double probability)
    {
        if (!(probability is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is above 0 and below 1: write 0.9, not 90.");
        }

        var upTo = 0.0;
        for (var wins = 0; wins < Probabilities.Length; wins++)
        {
            upTo += Probabilities[wins];
            if (upTo >= probability)
            {
                return wins;
            }
        }

        return Probabilities.Length - 1;
    }

    /// <summary>The probability of so many wins or more.</summary>
    /// <param name="wins">How many; 0 or below is certain, more than there are deals impossible.</param>
    public double AtLeast(int wins) => wins <= 0 ? 1 : Math.Min(1, Probabilities.Skip(wins).Reverse().Sum());

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Wins",
        new ExplainedValue.OfEstimate(Mean),
        new Explanation("Deals", Probabilities.Length - 1),
        new Explanation("Standard deviation", new ExplainedValue.OfEstimate(StandardDeviation)),
        new Explanation("10 % quantile", Quantile(0.1)),
        new Explanation("Median", Quantile(0.5)),
        new Explanation("90 % quantile", Quantile(0.9)))
    {
        Rule = "sum of chances; deals taken as independent",
    };
}
