namespace SalesMetrics.Comparisons;

/// <summary>Compares the win rate of each unit with that of its peers.</summary>
public static class PeerComparisonCalculator
{
    /// <summary>Compares units that do comparable work: the caller chooses the peers.</summary>
    /// <param name="counts">One unit each, no id twice, not overlapping. They are each other's peers and one family of tests.</param>
    /// <param name="options">How they are compared; the defaults when null.</param>
    /// <exception cref="ArgumentException">An id is given twice.</exception>
    public static PeerComparison Calculate(IEnumerable<WinCount> counts, PeerComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new PeerComparisonOptions();
        var ordered = HomogeneityCalculator.Ordered(counts);
        var all = new WinCount("all", ordered.Sum(count => count.Won), ordered.Sum(count => count.Decided));

        // Who is left out is decided by how many deals are decided, never by how they came out, so the family stays a fair one.
        var reasons = ordered.Select(count => WhyTooLittle(count, all, options)).ToArray();
        ImmutableArray<double> probabilities =
            [.. ordered.Where((_, i) => reasons[i].Length == 0).Select(count => Probability(count, all, options.Test))];
        var adjusted = MultipleTesting.Adjust(probabilities);

        var findings = ImmutableArray.CreateBuilder<PeerFinding>(ordered.Length);
        var next = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            findings.Add(
                reasons[i].Length > 0
                    ? new PeerFinding(ordered[i], all, options, reasons[i])
                    : new PeerFinding(ordered[i], all, options, "")
                    {
                        Probability = probabilities[next],
                        AdjustedProbability = adjusted[next++],
                    });
        }

        return new PeerComparison(options, all, findings.DrainToImmutable(), HomogeneityCalculator.Calculate(ordered));
    }

    private static string WhyTooLittle(WinCount count, WinCount all, PeerComparisonOptions options)
    {
        if (count.Decided < options.FewestDecided)
        {
            return Invariant($"{count.Decided} of at least {options.FewestDecided} deals decided");
        }

        if (count.Decided == all.Decided)
        {
            return "no peer has a decided deal";
        }

        // Not even winning all of them, or none, would be unlikely enough.
        var rate = (double)all.Won / all.Decided;
        var least = Math.Min(BinomialTest.Exact(0, count.Decided, rate), BinomialTest.Exact(count.Decided, count.Decided, rate));
        return least > options.FalseDiscoveryRate
            ? Invariant($"no outcome of {count.Decided} deals would be evidence")
            : "";
    }

    private static double Probability(WinCount count, WinCount all, PeerTest test) => test switch
    {
        PeerTest.ExactAgainstAll => BinomialTest.Exact(count.Won, count.Decided, (double)all.Won / all.Decided),
        PeerTest.ScoreAgainstAll => BinomialTest.NormalAgainst(count.Won, count.Decided, (double)all.Won / all.Decided),
        _ => BinomialTest.NormalBetween(count.Won, count.Decided, all.Won - count.Won, all.Decided - count.Decided),
    };
}
