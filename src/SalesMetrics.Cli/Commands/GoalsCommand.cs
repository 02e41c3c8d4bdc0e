using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Statements;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>goals</c>: one person's goal sheet.</summary>
internal static class GoalsCommand
{
    public static Command Create(Terminal terminal)
    {
        var payee = new Option<string>("--payee") { Description = "Whose goals.", Required = true };
        var command = new Command("goals", "Writes a person's goal sheet: what is measured, the goals, and what reaching them pays.") { payee };
        var options = new CompanyOptions(command);
        var output = new DocumentOptions(command, hasLanguage: true, "markdown", "html", "text");
        command.SetAction(parsed => CommandRunner.Guarded(terminal, () =>
        {
            var company = CompanyLoader.Load(options.Request(parsed), terminal.Error);
            var plan = company.Plan;
            PayCommand.RequireCurrency(company);
            var periods = company.Period.Grain == plan.Plan.Grain ? [company.Period] : company.Calendar.PeriodsIn(company.Period.Interval, plan.Plan.Grain);
            var attainments = PlanAttainmentCalculator.Calculate(
                plan.Plan, company.Credits, company.Quotas, company.Organization, company.Calendar, periods, company.Measure);
            var sheet = GoalSheetGenerator.Generate(
                plan.Plan,
                plan.TargetIncentives,
                CompanyPay.Known(company, "--payee", parsed.GetValue(payee)!),
                company.Organization,
                periods,
                attainments,
                new PlanDocumentOptions { Language = output.Language(parsed), Measures = [company.Measure], CreditRules = plan.CreditRules });
            terminal.Text.Write(output.Format(parsed) switch
            {
                "html" => sheet.ToHtml(),
                "text" => sheet.ToText(),
                _ => sheet.ToMarkdown(),
            });
            terminal.Text.Flush();
            return AnswerWriter.ReportIssues(terminal.Error, company.Issues, output.IsStrict(parsed));
        }));
        return command;
    }
}
