namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Where somebody may stand among peers, as far as is known.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Best">The best place that is credible, 1 the first.</param>
/// <param name="Worst">The worst place that is credible.</param>
/// <param name="TopThird">The probability of a place in the top third.</param>
public sealed record RankRange(string Id, int Best, int Worst, double TopThird)
{
    /// <summary>In words: <c>3rd</c>, or <c>tied 3rd to 9th</c>.</summary>
    public override string ToString() => Best == Worst ? Ordinal(Best) : Invariant($"tied {Ordinal(Best)} to {Ordinal(Worst)}");

    private static string Ordinal(int place) => (place % 100) is >= 11 and <= 13
        ? Invariant($"{place}th")
        : (place % 10) switch
        {
            1 => Invariant($"{place}st"),
            2 => Invariant($"{place}nd"),
            3 => Invariant($"{place}rd"),
            _ => Invariant($"{place}th"),
        };
}
