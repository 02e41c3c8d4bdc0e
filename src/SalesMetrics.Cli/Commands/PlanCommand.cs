using System.CommandLine;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation;
using SalesMetrics.Json;
using SalesMetrics.Measures;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>plan</c>: what can be said of a plan file before anybody is paid by it.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal) =>
        new("plan", "Checks a plan file, writes the document that people read, or says what the plan costs.")
        {
            Check(terminal), Document(terminal), PlanCostCommand.Create(terminal), PlanCompareCommand.Create(terminal), PlanSimulateCommand.Create(terminal),
        };

    private static Command Check(Terminal terminal)
    {
        var file = File();
        var quota = Quota();
        var command = new Command("check", "Lists jumps, falling pay, caps below target and clauses that cannot be reached. Exit code 1 with --strict when one is more than a note.") { file, quota };
        var output = new OutputOptions(command);
        command.SetAction(parsed => CommandRunner.Guarded(terminal, () =>
        {
            var plan = Read(parsed.GetValue(file));
            var findings = PlanChecker.Check(plan.Plan, new PlanCheckOptions
            {
                TargetIncentive = plan.TargetIncentives.Default,
                SampleQuota = Amount(parsed.GetValue(quota), plan.Plan.Currency),
            });
            var code = AnswerWriter.Write(terminal, Answer(plan, findings), output.Format(parsed), output.IsStrict(parsed));
            return output.IsStrict(parsed) && findings.Any(finding => finding.Severity != PlanFindingSeverity.Note) ? CommandLine.DataIssues : code;
        }));
        return command;
    }

    private static Command Document(Terminal terminal)
    {
        var file = File();
        var quota = Quota();
        var form = new Option<string>("--format") { Description = "Markdown or one HTML page.", DefaultValueFactory = _ => "markdown" };
        form.AcceptOnlyFromAmong("markdown", "html");
        var language = new Option<string>("--language") { Description = "en or de.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "de");
        var from = new Option<string?>("--from") { Description = "The first day the plan is in effect, as yyyy-MM-dd; with --to." };
        var to = new Option<string?>("--to") { Description = "The last day the plan is in effect, as yyyy-MM-dd; with --from." };
        var command = new Command("document", "Writes the plan document from the plan file: definitions, tables, curves and worked examples.") { file, quota, form, language, from, to };
        command.SetAction(parsed => CommandRunner.Guarded(terminal, () =>
        {
            var plan = Read(parsed.GetValue(file));
            var days = DayOption.Between(parsed, from, to);
            var document = PlanDocumentGenerator.Generate(plan.Plan, plan.TargetIncentives, new PlanDocumentOptions
            {
                Language = parsed.GetValue(language) is "de" ? PlanLanguage.German : PlanLanguage.English,
                SampleQuota = Amount(parsed.GetValue(quota), plan.Plan.Currency),
                InEffect = days,
                Version = days is null ? plan.Version : null,
                Measures = [Measure.Bookings],
                CreditRules = plan.CreditRules,
            });
            terminal.Text.Write(parsed.GetValue(form) is "html" ? document.ToHtml() : document.ToMarkdown());
            terminal.Text.Flush();
            return CommandLine.Fine;
        }));
        return command;
    }

    private static Option<FileInfo?> File() => new("--plan") { Description = "Compensation plan (JSON). Without it the 75/25 sample is used." };

    private static Option<decimal?> Quota() => new("--quota") { Description = "A quota for examples and sizes, in the plan's currency." };

    /// <summary>Reads the plan that an option names; the 75/25 sample when it names none.</summary>
    public static PlanFile Read(FileInfo? file, string option = "--plan")
    {
        if (file is null)
        {
            return PlanJson.Read(PlanJson.Quarterly7525);
        }

        if (!file.Exists)
        {
            throw new UsageException(Invariant($"There is no plan file {file.FullName}: give the path of a JSON file with {option}."));
        }

        using var stream = file.OpenRead();
        return PlanJson.Read(stream);
    }

    private static Money? Amount(decimal? amount, Currency currency) => amount is { } given
        ? given > 0m ? new Money(given, currency) : throw new UsageException(Invariant($"--quota {given} is not above zero."))
        : null;

    private static Answer Answer(PlanFile plan, ImmutableArray<PlanFinding> findings) => new()
    {
        Command = "plan check",
        Facts = [("plan", Cell.Text(plan.Plan.Name)), ("findings", Cell.Count(findings.Length))],
        Sheets =
        [
            new Sheet(
                "findings",
                Invariant($"Findings in {plan.Plan.Name}"),
                ["severity", "code", "place", "message", "advice"],
                findings.Select(finding => ImmutableArray.Create(
                    Cell.Text(finding.Severity.ToString().ToLowerInvariant()), Cell.Text(finding.Code), Cell.Text(finding.Place), Cell.Text(finding.Message), Cell.Text(finding.Advice)))),
        ],
    };
}
