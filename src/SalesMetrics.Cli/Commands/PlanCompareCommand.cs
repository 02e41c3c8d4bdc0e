using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Json;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>plan compare</c>: what two plans would have cost over the same facts, and who gains or loses.</summary>
internal static class PlanCompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var against = new Option<FileInfo?>("--against") { Description = "The plan to go to (JSON). Without it the sample plan 100/0 with team bonus is used." };
        var by = UnitChoice.Option("rep", "rep", "bucket", "plan");
        var command = new Command("compare", "Compares --plan with --against over a period: cost of each, who gains and who loses, by rep, attainment bucket or plan.") { against, by };
        return CommandRunner.ForCompany(command, terminal, (company, parsed) =>
        {
            var from = PlanModel.Plan(company, parsed.GetValue<FileInfo?>("--plan")?.FullName, PlanJson.Quarterly7525);
            var other = parsed.GetValue(against);
            var to = PlanModel.Plan(company, other?.FullName, PlanJson.Quarterly100TeamBonus);

            // Both are paid on one book: a sample plan is paid on what the rules of the other credit.
            return other is null || to.CreditRules.Equals(from.CreditRules)
                ? Answer(company, from, to, parsed.GetValue(by)!)
                : throw new UsageException(
                    Invariant($"'{from.Plan.Name}' and '{to.Plan.Name}' credit sales by different rules, so what they pay cannot be set side by side: give --plan and --against files with the same creditRules."));
        });
    }

    private static Answer Answer(Company company, PlanFile from, PlanFile to, string by)
    {
        var comparison = PlanComparisonCalculator.Calculate(PlanModel.Terms(from), PlanModel.Terms(to), PlanModel.Facts(company));
        var value = comparison.Value;
        return new Answer
        {
            Command = "plan compare",
            Facts =
            [
                .. Question.Of(company),
                ("from_plan", Cell.Text(from.Plan.Name)),
                ("to_plan", Cell.Text(to.Plan.Name)),
                ("from_total", Cell.Amount(value.From.Total)),
                ("to_total", Cell.Amount(value.To.Total)),
                ("difference", Cell.Amount(value.Difference)),
                ("gainers", Cell.Count(value.Gainers.Length)),
                ("gained", Cell.Amount(value.Gained)),
                ("losers", Cell.Count(value.Losers.Length)),
                ("lost", Cell.Amount(value.Lost)),
                ("unchanged", Cell.Count(value.UnchangedCount)),
            ],
            Sheets = [Sheet(value, by, company.Currency)],
            Issues = [.. company.Issues, .. comparison.Issues],
        };
    }

    private static Sheet Sheet(PlanComparison comparison, string by, Currency currency)
    {
        var title = Invariant($"From {comparison.From.Terms.Plan.Name} to {comparison.To.Terms.Plan.Name}: {comparison.Difference}");
        return by switch
        {
            "bucket" => new Sheet(
                "plan_compare",
                title,
                ["bucket", "payees", "credited", "from", "to", "difference", "from_cost_of_sales", "to_cost_of_sales", "currency"],
                comparison.Buckets.Select(bucket => ImmutableArray.Create(
                    Cell.Text(bucket.Label),
                    Cell.Count(bucket.Payees.Length),
                    Cell.Amount(bucket.Credited),
                    Cell.Amount(bucket.FromAmount),
                    Cell.Amount(bucket.ToAmount),
                    Cell.Amount(bucket.Difference),
                    Cell.Fraction(bucket.FromCostOfSales),
                    Cell.Fraction(bucket.ToCostOfSales),
                    Cell.Text(currency.Code)))),
            "plan" => new Sheet(
                "plan_compare",
                title,
                [
                    "plan", "cost", "target_incentive", "revenue", "cost_of_sales", "at_or_above_goal", "at_cap", "below_threshold", "pay_correlation",
                    "pay_correlation_low", "pay_correlation_high", "currency",
                ],
                [Row(comparison.From, comparison.FromPayForPerformance(), currency), Row(comparison.To, comparison.ToPayForPerformance(), currency)]),
            _ => new Sheet(
                "plan_compare",
                title,
                ["id", "quota", "credited", "attainment", "from", "to", "difference", "currency"],
                comparison.Payees.Select(payee => ImmutableArray.Create(
                    Cell.Text(payee.PayeeId),
                    Cell.Amount(payee.From.Attainment.Quota),
                    Cell.Amount(payee.From.Attainment.Credited),
                    Cell.Fraction(payee.From.Attainment.Value),
                    Cell.Amount(payee.From.Amount),
                    Cell.Amount(payee.To.Amount),
                    Cell.Amount(payee.Difference),
                    Cell.Text(currency.Code)))),
        };
    }

    private static ImmutableArray<Cell> Row(PlanCost cost, PayCorrelation correlation, Currency currency) =>
    [
        Cell.Text(cost.Terms.Plan.Name),
        Cell.Amount(cost.Total),
        Cell.Amount(cost.TargetIncentive),
        Cell.Amount(cost.Revenue),
        Cell.Fraction(cost.CostOfSales),
        Cell.Fraction(cost.ShareAtOrAbove(Ratio.One)),
        Cell.Fraction(cost.ShareAtCap()),
        Cell.Fraction(cost.ShareBelowThreshold()),
        Cell.Measure(correlation.Value),
        Cell.Measure(correlation.Lower),
        Cell.Measure(correlation.Upper),
        Cell.Text(currency.Code),
    ];
}
