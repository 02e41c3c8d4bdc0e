using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation;
using SalesMetrics.Crediting;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>pay</c>: what the plan pays everybody for a period, line by line.</summary>
internal static class PayCommand
{
    public static Command Create(Terminal terminal)
    {
        var detail = new Option<bool>("--detail") { Description = "Add the credits behind each component, below its line." };
        var command = new Command("pay", "Pays everybody by the plan for one period, component by component.") { detail };
        return CommandRunner.ForCompany(
            command, terminal, (company, parsed) => Answer(company, parsed.GetValue(detail)));
    }

    /// <summary>Runs the plan for the period asked about.</summary>
    public static Checked<PayRun> Run(Company company)
    {
        var plan = company.Plan;
        RequireFit(company);
        var attainments = PlanAttainmentCalculator.Calculate(
            plan.Plan, company.Credits, company.Quotas, company.Organization, company.Calendar, [company.Period], company.Measure);
        var run = PayRunCalculator.Calculate(plan.Plan, plan.TargetIncentives, company.Organization, company.Period, attainments);
        var awarded = run.Value.WithAwards(PlanAwardCalculator.Calculate(run.Value, attainments, company.Credits));
        return new Checked<PayRun>(awarded.Value, [.. run.Issues, .. awarded.Issues]);
    }

    /// <summary>Refuses a period or a currency that the plan does not pay in.</summary>
    public static void RequireFit(Company company)
    {
        var plan = company.Plan.Plan;
        if (company.Period.Grain != plan.Grain)
        {
            throw new UsageException(
                Invariant($"The plan '{plan.Name}' pays by the {plan.Grain.ToString().ToLowerInvariant()}; {company.Period} is a {company.Period.Grain.ToString().ToLowerInvariant()}. Name a period of the plan's length with --period."));
        }

        RequireCurrency(company);
    }

    /// <summary>Refuses a currency that the plan does not pay in.</summary>
    public static void RequireCurrency(Company company) => PlanSource.RequireCurrency(company.Plan, company.Currency);

    private static Answer Answer(Company company, bool isDetailed)
    {
        var run = Run(company);
        ImmutableArray<string> columns = ["payee", "period", "component", "weight", "attainment", "payout", "currency", "target_incentive", "pay_percent", "unit"];
        var sheet = new Sheet(
            "pay",
            Invariant($"Pay by {run.Value.Plan.Name} for {run.Value.Period}, total {run.Value.Total}"),
            isDetailed ? [.. columns, "transaction", "date", "credited_to", "credited"] : columns,
            run.Value.Payouts.SelectMany(payout => payout.Components
                .SelectMany(line => Rows(payout, line, isDetailed))
                .Concat(payout.Clauses.Select(line => Row(payout, line.Clause.Id, line.Amount, line.Unit.ToString(), isDetailed)))
                .Concat(payout.Awards.Select(line => Row(payout, line.SourceId, line.Amount, "", isDetailed)))));
        return new Answer
        {
            Command = "pay",
            Facts = [.. Question.Of(company), ("plan", Cell.Text(run.Value.Plan.Name)), ("total", Cell.Amount(run.Value.Total))],
            Sheets = [sheet],
            Issues = [.. company.Issues, .. run.Issues],
        };
    }

    private static IEnumerable<ImmutableArray<Cell>> Rows(Payout payout, ComponentPayout line, bool isDetailed)
    {
        ImmutableArray<Cell> row =
        [
            Cell.Text(payout.PayeeId),
            Cell.Text(payout.Period.Id),
            Cell.Text(line.Component.Id),
            Cell.Fraction(line.Pay.Weight),
            Cell.Fraction(line.Attainment?.Value),
            Cell.Amount(line.Amount),
            Cell.Text(payout.Plan.Currency.Code),
            Cell.Amount(payout.TargetIncentive),
            Cell.Fraction(line.Pay.Share),
            Cell.Text(line.Unit.ToString()),
        ];
        return isDetailed
            ? [[.. row, Cell.Missing, Cell.Missing, Cell.Missing, Cell.Missing], .. Credits(line).Select(credit => Row(payout, line, credit))]
            : [row];
    }

    // What a clause or program pays beside the components, so that the column adds up to the total.
    private static ImmutableArray<Cell> Row(Payout payout, string id, Money amount, string unit, bool isDetailed)
    {
        ImmutableArray<Cell> row =
        [
            Cell.Text(payout.PayeeId),
            Cell.Text(payout.Period.Id),
            Cell.Text(id),
            Cell.Missing,
            Cell.Missing,
            Cell.Amount(amount),
            Cell.Text(payout.Plan.Currency.Code),
            Cell.Missing,
            Cell.Missing,
            unit.Length == 0 ? Cell.Missing : Cell.Text(unit),
        ];
        return isDetailed ? [.. row, Cell.Missing, Cell.Missing, Cell.Missing, Cell.Missing] : row;
    }

    // A credit's row leaves the payout empty, so that a sum over the column is what is paid.
    private static ImmutableArray<Cell> Row(Payout payout, ComponentPayout line, Credit credit) =>
    [
        Cell.Text(payout.PayeeId),
        Cell.Text(payout.Period.Id),
        Cell.Text(line.Component.Id),
        Cell.Missing,
        Cell.Missing,
        Cell.Missing,
        Cell.Text(payout.Plan.Currency.Code),
        Cell.Missing,
        Cell.Missing,
        Cell.Text(line.Unit.ToString()),
        Cell.Text(credit.TransactionId),
        Cell.Date(credit.Date),
        Cell.Text(credit.PayeeId),
        Cell.Amount(credit.Amount),
    ];

    private static ImmutableArray<Credit> Credits(ComponentPayout line) => line.Attainment?.Measurement.Credits ?? [];
}
