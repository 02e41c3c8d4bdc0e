using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Pipeline.Bridges;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>bridge</c>: how open pipeline came from what it was to what it is, to the cent.</summary>
internal static class BridgeCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("company", "company", "team", "rep");
        var from = new Option<string?>("--from") { Description = "The first day whose changes are told, as yyyy-MM-dd; with --to. Default: the month of the as-of day." };
        var to = new Option<string?>("--to") { Description = "The last such day, inclusive; with --from." };
        var dueFrom = new Option<string?>("--due-from") { Description = "Only deals expected to close from this day; with --due-to." };
        var dueTo = new Option<string?>("--due-to") { Description = "Only deals expected to close to this day, inclusive; with --due-from." };
        var detail = new Option<bool>("--detail") { Description = "Add a row for each deal below its line." };
        var command = new Command("bridge", "Tells how open pipeline changed between two days: new, pulled in, won, lost, pushed out and so on.") { by, from, to, dueFrom, dueTo, detail };
        return CommandRunner.ForProcess(command, terminal, (facts, parsed) => Answer(
            facts,
            parsed.GetValue(by)!,
            new PipelineBridgeOptions
            {
                Days = DayOption.Between(parsed, from, to) ?? new DateInterval(facts.AsOf.With(DateAdjusters.StartOfMonth), facts.AsOf),
                Due = DayOption.Between(parsed, dueFrom, dueTo),
                Currency = facts.Currency,
            },
            parsed.GetValue(detail)));
    }

    private static Answer Answer(ProcessFacts facts, string by, PipelineBridgeOptions options, bool isDetailed)
    {
        var kind = UnitChoice.KindOf(by);
        var bridges = PipelineBridgeCalculator.Calculate(facts.Deals, (owner, date) => facts.UnitOf(kind, owner, date), options);
        ImmutableArray<string> columns = ["id", "line", "deals", "amount", "currency"];
        return new Answer
        {
            Command = "bridge",
            Facts = [.. Question.Of(facts), ("from", Cell.Date(options.Days.Start)), ("to", Cell.Date(options.Days.End))],
            Sheets =
            [
                new Sheet(
                    "bridge",
                    Invariant($"Open pipeline by {by} from {options.Days.Start:uuuu-MM-dd} to {options.Days.End:uuuu-MM-dd}"),
                    isDetailed ? [.. columns, "deal"] : columns,
                    bridges.SelectMany(bridge => Rows(bridge, isDetailed))),
            ],
            Issues = facts.Issues,
        };
    }

    private static IEnumerable<ImmutableArray<Cell>> Rows(PipelineBridge bridge, bool isDetailed)
    {
        yield return Row(bridge, "start", Cell.Missing, bridge.Start, isDetailed, null);
        foreach (var kind in Enum.GetValues<BridgeLineKind>())
        {
            yield return Row(bridge, Word(kind), Cell.Count(bridge.CountOf(kind)), bridge.Of(kind), isDetailed, null);
            foreach (var entry in isDetailed ? bridge.Entries.Where(entry => entry.Kind == kind) : [])
            {
                yield return Row(bridge, Word(kind), Cell.Missing, entry.Change, isDetailed, entry.DealId);
            }
        }

        yield return Row(bridge, "end", Cell.Missing, bridge.End, isDetailed, null);
    }

    private static ImmutableArray<Cell> Row(PipelineBridge bridge, string line, Cell deals, Money amount, bool isDetailed, string? dealId)
    {
        ImmutableArray<Cell> row = [Cell.Text(bridge.UnitId), Cell.Text(line), deals, Cell.Amount(amount), Cell.Text(amount.Currency.Code)];
        return isDetailed ? [.. row, dealId is null ? Cell.Missing : Cell.Text(dealId)] : row;
    }

    private static string Word(BridgeLineKind kind) => kind switch
    {
        BridgeLineKind.New => "new",
        BridgeLineKind.PulledIn => "pulled_in",
        BridgeLineKind.Reopened => "reopened",
        BridgeLineKind.Increase => "increase",
        BridgeLineKind.TransferredIn => "transferred_in",
        BridgeLineKind.Decrease => "decrease",
        BridgeLineKind.Won => "won",
        BridgeLineKind.Lost => "lost",
        BridgeLineKind.PushedOut => "pushed_out",
        BridgeLineKind.TransferredOut => "transferred_out",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a line of a bridge."),
    };
}
