using System.CommandLine;
using SalesMetrics.Cli.Input;

namespace SalesMetrics.Cli.Commands;

/// <summary>Which deals' ways through the stages to work on, and as of when.</summary>
internal sealed class ProcessOptions
{
    private readonly Option<FileInfo?> _history = new("--history") { Description = "How deals changed (CSV: deal_id,date,stage,owner,amount,expected_close,...). Without it a simulated process is used." };
    private readonly Option<FileInfo?> _process = new("--process") { Description = "The stages in order and the endings (CSV: stage,kind); needed with --history." };
    private readonly Option<FileInfo?> _people = new("--people") { Description = "Who was in which team (CSV: payee,team,manager,territory,from,to). Without it there are no teams." };
    private readonly Option<string> _currency = new("--currency") { Description = "The one currency of all amounts.", DefaultValueFactory = _ => "USD" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "The last day that is known, as yyyy-MM-dd. Default: the last change in the data." };

    public ProcessOptions(Command command)
    {
        command.Options.Add(_history);
        command.Options.Add(_process);
        command.Options.Add(_people);
        command.Options.Add(_currency);
        command.Options.Add(_asOf);
    }

    public ProcessRequest Request(ParseResult parsed) => new()
    {
        HistoryFile = parsed.GetValue(_history)?.FullName,
        ProcessFile = parsed.GetValue(_process)?.FullName,
        PeopleFile = parsed.GetValue(_people)?.FullName,
        Currency = Currency.TryOf(parsed.GetValue(_currency)!, out var currency) && currency.IsMonetary
            ? currency
            : throw new UsageException(Invariant($"--currency {parsed.GetValue(_currency)} is no currency: write an ISO 4217 code, such as USD.")),
        AsOf = DayOption.ValueOf(parsed, _asOf),
    };
}
