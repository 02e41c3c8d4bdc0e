using System.CommandLine;
using SalesMetrics.Cli.Output;

namespace SalesMetrics.Cli.Commands;

/// <summary>How an answer is to be written, and how strict to be about the data: common to all commands.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "How to write the answer.",
        DefaultValueFactory = _ => "table",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "List every issue of the data and end with exit code 1 if there is any.",
    };

    public OutputOptions(Command command)
    {
        _format.AcceptOnlyFromAmong("table", "json", "csv");
        command.Options.Add(_format);
        command.Options.Add(_strict);
    }

    public OutputFormat Format(ParseResult parsed) => parsed.GetValue(_format) switch
    {
        "json" => OutputFormat.Json,
        "csv" => OutputFormat.Csv,
        _ => OutputFormat.Table,
    };

    public bool IsStrict(ParseResult parsed) => parsed.GetValue(_strict);
}
