using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons;
using SalesMetrics.Pipeline.Funnels;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>funnel</c>: how many deals come how far, with open ones in a bucket of their own.</summary>
internal static class FunnelCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("company", "company", "team", "rep");
        var kind = new Option<string>("--kind") { Description = "Which deals count at a stage: in it or beyond, ever in it, or in every stage before it.", DefaultValueFactory = _ => "reached" };
        kind.AcceptOnlyFromAmong("reached", "any", "strict");
        var (from, to) = (new Option<string?>("--from") { Description = "Only deals begun from this day, as yyyy-MM-dd; with --to." }, new Option<string?>("--to") { Description = "Only deals begun to this day, inclusive; with --from." });
        var command = new Command("funnel", "Counts how many deals come how far, and how many of those decided go on.") { by, kind, from, to };
        return CommandRunner.ForProcess(command, terminal, (facts, parsed) => Answer(facts, parsed.GetValue(by)!, new FunnelOptions
        {
            AsOf = facts.AsOf,
            Kind = parsed.GetValue(kind) switch { "any" => FunnelKind.Any, "strict" => FunnelKind.Strict, _ => FunnelKind.ReachedOrBeyond },
            Begun = DayOption.Between(parsed, from, to),
        }));
    }

    private static Answer Answer(ProcessFacts facts, string by, FunnelOptions options)
    {
        var kind = UnitChoice.KindOf(by);

        // A deal belongs to the unit it began in: who lost it later is another question.
        var units = facts.Log.Histories
            .Where(history => !history.Visits.IsEmpty)
            .ToLookup(history => facts.UnitOf(kind, history.Visits[0].OwnerId, history.FirstOn), history => history.DealId, StringComparer.Ordinal);
        var rows = units.OrderBy(unit => unit.Key, StringComparer.Ordinal).SelectMany(unit =>
        {
            var deals = unit.ToHashSet(StringComparer.Ordinal);
            return FunnelCalculator.Calculate(facts.Log.Where(history => deals.Contains(history.DealId)), options).Stages.Select(stage => Row(unit.Key, stage));
        });
        return new Answer
        {
            Command = "funnel",
            Facts = [.. Question.Of(facts), ("kind", Cell.Text(options.Kind.ToString()))],
            Sheets =
            [
                new Sheet(
                    "funnel",
                    Invariant($"Funnel by {by}, {options.Kind}, as of {options.AsOf:uuuu-MM-dd}"),
                    ["id", "stage", "deals", "advanced", "lost", "disqualified", "open", "step_conversion", "step_low", "step_high", "raw_conversion", "cumulative"],
                    rows),
            ],
            Issues = facts.Issues,
        };
    }

    private static ImmutableArray<Cell> Row(string unit, FunnelStage stage)
    {
        var interval = stage.Resolved == 0 ? (ProportionInterval?)null : ProportionIntervalCalculator.Calculate(stage.Advanced, stage.Resolved);
        return
        [
            Cell.Text(unit),
            Cell.Text(stage.Stage.Id),
            Cell.Count(stage.Deals),
            Cell.Count(stage.Advanced),
            Cell.Count(stage.Lost),
            Cell.Count(stage.Disqualified),
            Cell.Count(stage.Open),
            Cell.Fraction(stage.StepConversion),
            Cell.EstimatedFraction(interval?.Lower),
            Cell.EstimatedFraction(interval?.Upper),
            Cell.Fraction(stage.RawConversion),
            Cell.Fraction(stage.Cumulative),
        ];
    }
}
