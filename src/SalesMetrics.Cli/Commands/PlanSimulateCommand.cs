using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Json;
using SalesMetrics.Testing;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>plan simulate</c>: what a plan may cost over a year of companies that differ by chance alone.</summary>
internal static class PlanSimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Option<FileInfo?>("--plan") { Description = "Compensation plan (JSON). Without it the 75/25 sample is used." };
        var companies = Whole("--companies", 200, "How many companies to make up.");
        var reps = Whole("--reps", 30, "How many reps each has over its history.");
        var teams = Whole("--teams", 5, "How many teams each has.");
        var seed = new Option<long>("--seed") { Description = "The seed of the first company; the next has one more.", DefaultValueFactory = _ => 1 };
        var budget = new Option<decimal?>("--budget") { Description = "A budget for the year in the plan's currency, to state how likely it is exceeded." };
        var command = new Command("simulate", "Pays a year of many made-up companies by the plan: P10, P50 and P90 of the cost, each with its Monte Carlo error.") { file, companies, reps, teams, seed, budget };
        var output = new OutputOptions(command);
        command.SetAction(parsed => CommandRunner.Guarded(terminal, () =>
        {
            var plan = parsed.GetValue(file) is { } path ? PlanSource.Read(path.FullName) : PlanJson.Read(PlanJson.Quarterly7525);
            PlanCrediting.RequireNone(plan, "plan simulate");
            var simulation = PlanSimulationCalculator.Calculate(
                PlanModel.Terms(plan),
                new SampleCompanyOptions
                {
                    Seed = parsed.GetValue(seed),
                    Reps = parsed.GetValue(reps),
                    Teams = parsed.GetValue(teams),
                    Regions = 1,
                    Years = 1,
                    Currency = plan.Plan.Currency,
                },
                parsed.GetValue(companies));
            return AnswerWriter.Write(terminal, Answer(simulation, parsed.GetValue(budget)), output.Format(parsed), output.IsStrict(parsed));
        }));
        return command;
    }

    private static Option<int> Whole(string name, int value, string description) => new(name) { Description = description, DefaultValueFactory = _ => value };

    private static Answer Answer(PlanSimulation simulation, decimal? budget)
    {
        var currency = simulation.Terms.Plan.Currency;
        var over = budget is { } amount ? simulation.Cost.ProbabilityOver(new Money(amount, currency)) : (SampledShare?)null;
        return new Answer
        {
            Command = "plan simulate",
            Facts =
            [
                ("plan", Cell.Text(simulation.Terms.Plan.Name)),
                ("companies", Cell.Count(simulation.Companies.Length)),
                ("seed", Cell.Count(simulation.Options.Seed)),
                ("mean", Cell.Estimate(simulation.Cost.Mean)),
                ("mean_error", Cell.Estimate(simulation.Cost.MeanError)),
                ("over_budget", Cell.EstimatedFraction(over?.Value)),
                ("over_budget_low", Cell.EstimatedFraction(over?.Lower)),
                ("over_budget_high", Cell.EstimatedFraction(over?.Upper)),
            ],
            Sheets =
            [
                new Sheet(
                    "plan_simulate",
                    Invariant($"Yearly cost of {simulation.Terms.Plan.Name} in {simulation.Companies.Length} made-up companies"),
                    ["quantile", "cost", "cost_low", "cost_high", "level", "currency"],
                    ((CostQuantile[])[simulation.Cost.P10, simulation.Cost.P50, simulation.Cost.P90]).Select(quantile => ImmutableArray.Create(
                        Cell.Estimate(quantile.Probability),
                        Cell.Estimate(quantile.Value),
                        Cell.Estimate(quantile.Lower),
                        Cell.Estimate(quantile.Upper),
                        Cell.Estimate(quantile.Level),
                        Cell.Text(currency.Code)))),
            ],
        };
    }
}
