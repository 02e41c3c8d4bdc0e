using SalesMetrics.Cli.Input;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Json;

namespace SalesMetrics.Cli.Commands;

/// <summary>What the commands that try plans on a company share.</summary>
internal static class PlanModel
{
    public static PlanTerms Terms(PlanFile file) => new(file.Plan, file.TargetIncentives);

    /// <summary>The company's facts over the period asked about.</summary>
    public static PlanFacts Facts(Company company) =>
        PlanFacts.Create(company.Organization, company.Credits, company.Quotas, company.Calendar, company.Period.Interval, company.Measure);

    /// <summary>The plan stated with <c>--plan</c>, or a sample plan with its own target incentives, so that samples can be set side by side.</summary>
    public static PlanFile Plan(Company company, string? path, string sample) =>
        path is null ? PlanSource.BuiltIn(sample, company.Currency) : PlanSource.Read(path);
}
