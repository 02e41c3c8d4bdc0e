using MathNet.Numerics.Random;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Places of units over draws of their true values.</summary>
internal static class RankDraws
{
    /// <summary>The most draws times units.</summary>
    public const int Most = 50_000_000;

    /// <summary>Draws one true value for every unit.</summary>
    public delegate void Drawing(RandomSource random, Span<double> values);

    /// <summary>The range of places of each unit, in the order of the ids; the highest value has the first place.</summary>
    /// <param name="ids">The units.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="draws">How often; at least 100.</param>
    /// <param name="level">The probability of a range.</param>
    /// <param name="draw">Draws; null where there is nothing to draw from, and every place is as likely.</param>
    public static ImmutableArray<RankRange> Of(ImmutableArray<string> ids, int seed, int draws, double level, Drawing? draw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)draws * ids.Length, Most, nameof(draws));
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is above 0 and below 1: write 0.9, not 90.");
        }

        var third = (ids.Length + 2) / 3;
        if (draw is null)
        {
            return [.. ids.Select(id => new RankRange(id, 1, ids.Length, (double)third / ids.Length))];
        }

        var (random, places) = (new Xoshiro256StarStar(seed, threadSafe: false), new int[ids.Length][]);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new int[draws];
        }

        var (drawn, order) = (new double[ids.Length], new int[ids.Length]);
        for (var one = 0; one < draws; one++)
        {
            draw(random, drawn);
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            Array.Sort(drawn, order);
            for (var i = 0; i < order.Length; i++)
            {
                places[order[i]][one] = order.Length - i;
            }
        }

        return [.. ids.Select((id, i) => Range(id, places[i], third, level))];
    }

    private static RankRange Range(string id, int[] places, int third, double level)
    {
        Array.Sort(places);
        var cut = (int)Math.Floor(places.Length * (1 - level) / 2);
        return new(id, places[cut], places[^(cut + 1)], (double)places.Count(place => place <= third) / places.Length);
    }
}
