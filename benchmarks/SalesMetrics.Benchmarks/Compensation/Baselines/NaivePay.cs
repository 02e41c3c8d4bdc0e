namespace SalesMetrics.Benchmarks.Compensation.Baselines;

/// <summary>Pay of a year as one writes it first: a record for each line with its working, tiers searched and summed by queries, decimals.</summary>
/// <remarks>It divides credit by quota first, so that a line can be a cent off the exact value.</remarks>
internal static class NaivePay
{
    private static readonly List<Tier> Own = TiersOf(CommissionYear.OwnTiers);

    private static readonly List<Tier> Team = TiersOf(CommissionYear.TeamTiers);

    /// <summary>Every rep, component and month, trued up each month.</summary>
    public static List<Line> Lines(IEnumerable<Rep> reps)
    {
        var lines = new List<Line>();
        foreach (var rep in reps)
        {
            foreach (var (part, tiers) in new[] { Own, Team }.Index())
            {
                var (credit, quota, before) = (0m, 0m, 0m);
                foreach (var facts in rep.Facts[part])
                {
                    credit += facts.Credit;
                    quota += facts.Quota;
                    var attainment = credit / quota;
                    var slices = tiers
                        .Where(tier => attainment >= tier.From)
                        .Select(tier => new Slice(tier.From, tier.Slope, (Math.Min(attainment, tier.To ?? attainment) - tier.From) * tier.Slope))
                        .ToList();
                    var share = slices.Sum(slice => slice.Share);
                    var target = rep.Target * (facts.Month + 1) * (part == 0 ? 0.75m : 0.25m);
                    var earned = Math.Round(target * share, 2, MidpointRounding.AwayFromZero);
                    lines.Add(new Line(rep.Id, part, facts.Month, credit, quota, attainment, share, slices, earned, earned - before));
                    before = earned;
                }
            }
        }

        return lines;
    }

    private static List<Tier> TiersOf((decimal From, decimal Pay, decimal Slope)[] tiers) =>
        [.. tiers.Select((tier, i) => new Tier(tier.From, i + 1 < tiers.Length ? tiers[i + 1].From : null, tier.Slope))];

    internal sealed record Rep(int Id, decimal Target, MonthFacts[][] Facts);

    internal sealed record MonthFacts(int Month, decimal Credit, decimal Quota);

    internal sealed record Slice(decimal From, decimal Slope, decimal Share);

    internal sealed record Line(
        int Rep, int Part, int Month, decimal Credit, decimal Quota, decimal Attainment, decimal Share, List<Slice> Slices, decimal Earned, decimal Amount);

    private sealed record Tier(decimal From, decimal? To, decimal Slope);
}
