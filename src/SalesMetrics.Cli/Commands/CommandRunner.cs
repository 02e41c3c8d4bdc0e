using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Data;
using SalesMetrics.Json;

namespace SalesMetrics.Cli.Commands;

/// <summary>Runs a command: makes its answer, has it written, and turns what went wrong into an exit code.</summary>
internal static class CommandRunner
{
    public static Command ForCompany(Command command, Terminal terminal, Func<Company, ParseResult, Answer> answer)
    {
        var company = new CompanyOptions(command);
        var output = new OutputOptions(command);
        command.SetAction(parsed => Guarded(terminal, () =>
        {
            var facts = CompanyLoader.Load(company.Request(parsed), terminal.Error);
            return AnswerWriter.Write(terminal, answer(facts, parsed), output.Format(parsed), output.IsStrict(parsed));
        }));
        return command;
    }

    public static Command ForProcess(Command command, Terminal terminal, Func<ProcessFacts, ParseResult, Answer> answer)
    {
        var process = new ProcessOptions(command);
        var output = new OutputOptions(command);
        command.SetAction(parsed => Guarded(terminal, () => AnswerWriter.Write(
            terminal, answer(ProcessLoader.Load(process.Request(parsed)), parsed), output.Format(parsed), output.IsStrict(parsed))));
        return command;
    }

    public static int Guarded(Terminal terminal, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (
            exception is UsageException or UnusableInputException or PlanFormatException or IOException or UnauthorizedAccessException
                or ArgumentException or OverflowException or CurrencyMismatchException)
        {
            // The library names the value and what was allowed, which is what a user needs to read.
            terminal.Error.WriteLine(exception.Message);
            return CommandLine.Unusable;
        }
    }
}
