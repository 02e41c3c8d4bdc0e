namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>Who counts as the best, and who they are set against.</summary>
public sealed class ContrastGroups
{
    private ContrastGroups(ImmutableArray<string> top, ImmutableArray<string> others, bool isChosenOnOutcome)
    {
        Top = top;
        Others = others;
        IsChosenOnOutcome = isChosenOnOutcome;
    }

    /// <summary>The best, ordinally.</summary>
    public ImmutableArray<string> Top { get; }

    /// <summary>The others, ordinally.</summary>
    public ImmutableArray<string> Others { get; }

    /// <summary>Whether the best were picked by the score of the same period: part of their lead was luck, and will be gone next time.</summary>
    public bool IsChosenOnOutcome { get; }

    /// <summary>Takes groups that were chosen by other means than their results: certified or not, trained or not.</summary>
    /// <param name="top">One group.</param>
    /// <param name="others">The other group.</param>
    /// <exception cref="ArgumentException">Somebody is given twice.</exception>
    public static ContrastGroups Of(IEnumerable<string> top, IEnumerable<string> others)
    {
        ArgumentNullException.ThrowIfNull(top);
        ArgumentNullException.ThrowIfNull(others);
        ImmutableArray<string> first = [.. top.Order(StringComparer.Ordinal)];
        ImmutableArray<string> second = [.. others.Order(StringComparer.Ordinal)];
        return first.Concat(second).Distinct(StringComparer.Ordinal).Count() == first.Length + second.Length
            ? new ContrastGroups(first, second, isChosenOnOutcome: false)
            : throw new ArgumentException("Somebody is given twice, or in both groups.", nameof(others));
    }

    /// <summary>Picks the best by a score: shrunk, or adjusted for the mix of deals, so that luck and leads are less of it.</summary>
    /// <param name="scores">Person and score, higher is better, finite, nobody twice.</param>
    /// <param name="share">The share that counts as the best, above 0 and below 1; rounded up, and with everybody who ties with the last of them.</param>
    /// <exception cref="ArgumentException">Somebody comes twice, or a score is infinite or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public static ContrastGroups TopBy(IEnumerable<KeyValuePair<string, double>> scores, double share = 0.25)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (!(share is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of the best is above 0 and below 1: write 0.25, not 25.");
        }

        KeyValuePair<string, double>[] all = [.. scores.OrderByDescending(one => one.Value)];
        if (all.Any(one => !double.IsFinite(one.Value)) || all.DistinctBy(one => one.Key, StringComparer.Ordinal).Count() < all.Length)
        {
            throw new ArgumentException("Somebody comes twice, or a score is not finite.", nameof(scores));
        }

        var least = all.Length == 0 ? 0 : all[(int)Math.Ceiling(share * all.Length) - 1].Value;
        return new ContrastGroups(
            [.. all.Where(one => one.Value >= least).Select(one => one.Key).Order(StringComparer.Ordinal)],
            [.. all.Where(one => one.Value < least).Select(one => one.Key).Order(StringComparer.Ordinal)],
            isChosenOnOutcome: true);
    }
}
