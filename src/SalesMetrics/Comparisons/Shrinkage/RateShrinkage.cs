using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Rates of units drawn toward each other: the beta-binomial model by empirical Bayes (Efron &amp; Morris 1975; Kleinman 1973).</summary>
public sealed class RateShrinkage : IExplainable
{
    /// <summary>The most draws times units of <see cref="Ranks"/>.</summary>
    public const int MaxDraws = 50_000_000;

    internal RateShrinkage(double mean, double? strength, SearchSummary search, string reason, ImmutableArray<ShrunkRate> rates, ImmutableArray<string> withoutDeals)
    {
        Mean = mean;
        Strength = strength;
        Search = search;
        Reason = reason;
        Rates = rates;
        WithoutDeals = withoutDeals;
    }

    /// <summary>The mean of the true rates: alpha / (alpha + beta).</summary>
    public double Mean { get; }

    /// <summary>alpha + beta: as many deals' worth as the peers count for. Null when units do not differ by more than luck: then all is drawn together.</summary>
    public double? Strength { get; }

    /// <summary>Whether units do not differ by more than luck, so that everybody has the common rate.</summary>
    public bool IsFullPooling => Strength is null;

    /// <summary>How the search for the parameters went.</summary>
    public SearchSummary Search { get; }

    /// <summary>Why the parameters are what they are.</summary>
    public string Reason { get; }

    /// <summary>The units with decided deals, by id.</summary>
    public ImmutableArray<ShrunkRate> Rates { get; }

    /// <summary>Units without a decided deal, which have no rate.</summary>
    public ImmutableArray<string> WithoutDeals { get; }

    /// <summary>Draws the true rates again and again, and tells which places each unit took.</summary>
    /// <param name="seed">Any number; the same seed gives the same places.</param>
    /// <param name="draws">How often; at least 100. Times units at most <see cref="MaxDraws"/>.</param>
    /// <param name="level">The probability of the range of places, above 0 and below 1.</param>
    /// <returns>A range a unit, in the order of <see cref="Rates"/>. Where units do not differ every place is as likely: from the first to the last.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ImmutableArray<RankRange> Ranks(int seed, int draws = 4_000, double level = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)draws * Rates.Length, MaxDraws, nameof(draws));
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is above 0 and below 1: write 0.9, not 90.");
        }

        var third = (Rates.Length + 2) / 3;
        if (Strength is not { } strength)
        {
            return [.. Rates.Select(rate => new RankRange(rate.Count.Id, 1, Rates.Length, (double)third / Rates.Length))];
        }

        var (random, places) = (new Xoshiro256StarStar(seed, threadSafe: false), new int[Rates.Length][]);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new int[draws];
        }

        var (drawn, order) = (new double[Rates.Length], new int[Rates.Length]);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                var count = Rates[i].Count;

                // Negative, so that the highest rate comes first.
                (drawn[i], order[i]) = (-Beta.Sample(random, count.Won + (strength * Mean), count.Decided - count.Won + (strength * (1 - Mean))), i);
            }

            Array.Sort(drawn, order);
            for (var place = 0; place < order.Length; place++)
            {
                places[order[place]][draw] = place + 1;
            }
        }

        return [.. Rates.Select((rate, i) => Range(rate.Count.Id, places[i], third, level))];
    }

    /// <inheritdoc />
    public Explanation Explain() => new("Rates drawn toward each other", new ExplainedValue.OfEstimate(Mean), Rates.Select(rate => rate.Explain())) { Rule = Reason };

    private static RankRange Range(string id, int[] places, int third, double level)
    {
        Array.Sort(places);
        var cut = (int)Math.Floor(places.Length * (1 - level) / 2);
        return new(id, places[cut], places[^(cut + 1)], (double)places.Count(place => place <= third) / places.Length);
    }
}
