using System.Collections.Concurrent;
using System.Collections.Immutable;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Testing;

namespace SalesMetrics.Tests.Comparisons.ErrorRates;

/// <summary>Deals of team T2, or of one of its people, by the month in which they were decided, over two years of which the second begins with a planted shift.</summary>
internal static class ShiftedTeam
{
    /// <summary>The place of the first month in which the planted effect holds.</summary>
    public const int ShiftedMonth = 12;

    /// <summary>One of the team.</summary>
    public const string Person = "T2-3";

    private const int Months = 24;

    private static readonly LocalDate Begin = new(2024, 1, 1);

    // Several cases look at the same companies, which take most of the time.
    private static readonly ConcurrentDictionary<(SimulatedProcessOptions Options, int LaterMonths), Dictionary<string, (long[] Won, long[] Decided)>> Counts = [];

    /// <summary>50 deals a month in the team, won more often in the last month of a quarter. They begin nine months before the first month that is looked at, so that wins,
    /// which take longer than losses, have come to their usual share by then.</summary>
    public static SimulatedProcessOptions Options(int seed, double factor) => new()
    {
        Seed = seed,
        First = Begin.PlusMonths(-9),
        Months = 9 + Months,
        Teams = 2,
        QuarterEndFactor = 1.25,
        Effects = [new PlantedEffect(factor) { TeamId = "T2", From = Begin.PlusMonths(ShiftedMonth) }],
    };

    /// <summary>The same with the planted effect on one person of the team only.</summary>
    public static SimulatedProcessOptions OfPerson(int seed, double factor) =>
        Options(seed, factor) is var options ? options with { Effects = [.. options.Effects.Select(effect => effect with { TeamId = null, PersonId = Person })] } : options;

    /// <summary>The chart of the win rates, the month of the quarter taken out. A reopened deal counts once, when it was last closed.</summary>
    /// <param name="options">The company.</param>
    /// <param name="owner">The team, or the person.</param>
    /// <param name="laterMonths">How many months after the last one it is looked at: what is reopened in these no longer counts as lost.</param>
    public static ProportionChart Chart(SimulatedProcessOptions options, string owner = "T2", int laterMonths = 0)
    {
        var (won, decided) = Counts.GetOrAdd((options, laterMonths), static one => ByOwner(one.Options, one.LaterMonths))[owner];
        return ProportionChartCalculator.Calculate(
            Enumerable.Range(0, Months).Select(month => new WinCount($"{month}", won[month], decided[month])), new AttributeChartOptions(), SeasonPositions.Cycle(Months, 3))!;
    }

    /// <summary>The lasting changes of that chart.</summary>
    public static ImmutableArray<LevelChange> Changes(SimulatedProcessOptions options, string owner = "T2") => Chart(options, owner).Changes!.Changes;

    private static Dictionary<string, (long[] Won, long[] Decided)> ByOwner(SimulatedProcessOptions options, int laterMonths)
    {
        var counts = new Dictionary<string, (long[] Won, long[] Decided)>(StringComparer.Ordinal) { ["T2"] = (new long[Months], new long[Months]), [Person] = (new long[Months], new long[Months]) };
        var known = SimulatedProcess.Create(options with { Months = options.Months + laterMonths }).Changes
            .Where(change => change.OwnerId.StartsWith("T2", StringComparison.Ordinal) && change.On < Begin.PlusMonths(Months + laterMonths));
        foreach (var last in known.GroupBy(change => change.DealId, StringComparer.Ordinal).Select(deal => deal.Last())
            .Where(last => last.StageId is "Won" or "Lost" && last.On >= Begin && last.On < Begin.PlusMonths(Months)))
        {
            var month = (12 * (last.On.Year - Begin.Year)) + last.On.Month - 1;
            foreach (var owner in counts.Where(one => last.OwnerId.StartsWith(one.Key, StringComparison.Ordinal)).Select(one => one.Value))
            {
                owner.Decided[month]++;
                owner.Won[month] += last.StageId == "Won" ? 1 : 0;
            }
        }

        return counts;
    }
}
