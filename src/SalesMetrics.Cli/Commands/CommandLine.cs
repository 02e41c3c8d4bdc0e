using System.CommandLine;
using System.Text;

namespace SalesMetrics.Cli.Commands;

/// <summary>The whole command line: its verbs, and what an exit code means.</summary>
internal static class CommandLine
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The answer was given, but the data had issues and <c>--strict</c> was asked for.</summary>
    public const int DataIssues = 1;

    /// <summary>Wrong usage, or input that cannot be used; the message says what to do.</summary>
    public const int Unusable = 2;

    public static async Task<int> RunAsync(string[] args, Stream output, TextWriter error, CancellationToken cancellationToken)
    {
        var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        await using (text.ConfigureAwait(false))
        {
            var terminal = new Terminal(text, output, error);
            var root = new RootCommand("Sales performance from CRM facts: attainment, fair comparison, layered pay and forecasts, each explained.")
            {
                ReportCommand.Create(terminal),
                AttainmentCommand.Create(terminal),
                PaceCommand.Create(terminal),
                CascadeCommand.Create(terminal),
                CompareCommand.Create(terminal),
                WhyCommand.Create(terminal),
                BehaviourCommand.Create(terminal),
                FunnelCommand.Create(terminal),
                BridgeCommand.Create(terminal),
                StickingPointCommand.Create(terminal),
                PayCommand.Create(terminal),
                StatementCommand.Create(terminal),
                ExplainCommand.Create(terminal),
                GoalsCommand.Create(terminal),
                PlanCommand.Create(terminal),
                ForecastCommand.Create(terminal),
                BacktestCommand.Create(terminal),
                ReconcileCommand.Create(terminal),
            };

            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                return Complain(parsed, error);
            }

            var configuration = new InvocationConfiguration { Output = text, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int Complain(ParseResult parsed, TextWriter error)
    {
        foreach (var problem in parsed.Errors)
        {
            error.WriteLine(problem.Message);
        }

        var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        error.WriteLine(Invariant($"See: salesmetrics {command}--help"));
        return Unusable;
    }
}
