using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation.Modelling;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>plan cost</c>: what a plan would have cost over the facts of a period.</summary>
internal static class PlanCostCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "bucket", "period", "component");
        var command = new Command("cost", "Says what the plan costs over a period of the plan's whole pay periods, by rep, attainment bucket, period or component.") { by };
        return CommandRunner.ForCompany(command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!));
    }

    private static Answer Answer(Company company, string by)
    {
        var cost = PlanCostCalculator.Calculate(PlanModel.Terms(company.Plan), PlanModel.Facts(company));
        return new Answer
        {
            Command = "plan cost",
            Facts =
            [
                .. Question.Of(company),
                ("plan", Cell.Text(cost.Value.Terms.Plan.Name)),
                ("total", Cell.Amount(cost.Value.Total)),
                ("revenue", Cell.Amount(cost.Value.Revenue)),
                ("cost_of_sales", Cell.Fraction(cost.Value.CostOfSales)),
                ("at_or_above_goal", Cell.Fraction(cost.Value.ShareAtOrAbove(Ratio.One))),
                ("at_cap", Cell.Fraction(cost.Value.ShareAtCap())),
                ("below_threshold", Cell.Fraction(cost.Value.ShareBelowThreshold())),
            ],
            Sheets = [Sheet(cost.Value, by, company.Currency)],
            Issues = [.. company.Issues, .. cost.Issues],
        };
    }

    private static Sheet Sheet(PlanCost cost, string by, Currency currency)
    {
        var title = Invariant($"Cost of {cost.Terms.Plan.Name} by {by}: {cost.Total}");
        return by switch
        {
            "bucket" => new Sheet(
                "plan_cost",
                title,
                ["bucket", "payees", "credited", "cost", "cost_of_sales", "currency"],
                cost.Buckets.Append(cost.Undefined).Select(bucket => ImmutableArray.Create(
                    Cell.Text(bucket.ToString()), Cell.Count(bucket.Payees.Length), Cell.Amount(bucket.Credited), Cell.Amount(bucket.Amount), Cell.Fraction(bucket.CostOfSales), Cell.Text(currency.Code)))),
            "period" => new Sheet(
                "plan_cost",
                title,
                ["period", "payees", "cost", "currency"],
                cost.Runs.Select(run => ImmutableArray.Create(
                    Cell.Text(run.Period.Id), Cell.Count(run.Payouts.Length), Cell.Amount(run.Total), Cell.Text(currency.Code)))),
            "component" => new Sheet("plan_cost", title, ["id", "lines", "at_cap", "below_threshold", "undefined", "cost", "currency"], Lines(cost, currency)),
            _ => new Sheet(
                "plan_cost",
                title,
                ["id", "quota", "credited", "attainment", "target_incentive", "cost", "currency"],
                cost.Payees.Select(payee => ImmutableArray.Create(
                    Cell.Text(payee.PayeeId),
                    Cell.Amount(payee.Attainment.Quota),
                    Cell.Amount(payee.Attainment.Credited),
                    Cell.Fraction(payee.Attainment.Value),
                    Cell.Amount(payee.TargetIncentive),
                    Cell.Amount(payee.Amount),
                    Cell.Text(currency.Code)))),
        };
    }

    // Components, and then what clauses and programs pay on top, so that the column adds up to the total.
    private static IEnumerable<ImmutableArray<Cell>> Lines(PlanCost cost, Currency currency) => cost.Components()
        .Select(line => ImmutableArray.Create(
            Cell.Text(line.Component.Id),
            Cell.Count(line.LineCount),
            Cell.Count(line.AtCapCount),
            Cell.Count(line.BelowThresholdCount),
            Cell.Count(line.UndefinedCount),
            Cell.Amount(line.Amount),
            Cell.Text(currency.Code)))
        .Concat(cost.Clauses().Select(clause => ImmutableArray.Create(
            Cell.Text(clause.Key), Cell.Missing, Cell.Missing, Cell.Missing, Cell.Missing, Cell.Amount(clause.Value), Cell.Text(currency.Code))));
}
