using System.Diagnostics.CodeAnalysis;
using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>Units in the order of a value.</summary>
/// <remarks>Places say who is ahead in the figures, not that the difference is more than luck: see <see cref="PeerComparison"/>.</remarks>
/// <typeparam name="T">What is compared.</typeparam>
public sealed class Ranking<T> : IExplainable
    where T : struct, IComparable<T>
{
    internal Ranking(RankingOrder order, ImmutableArray<RankingEntry<T>> entries, ImmutableArray<string> undefined)
    {
        Order = order;
        Entries = entries;
        Undefined = undefined;
    }

    /// <summary>Which value takes the first place.</summary>
    public RankingOrder Order { get; }

    /// <summary>The entries, first place first; those who share places by id ordinally.</summary>
    public ImmutableArray<RankingEntry<T>> Entries { get; }

    /// <summary>The ids of those without a value, who have no place, ordinally.</summary>
    public ImmutableArray<string> Undefined { get; }

    /// <summary>Gets an entry by id, if it has a place.</summary>
    public bool TryGet(string id, [MaybeNullWhen(false)] out RankingEntry<T> entry)
    {
        foreach (var candidate in Entries)
        {
            if (string.Equals(candidate.Id, id, StringComparison.Ordinal))
            {
                entry = candidate;
                return true;
            }
        }

        entry = default;
        return false;
    }

    /// <inheritdoc />
    public Explanation Explain() =>
        new(
            "Ranking",
            Entries.Length,
            [
                .. Entries.Select(entry => new Explanation(Invariant($"{entry.Position} {entry.Id}"), Stated(entry.Value))),
                .. Undefined.Select(id => new Explanation(Invariant($"- {id}"), new ExplainedValue.Undefined("not ranked"))),
            ])
        {
            Rule = Order == RankingOrder.HighestFirst
                ? "highest first; equal values share their places"
                : "lowest first; equal values share their places",
        };

    private static ExplainedValue Stated(T value) => value switch
    {
        Money money => new ExplainedValue.OfMoney(money),
        Ratio ratio => new ExplainedValue.OfRatio(ratio),
        int count => new ExplainedValue.OfCount(count),
        long count => new ExplainedValue.OfCount(count),
        double estimate => new ExplainedValue.OfEstimate(estimate),
        IFormattable other => new ExplainedValue.OfText(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => new ExplainedValue.OfText(value.ToString() ?? ""),
    };
}
