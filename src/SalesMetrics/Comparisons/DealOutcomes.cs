using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>How the deals of every unit, or of every product, came out.</summary>
public sealed class DealOutcomes : IExplainable
{
    internal DealOutcomes(OutcomeOptions options, ImmutableArray<OutcomeCounts> counts, ImmutableArray<string> withoutDeals)
    {
        Options = options;
        Counts = counts;
        WithoutDeals = withoutDeals;
    }

    /// <summary>What was counted, by what, and as of when.</summary>
    public OutcomeOptions Options { get; }

    /// <summary>The counts of each group that has a deal, be it one left out, by id ordinally; if asked for, of the others too.</summary>
    public ImmutableArray<OutcomeCounts> Counts { get; }

    /// <summary>The ids of units on the roster that own no deal at all, ordinally, be they in <see cref="Counts"/> or not.</summary>
    /// <remarks>The roster is whoever was assigned on a day of the window, or without one on any day up to the as-of date.</remarks>
    public ImmutableArray<string> WithoutDeals { get; }

    /// <summary>The counts of all groups together, under the id <c>total</c>.</summary>
    public OutcomeCounts Total => OutcomeCounts.Merge("total", new OutcomeCounts("total", Options.Currency), Counts);

    /// <summary>The win rate by count of each group, in the order of <see cref="Counts"/>.</summary>
    public IEnumerable<WinRate> WinRates => Counts.Select(WinRateOf);

    /// <summary>Gets the counts of one group; all zero when it has no deals.</summary>
    public OutcomeCounts Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var index = Counts.BinarySearch(new OutcomeCounts(id, Options.Currency), ById.Instance);
        return index >= 0 ? Counts[index] : new OutcomeCounts(id, Options.Currency);
    }

    /// <summary>Gets the win rate by count of one group.</summary>
    public WinRate WinRateOf(string id) => WinRateOf(Of(id));

    /// <summary>Gets the win rate by value of one group.</summary>
    /// <param name="id">The group.</param>
    /// <param name="basis">What a deal is worth; by default its own amount, without a fallback.</param>
    public ValueWinRate ValueWinRateOf(string id, ValueBasis basis = ValueBasis.Amounts) => new(Of(id), basis, Options);

    /// <inheritdoc />
    public Explanation Explain() =>
        new(
            Invariant($"Deal outcomes by {Options.By} as of {Options.AsOf:uuuu-MM-dd}"),
            Total.Decided,
            [
                .. Counts.Select(counts => counts.Explain()),
                .. WithoutDeals.IsEmpty ? [] : new[] { new Explanation("On the roster without a deal", string.Join(", ", WithoutDeals)) },
            ])
        {
            Rule = Options.Window is { } window
                ? Invariant($"won + lost, closed from {window.Start:uuuu-MM-dd} to {window.End:uuuu-MM-dd}")
                : "won + lost, closed by the as-of date",
        };

    private WinRate WinRateOf(OutcomeCounts counts) => new(counts, Options);

    private sealed class ById : IComparer<OutcomeCounts>
    {
        public static ById Instance { get; } = new();

        public int Compare(OutcomeCounts? x, OutcomeCounts? y) => string.CompareOrdinal(x?.Id, y?.Id);
    }
}
