using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Testing;
using SalesMetrics.Tests.Compensation;
using SalesMetrics.Tests.Compensation.Modelling;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Testing;

public class PlanSimulationTests
{
    private static readonly PlanTerms Plan = TwoQuarters.Terms(Plans.SeventyFiveTwentyFive(Plans.Accelerated, Plans.TeamGoal));

    [Fact]
    public void The_same_seed_gives_the_same_costs_bit_for_bit_and_another_one_others()
    {
        var options = SampleCompanyOptions.Small with { Seed = 7 };
        var once = PlanSimulationCalculator.Calculate(Plan, options, 12);

        Assert.Equal(once.Companies.AsEnumerable(), PlanSimulationCalculator.Calculate(Plan, options, 12).Companies.AsEnumerable());
        Assert.Equal(once.Companies.Skip(1), PlanSimulationCalculator.Calculate(Plan, options with { Seed = 8 }, 11).Companies.AsEnumerable());
        Assert.True(once.Companies.Select(company => company.Cost).Distinct().Count() > 10);
        Assert.True(once.Cost.P10.Value < once.Cost.P90.Value);
        Assert.All(once.Companies, company => Assert.InRange(company.CostOfSales!.Value.ToDecimal(), 0.001m, 1m));
    }

    [Fact]
    public void Each_cost_is_what_the_plan_costs_that_company_over_its_last_year()
    {
        var options = SampleCompanyOptions.Small with { Seed = 3, Years = 2 };
        var company = SampleCompany.Generate(options);
        var facts = PlanSimulationCalculator.LastYear(company);
        var cost = PlanCostCalculator.Calculate(Plan, facts).Value;

        Assert.Equal(Days("2024-01-01", "2024-12-31"), facts.Window);
        Assert.Equal(cost.Total, PlanSimulationCalculator.Calculate(Plan, options, 1).Companies[0].Cost);

        // The year's entries in the book, corrections included, are its revenue.
        var booked = company.Transactions.Where(entry => facts.Window.Contains(entry.Date)).Select(entry => entry.Amount);
        Assert.Equal(Money.Sum(booked, Dollar), cost.Revenue);
    }

    [Fact]
    public void Two_plans_are_compared_company_by_company()
    {
        var options = SampleCompanyOptions.Small;
        var first = PlanSimulationCalculator.Calculate(Plan, options, 8);
        var second = PlanSimulationCalculator.Calculate(TwoQuarters.Terms(Plan.Plan, 5_000m), options, 8);
        var difference = first.DifferenceTo(second);

        // A quarter more target incentive costs a quarter more, but for the rounding of lines.
        Assert.All(difference.Samples.Zip(first.Companies), pair => Assert.InRange(pair.First.Amount - (pair.Second.Cost.Amount / 4m), -1m, 1m));
        Assert.Throws<ArgumentException>(() => first.DifferenceTo(PlanSimulationCalculator.Calculate(Plan, options, 7)));
        Assert.Throws<ArgumentException>(() => first.DifferenceTo(PlanSimulationCalculator.Calculate(Plan, options with { Seed = 99 }, 8)));
    }

    [Fact]
    public void At_least_one_company_is_simulated() => Assert.Throws<ArgumentOutOfRangeException>(() => PlanSimulationCalculator.Calculate(Plan, SampleCompanyOptions.Small, 0));
}
