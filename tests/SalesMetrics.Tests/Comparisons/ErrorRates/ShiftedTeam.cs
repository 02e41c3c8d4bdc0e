using System.Collections.Immutable;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Testing;

namespace SalesMetrics.Tests.Comparisons.ErrorRates;

/// <summary>Deals of team T2 by the month in which they were decided, over two years of which the second begins with a planted shift.</summary>
internal static class ShiftedTeam
{
    /// <summary>The place of the first month in which the planted effect holds.</summary>
    public const int ShiftedMonth = 12;

    private const int Months = 24;

    private static readonly LocalDate Begin = new(2024, 1, 1);

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

    /// <summary>The chart of the team's win rates, the month of the quarter taken out. A reopened deal counts once, when it was last closed.</summary>
    public static ProportionChart Chart(SimulatedProcessOptions options)
    {
        var (won, decided) = (new long[Months], new long[Months]);
        var known = SimulatedProcess.Create(options).Changes.Where(change => change.OwnerId.StartsWith("T2", StringComparison.Ordinal) && change.On < Begin.PlusMonths(Months));
        foreach (var last in known.GroupBy(change => change.DealId, StringComparer.Ordinal).Select(deal => deal.Last()).Where(last => last.StageId is "Won" or "Lost" && last.On >= Begin))
        {
            var month = (12 * (last.On.Year - Begin.Year)) + last.On.Month - 1;
            decided[month]++;
            won[month] += last.StageId == "Won" ? 1 : 0;
        }

        return ProportionChartCalculator.Calculate(
            Enumerable.Range(0, Months).Select(month => new WinCount($"{month}", won[month], decided[month])), new AttributeChartOptions(), SeasonPositions.Cycle(Months, 3))!;
    }

    /// <summary>The lasting changes of the scores, from which the season and the size of the months are gone.</summary>
    public static ImmutableArray<LevelChange> Changes(SimulatedProcessOptions options) =>
        ChangePointCalculator.Calculate([.. Chart(options).Points.Select(point => point.Score)]).Changes;
}
