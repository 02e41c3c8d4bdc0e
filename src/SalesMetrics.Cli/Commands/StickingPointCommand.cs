using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons.StickingPoints;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>sticking-point</c>: the stage past which people or teams cannot move deals, and what it costs.</summary>
internal static class StickingPointCommand
{
    public static Command Create(Terminal terminal)
    {
        var averageDeal = new Option<decimal?>("--average-deal") { Description = "What a won deal brings on average. Default: the mean of the deals won by the as-of day." };
        var fewest = new Option<int>("--fewest") { Description = "How many deals somebody must have had in a stage to be judged by it.", DefaultValueFactory = _ => 20 };
        var from = new Option<string?>("--from") { Description = "Only deals begun from this day, as yyyy-MM-dd; with --to." };
        var to = new Option<string?>("--to") { Description = "Only deals begun to this day, inclusive; with --from." };
        var detail = new Option<bool>("--detail") { Description = "Show every person and team at every stage, judged or not." };
        var command = new Command("sticking-point", "Finds the stage past which people or teams cannot move deals, and tells a personal problem from one of the process.") { averageDeal, fewest, from, to, detail };
        return CommandRunner.ForProcess(command, terminal, (facts, parsed) => Answer(
            facts,
            new StickingPointOptions
            {
                AsOf = facts.AsOf,
                AverageDeal = AverageDeal(facts, parsed.GetValue(averageDeal)),
                FewestEntries = parsed.GetValue(fewest),
                Begun = DayOption.Between(parsed, from, to),
            },
            parsed.GetValue(detail)));
    }

    private static Money AverageDeal(ProcessFacts facts, decimal? stated)
    {
        if (stated is { } amount)
        {
            return new Money(amount, facts.Currency);
        }

        var deals = facts.Deals.Histories.Select(history => history.On(facts.AsOf)).OfType<Deal>();
        var all = new DateInterval(LocalDate.MinIsoValue, facts.AsOf);
        return VelocityCalculator.Realised(deals, all, facts.Currency).AverageDeal is { } mean
            ? new Money(mean.ToDecimal(facts.Currency.MinorUnits), facts.Currency)
            : throw new UsageException("No deal is won by the as-of day, so what a won deal brings is not known: state it with --average-deal.");
    }

    private static Answer Answer(ProcessFacts facts, StickingPointOptions options, bool isDetailed)
    {
        // A person's team is that of the last day looked at.
        var findings = StickingPointCalculator.Calculate(facts.Log, person => facts.UnitOf(UnitKind.Team, person, facts.AsOf), options);
        return new Answer
        {
            Command = "sticking-point",
            Facts = [.. Question.Of(facts), ("average_deal", Cell.Amount(options.AverageDeal)), ("false_discovery_rate", Cell.EstimatedFraction(options.FalseDiscoveryRate))],
            Sheets =
            [
                isDetailed
                    ? new Sheet(
                        "sticking-point",
                        "People against the rest of their team, teams against all other teams, stage by stage",
                        ["kind", "id", .. Figures, "weak", "why_not"],
                        findings.OfTeams.Select(one => Row("team", one, facts.Currency)).Concat(findings.OfPeople.Select(one => Row("rep", one, facts.Currency))))
                    : new Sheet(
                        "sticking-point",
                        "Where the deals of each person stop",
                        ["id", "team", "kind", "verdict", .. Figures],
                        findings.People.Select(point => Row(point, facts.Currency))),
            ],
            Issues = facts.Issues,
        };
    }

    private static ImmutableArray<string> Figures { get; } =
        ["stage", "entries", "resolved", "advanced", "shrunk_rate", "peers_resolved", "peers_advanced", "odds_ratio", "odds_low", "odds_high", "adjusted_p", "lost_value", "currency"];

    private static ImmutableArray<Cell> Row(StickingPoint point, Currency currency) =>
    [
        Cell.Text(point.PersonId),
        Cell.Text(point.TeamId),
        Cell.Text(point.Kind switch
        {
            StickingPointKind.Personal => "personal",
            StickingPointKind.Process => "process",
            StickingPointKind.NoEvidence => "none",
            _ => "too_little_data",
        }),
        Cell.Text(point.Text),
        .. point.Evidence is { } evidence ? FiguresOf(evidence, currency) : Figures.Select(_ => Cell.Missing),
    ];

    private static ImmutableArray<Cell> Row(string kind, StepComparison one, Currency currency) =>
        [Cell.Text(kind), Cell.Text(one.UnitId), .. FiguresOf(one, currency), Cell.Text(one.IsWeak ? "yes" : "no"), Cell.Text(one.WhyNot)];

    private static IEnumerable<Cell> FiguresOf(StepComparison one, Currency currency) =>
    [
        Cell.Text(one.Stage.Id),
        Cell.Count(one.Own.Entries),
        Cell.Count(one.Own.Resolved),
        Cell.Count(one.Own.Advanced),
        Cell.EstimatedFraction(one.ShrunkRate),
        Cell.Count(one.Peers.Resolved),
        Cell.Count(one.Peers.Advanced),
        Cell.Estimate(one.OddsRatio),
        Cell.Estimate(one.OddsRatioLow),
        Cell.Estimate(one.OddsRatioHigh),
        Cell.Estimate(one.AdjustedProbability),
        Cell.Estimate(one.LostValue),
        Cell.Text(currency.Code),
    ];
}
