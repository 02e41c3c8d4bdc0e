using SalesMetrics.Compensation;
using SalesMetrics.Json;

namespace SalesMetrics.Cli.Input;

/// <summary>Where a plan comes from: a file, or a sample plan brought into the company's currency.</summary>
internal static class PlanSource
{
    public static PlanFile Read(string path) => File.Exists(path)
        ? PlanJson.Read(File.ReadAllText(path))
        : throw new UsageException(Invariant($"There is no plan file {path}: give the path of a JSON file."));

    /// <summary>Refuses a plan that pays in another currency than the credits are in.</summary>
    public static void RequireCurrency(PlanFile plan, Currency credits)
    {
        if (plan.Plan.Currency != credits)
        {
            throw new UsageException(
                Invariant($"The plan '{plan.Plan.Name}' is in {plan.Plan.Currency}, the credits are in {credits}: give a plan in the currency of the credits."));
        }
    }

    /// <summary>A sample plan with the same numbers of units in another currency.</summary>
    public static PlanFile BuiltIn(string json, Currency currency)
    {
        var sample = PlanJson.Read(json);
        Money In(Money amount) => new Money(amount.Amount, currency).Round();
        return new PlanFile(
            Plan.Create(
                sample.Plan.Id,
                sample.Plan.Name,
                currency,
                sample.Plan.Grain,
                sample.Plan.Components,
                [.. sample.Plan.Clauses.Select(clause => clause is PlanClause.Bonus bonus ? bonus with { Amount = In(bonus.Amount) } : clause)],
                sample.Plan.CapPlace),
            TargetIncentives.Create(In(sample.TargetIncentives.Default)));
    }
}
