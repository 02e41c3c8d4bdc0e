using SalesMetrics.Cli.Input;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Cli.Commands;

/// <summary>A cascade as the user asked for it.</summary>
internal sealed record CascadeRequest
{
    public required Money Total { get; init; }

    /// <summary>The word for what people weigh.</summary>
    public required string By { get; init; }

    public RampSchedule? Ramp { get; init; }

    public Ratio OverAssignment { get; init; }

    public Money? Rounding { get; init; }

    public IReadOnlyDictionary<SalesUnit, CascadeTerms>? Terms { get; init; }

    public bool IsExplained { get; init; }

    /// <summary>The weight of each payee; null when the parts of every unit weigh the same.</summary>
    public ImmutableDictionary<string, Ratio>? Weights(Company company, LocalDate day) => By switch
    {
        "equal" => null,
        "headcount" => CascadeWeights.ByHeadcount(company.Organization, day, Ramp),
        "history" => CascadeWeights.ByHistory(company.Credits, company.Measure, YearBefore(company.Period.Start)),
        "potential" => CascadeWeights.ByPotential(
            company.Deals,
            company.Organization,
            company.AsOf,
            company.Period.End,
            company.Currency,
            new PipelineCoverageOptions { CountUndated = true, UseListPrice = true }),
        _ => throw new UsageException(Invariant($"--weights {By} is not known.")),
    };

    private static DateInterval YearBefore(LocalDate start) => new(start.PlusYears(-1), start.PlusDays(-1));
}
