using System.CommandLine;
using System.Text;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Json;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>statement</c>: what one payee is paid and why, or a file for everybody.</summary>
internal static class StatementCommand
{
    public static Command Create(Terminal terminal)
    {
        var payee = new Option<string?>("--payee") { Description = "Whose statement." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "A folder into which the statement, or everybody's without --payee, is written." };
        var detail = new Option<string>("--detail") { Description = "full with every credit, or compact.", DefaultValueFactory = _ => "full" };
        detail.AcceptOnlyFromAmong("full", "compact");
        var command = new Command("statement", "Writes what a payee is paid for a period, line by line, with the credits behind it; or everybody's into a folder.") { payee, folder, detail };
        var company = new CompanyOptions(command);
        var output = new DocumentOptions(command, hasLanguage: true, "text", "markdown", "html", "json");
        command.SetAction(parsed => CommandRunner.Guarded(terminal, () =>
        {
            var facts = CompanyLoader.Load(company.Request(parsed), terminal.Error);
            var run = CompanyPay.Facts(facts).Pay();
            ImmutableArray<Issue> issues = [.. facts.Issues, .. run.Issues];
            var statements = StatementCalculator.Calculate(run.Value.Run, new StatementFacts { Issues = issues });
            var chosen = Chosen(facts, statements, parsed.GetValue(payee));
            var options = new StatementOptions
            {
                Language = output.Language(parsed),
                Detail = parsed.GetValue(detail) is "compact" ? StatementDetail.Compact : StatementDetail.Full,
            };
            var form = output.Format(parsed);
            if (parsed.GetValue(folder) is { } directory)
            {
                Save(directory, chosen, form, options);
                terminal.Text.Write(Invariant(
                    $"{chosen.Length} statements for {facts.Period} in {directory.FullName}, together {Money.Sum(chosen.Select(one => one.Total), facts.Currency)}\n"));
            }
            else
            {
                terminal.Text.Write(chosen is [var only]
                    ? Written(only, form, options)
                    : throw new UsageException("Name one payee with --payee, or a folder for everybody's statements with --out."));
            }

            terminal.Text.Flush();
            return AnswerWriter.ReportIssues(terminal.Error, issues, output.IsStrict(parsed));
        }));
        return command;
    }

    private static ImmutableArray<PayStatement> Chosen(Company company, ImmutableArray<PayStatement> statements, string? payeeId)
    {
        if (payeeId is null)
        {
            return statements;
        }

        _ = CompanyPay.Known(company, "--payee", payeeId);
        return statements.FirstOrDefault(one => string.Equals(one.PayeeId, payeeId, StringComparison.Ordinal)) is { } found
            ? [found]
            : throw new UsageException(Invariant($"'{payeeId}' has no assignment in {company.Period}, so no statement."));
    }

    private static void Save(DirectoryInfo folder, ImmutableArray<PayStatement> statements, string form, StatementOptions options)
    {
        folder.Create();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in statements)
        {
            var stem = Stem(statement.PayeeId);
            var name = stem;
            for (var i = 2; !taken.Add(name); i++)
            {
                name = Invariant($"{stem} ({i})");
            }

            File.WriteAllText(
                Path.Combine(folder.FullName, name + Extension(form)), Written(statement, form, options), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    // A payee's id is data: it may hold anything, and must not lead to another folder.
    private static string Stem(string payeeId)
    {
        var safe = new string([.. payeeId.Select(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.' or '\'' ? letter : '_')]);
        return safe.Trim().TrimStart('.') is { Length: > 0 } stem ? stem : "_";
    }

    private static string Extension(string form) => form switch
    {
        "markdown" => ".md",
        "html" => ".html",
        "json" => ".json",
        _ => ".txt",
    };

    private static string Written(PayStatement statement, string form, StatementOptions options) => form switch
    {
        "markdown" => statement.ToMarkdown(options),
        "html" => statement.ToHtml(options),
        "json" => StatementJson.Write(statement),
        _ => statement.ToText(options),
    };
}
