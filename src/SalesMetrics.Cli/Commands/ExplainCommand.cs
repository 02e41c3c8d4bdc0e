using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Compensation.Disputes;
using SalesMetrics.Explanations;
using SalesMetrics.Json;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>explain</c>: how a payout came about, where a deal is in it, or why it is not what another is.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var payee = new Option<string?>("--payee") { Description = "Whose pay; may be left out to compare everybody's with another period, plan or day." };
        var transaction = new Option<string?>("--transaction") { Description = "An entry: where it counts and what it contributed, or why it does not count." };
        var person = new Option<string?>("--against") { Description = "Another payee: why the pay differs from theirs." };
        var period = new Option<string?>("--against-period") { Description = "Another period of the plan's length: why the pay differs from then." };
        var plan = new Option<FileInfo?>("--against-plan") { Description = "Another plan file: why the pay differs from what it would pay on the same facts." };
        var asOf = new Option<string?>("--against-as-of") { Description = "An earlier day, as yyyy-MM-dd: why the pay differs from what was known then." };
        var command = new Command("explain", "Explains a payout down to the transactions; a deal's part in it; or its difference from another person's, period's or plan's.")
        {
            payee, transaction, person, period, plan, asOf,
        };
        var options = new CompanyOptions(command);
        var output = new DocumentOptions(command, hasLanguage: false, "text", "markdown", "html", "json");
        command.SetAction(parsed => CommandRunner.Guarded(terminal, () =>
        {
            var request = options.Request(parsed);
            var company = CompanyLoader.Load(request, terminal.Error);
            var against = new Other(parsed.GetValue(person), parsed.GetValue(period), parsed.GetValue(plan), DayOption.ValueOf(parsed, asOf));
            var payeeId = parsed.GetValue(payee) is { } name ? CompanyPay.Known(company, "--payee", name) : null;
            var explanation = (payeeId, parsed.GetValue(transaction), against.IsStated) switch
            {
                ({ } own, { } id, false) => Dispute(company, own, id),
                (_, null, true) => Difference(company, request, payeeId, against, terminal.Error),
                ({ } own, null, false) => Payout(company, own),
                (null, _, false) => throw new UsageException("Name whose pay to explain with --payee."),
                _ => throw new UsageException("Ask about a --transaction or for a difference --against something, one at a time."),
            };
            terminal.Text.Write(Written(explanation, output.Format(parsed)));
            terminal.Text.Flush();
            return AnswerWriter.ReportIssues(terminal.Error, company.Issues, output.IsStrict(parsed));
        }));
        return command;
    }

    // What the plan's rules made of the entry stands below the answer: an excluded sale is credited to nobody, and only they say why.
    private static Explanation Dispute(Company company, string payeeId, string transactionId)
    {
        var answer = DisputeCalculator.Calculate(CompanyPay.Facts(company), payeeId, transactionId).Explain();
        return company.Ruled is { } ruled && ruled.Has(transactionId)
            ? new Explanation(answer.Label, answer.Value, [.. answer.Lines, ruled.ExplainEntry(transactionId)]) { Rule = answer.Rule, SourceId = answer.SourceId }
            : answer;
    }

    private static Explanation Payout(Company company, string payeeId) => CompanyPay.Facts(company).Pay().Value.Run.Find(payeeId) is { } payout
        ? payout.Explain()
        : throw new UsageException(Invariant($"'{payeeId}' has no assignment in {company.Period}, so no pay to explain."));

    private static Explanation Difference(Company company, CompanyRequest request, string? payeeId, Other against, TextWriter progress)
    {
        // Another day knows other facts, and another plan may credit the same facts by other rules: both are read anew.
        var plan = against.Plan is { } file ? PlanCommand.Read(file, "--against-plan") : company.Plan;
        var other = against.AsOf is not null || !plan.CreditRules.Equals(company.Plan.CreditRules)
            ? CompanyLoader.Load(
                request with { AsOf = against.AsOf ?? company.AsOf, PeriodId = company.Period.Id, PlanFile = against.Plan?.FullName ?? request.PlanFile }, progress)
            : company;
        other = against.Plan is null ? other : other with { Plan = plan };
        other = against.PeriodId is { } id ? other with { Period = CompanyPay.Period(company, "--against-period", id) } : other;
        var (before, after) = (CompanyPay.Facts(other).Pay().Value, CompanyPay.Facts(company).Pay().Value);
        return (payeeId, against.PayeeId) switch
        {
            ({ } own, var person) => PayDifferenceCalculator.WhyDifferent(
                before, person is null ? own : CompanyPay.Known(company, "--against", person), after, own).Explain(),
            (null, null) => PayDifferenceCalculator.WhyDifferent(before, after).Explain(),
            _ => throw new UsageException("Name whose pay to compare with --payee."),
        };
    }

    private static string Written(Explanation explanation, string form) => form switch
    {
        "markdown" => explanation.ToMarkdown(),
        "html" => HtmlPage.Of(explanation.Label, explanation.ToHtml()),
        "json" => ExplanationJson.Write(explanation),
        _ => explanation + "\n",
    };

    private sealed record Other(string? PayeeId, string? PeriodId, FileInfo? Plan, LocalDate? AsOf)
    {
        public bool IsStated => PayeeId is not null || PeriodId is not null || Plan is not null || AsOf is not null;
    }
}
