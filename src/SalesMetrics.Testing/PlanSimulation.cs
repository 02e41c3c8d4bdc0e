using SalesMetrics.Compensation.Modelling;

namespace SalesMetrics.Testing;

/// <summary>What a plan costs companies that differ by chance alone.</summary>
public sealed class PlanSimulation
{
    internal PlanSimulation(PlanTerms terms, SampleCompanyOptions options, ImmutableArray<SimulatedCost> companies)
    {
        Terms = terms;
        Options = options;
        Companies = companies;
        Cost = CostDistribution.Create(companies.Select(company => company.Cost));
    }

    /// <summary>The plan and its target incentives.</summary>
    public PlanTerms Terms { get; }

    /// <summary>What the companies are like; the seed is that of the first.</summary>
    public SampleCompanyOptions Options { get; }

    /// <summary>The companies, by seed.</summary>
    public ImmutableArray<SimulatedCost> Companies { get; }

    /// <summary>The cost over all companies.</summary>
    public CostDistribution Cost { get; }

    /// <summary>What another plan costs more in the same companies, company by company: luck that both share cancels out.</summary>
    /// <param name="other">A simulation of the other plan with the same options and number of companies.</param>
    /// <exception cref="ArgumentException">It is of other companies.</exception>
    /// <exception cref="CurrencyMismatchException">The plans are in different currencies.</exception>
    public CostDistribution DifferenceTo(PlanSimulation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Options == Options && other.Companies.Length == Companies.Length
            ? CostDistribution.Create(Companies.Zip(other.Companies, (mine, theirs) => theirs.Cost - mine.Cost))
            : throw new ArgumentException("The other plan was tried on other companies: simulate both with the same options and number.", nameof(other));
    }
}
