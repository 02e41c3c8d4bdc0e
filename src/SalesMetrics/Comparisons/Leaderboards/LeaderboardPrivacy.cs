namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>What of the others somebody sees on a leaderboard.</summary>
public abstract record LeaderboardPrivacy
{
    private LeaderboardPrivacy()
    {
    }

    /// <summary>Everybody by name.</summary>
    public sealed record Named : LeaderboardPrivacy;

    /// <summary>The first groups by name, the others not at all; and oneself.</summary>
    public sealed record TopNamed : LeaderboardPrivacy
    {
        /// <summary>Names the first.</summary>
        /// <param name="places">Everybody whose place begins at this or before is named; 1 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
        public TopNamed(int places)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(places, 1);
            Places = places;
        }

        /// <summary>Everybody whose place begins at this or before is named.</summary>
        public int Places { get; }
    }

    /// <summary>Everybody but oneself by a made-up name, the same for the same seed.</summary>
    /// <remarks>It hides names, not people: whoever knows scores, or learns the seed, can tell who is who. Change the seed to begin anew; keep it secret. With fewer than
    /// <see cref="LeaderboardView.FewestForPseudonyms"/> people only the own place is shown.</remarks>
    public sealed record Pseudonyms : LeaderboardPrivacy
    {
        /// <summary>Hides names.</summary>
        /// <param name="seed">A secret text; not empty.</param>
        /// <exception cref="ArgumentException">It is empty.</exception>
        public Pseudonyms(string seed)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(seed);
            Seed = seed;
        }

        /// <summary>The secret text.</summary>
        public string Seed { get; }

        /// <summary>Leaves the seed out, for what is written may be read.</summary>
        public override string ToString() => nameof(Pseudonyms);
    }

    /// <summary>Only the own line.</summary>
    public sealed record OwnPlaceOnly : LeaderboardPrivacy;
}
