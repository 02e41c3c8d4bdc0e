using System.Security.Cryptography;
using System.Text;

namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Made-up names that stay the same for the same seed.</summary>
internal static class PseudonymCalculator
{
    private static readonly ImmutableArray<string> Colours =
    [
        "Amber", "Azure", "Bronze", "Coral", "Crimson", "Golden", "Green", "Indigo", "Ivory", "Jade", "Lilac", "Olive", "Pearl", "Ruby", "Silver", "Violet",
    ];

    private static readonly ImmutableArray<string> Animals =
    [
        "Badger", "Beaver", "Crane", "Dolphin", "Falcon", "Fox", "Hare", "Heron", "Ibex", "Kestrel", "Lynx", "Marten", "Otter", "Owl", "Raven", "Stork",
    ];

    /// <summary>A name for everybody: a keyed hash of the id, told apart by more digits where two would be alike.</summary>
    public static ImmutableDictionary<string, string> Calculate(IEnumerable<string> ids, string seed)
    {
        var (names, taken) = (ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var key = Encoding.UTF8.GetBytes(seed);
        foreach (var id in ids.Order(StringComparer.Ordinal))
        {
            var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id));
            var name = Invariant($"{Colours[hash[0] % Colours.Length]} {Animals[hash[1] % Animals.Length]} {hash[2] % 100:00}");
            for (var i = 3; !taken.Add(name) && i < hash.Length; i++)
            {
                name += Invariant($"{hash[i] % 10}");
            }

            names.Add(id, name);
        }

        return names.ToImmutable();
    }
}
