using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Crediting;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;

namespace SalesMetrics.Testing;

/// <summary>Tries a plan on many made-up companies: what may it cost, when nothing but luck differs?</summary>
public static class PlanSimulationCalculator
{
    /// <summary>The most companies of one simulation.</summary>
    public const int MostCompanies = 100_000;

    /// <summary>Generates companies one after the other and pays the last year of each by the plan.</summary>
    /// <param name="terms">The plan and its target incentives; the companies' own target incentives are not used.</param>
    /// <param name="options">What the companies are like. The first has its seed, the next one more, and so on.</param>
    /// <param name="companies">How many; 1 to <see cref="MostCompanies"/>.</param>
    /// <returns>The same for the same arguments, bit for bit, on every platform.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    /// <exception cref="ArgumentException">The plan names a measure other than bookings, or options contradict each other.</exception>
    public static PlanSimulation Calculate(PlanTerms terms, SampleCompanyOptions options, int companies)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(companies, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(companies, MostCompanies);
        return new PlanSimulation(terms, options, [.. Enumerable.Range(0, companies).Select(i => Simulate(terms, options with { Seed = unchecked(options.Seed + i) }))]);
    }

    /// <summary>The facts of a made-up company's last year, to try a plan on.</summary>
    public static PlanFacts LastYear(SampleCompany company)
    {
        ArgumentNullException.ThrowIfNull(company);
        return PlanFacts.Create(
            company.Organization,
            CreditCalculator.Calculate(TransactionJournal.Create(company.Transactions).Value, company.Organization, company.Options.Currency).Value,
            QuotaBook.Create(company.Options.Currency, company.Quotas).Value,
            company.Calendar,
            new DateInterval(company.FirstDay.PlusYears(company.Options.Years - 1), company.LastDay));
    }

    private static SimulatedCost Simulate(PlanTerms terms, SampleCompanyOptions options)
    {
        var cost = PlanCostCalculator.Calculate(terms, LastYear(SampleCompany.Generate(options))).Value;
        return new SimulatedCost(options.Seed, cost.Total, cost.Revenue);
    }
}
