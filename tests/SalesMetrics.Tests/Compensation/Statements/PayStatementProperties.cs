using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Tests.Compensation.Differences;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Statements;

[PayLaws(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
public class PayStatementProperties
{
    [Property]
    public bool A_statements_total_is_the_payouts_and_all_of_them_add_up_to_the_run(ClausedPlan plan, Company company)
    {
        var run = PayVersions.Of(company, plan.Plan).Run;
        var statements = StatementCalculator.Calculate(run, StatementFacts.None);
        return statements.Zip(run.Payouts).All(pair => pair.First.Total == pair.Second.Total && pair.First.PayeeId == pair.Second.PayeeId)
            && statements.Length == run.Payouts.Length
            && Money.Sum(statements.Select(statement => statement.Total), Dollar) == run.Total;
    }

    [Property]
    public bool Every_transaction_of_the_payout_appears_once_for_each_payee_credited(ClausedPlan plan, Company company) =>
        StatementCalculator.Calculate(PayVersions.Of(company, plan.Plan).Run, StatementFacts.None).All(statement =>
        {
            var explained = statement.Explain().DescendantsAndSelf().Select(line => line.SourceId).Where(id => id.StartsWith('T')).ToHashSet();
            var keys = statement.Credits.Select(one => (one.Credit.TransactionId, one.Credit.PayeeId, one.Credit.Kind)).ToList();
            return explained.IsSubsetOf(keys.Select(key => key.TransactionId))
                && keys.Distinct().Count() == keys.Count
                && statement.Credits.All(one => !one.LineIds.IsEmpty && one.LineIds.All(id => statement.Lines.Any(line => line.Id == id)))
                && statement.Lines.Where(line => line.Part == LedgerLinePart.Component && line.Credited is not null).All(line =>
                    Money.Sum(statement.Credits.Where(one => one.LineIds.Contains(line.Id)).Select(one => one.Credit.Amount), Dollar) == line.Credited);
        });

    [PayLaw]
    public bool Every_form_and_language_names_every_line_and_in_full_every_transaction(ClausedPlan plan, Company company, bool isGerman)
    {
        var options = new StatementOptions { Language = isGerman ? PlanLanguage.German : PlanLanguage.English };
        return StatementCalculator.Calculate(PayVersions.Of(company, plan.Plan).Run, StatementFacts.None).All(statement =>
        {
            string[] forms = [statement.ToText(options), statement.ToMarkdown(options), statement.ToHtml(options)];
            var page = XDocument.Parse(Regex.Replace(forms[2], "<!DOCTYPE html>|<meta[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(5)));
            return forms.All(form => statement.Credits.All(one => form.Contains(one.Credit.TransactionId, StringComparison.Ordinal))
                    && statement.Lines.All(line => form.Contains(line.Name, StringComparison.Ordinal)))
                && page.Descendants("tr").All(row => row.Elements().Count() == row.Parent!.Parent!.Descendants("th").Count());
        });
    }
}
