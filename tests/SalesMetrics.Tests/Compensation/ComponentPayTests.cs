using System.Collections.Immutable;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Compensation.Versions;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>A component's pay names the weight and the share of the period that counted, and reads what it was given.</summary>
public class ComponentPayTests
{
    // 9,000 x 60 / (60 + 30): the company's 10 % go to the other two in proportion.
    [Fact]
    public void A_weight_that_grew_and_one_that_was_left_out_say_what_the_plan_states()
    {
        var plan = Quarterly(
            Component("individual", Percent(60), UnitKind.Payee, PayCurve.Linear),
            Component("team", Percent(30), UnitKind.Team, PayCurve.Linear),
            Component("company", Percent(10), UnitKind.Company, PayCurve.Linear, UndefinedAttainment.Reweight));

        var pays = ComponentPayCalculator.Calculate(plan, Usd(9_000m), [Ratio.One, Ratio.One, null]);

        Assert.Equal(
            """
            individual: 6000.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [individual]
              Target incentive: 9000.00 USD
              Weight: 66.6667 %  (60 % in the plan, before components without attainment were left out)
              Share of target pay: 100 %  (0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 %)
            """,
            pays[0].Explain().ToString(),
            ignoreLineEndingDifferences: true);
        Assert.Equal(
            """
            company: 0.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [company]
              Target incentive: 9000.00 USD
              Weight: 0 %  (10 % in the plan, before components without attainment were left out)
              Share of target pay: 0 %  (attainment is undefined: none is stated; the plan leaves the component out and re-weights the others)
            """,
            pays[2].Explain().ToString(),
            ignoreLineEndingDifferences: true);
    }

    // Hired for 47 of 91 days: 100,000 on 300,000 x 47 / 91 is an attainment of 91 / 141, and the days fall out of 12,000 x 47/91 x 91/141.
    [Fact]
    public void A_part_of_the_period_is_a_factor_of_its_own()
    {
        var organization = SalesOrganization.Create(Dated.In("Ada", "AE", "2017-05-15"));
        var book = Dated.Book([Dated.Version("v1", Dated.Straight("p"), "2017-01-01")], Dated.ForRole("AE", "p", "2017-01-01"));
        var run = Dated.Pay(
            book, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 100_000m)), Dated.QuarterGoal("Ada", 300_000m)).Value;

        Assert.Equal(
            """
            own: 4000.00 USD  (target incentive x share of the period x weight x share of target pay, rounded half away from zero to 2 decimals)  [own]
              Target incentive: 12000.00 USD
              Share of the period: 51.6484 %  (47 of 91 calendar days of FY2017-Q2)
              Weight: 100 %  (stated in the plan)
              Share of target pay: 64.539 %  (0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 %)
            """,
            Workings.DownTo(1, run.Payouts.Single().Payout.Components[0]),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_clause_reads_the_value_stated_for_its_own_unit_and_measure()
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(new PlanClause.Gate
        {
            Id = "g",
            Name = "g",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "margin"),
            From = Ratio.One,
        });
        Money Pay(params ImmutableArray<MeasureReading> readings) =>
            ComponentPayCalculator.Calculate(plan, Usd(1_000m), [Ratio.One], readings)[0].Amount;

        MeasureReading own = new(UnitKind.Payee, "margin", Percent(50));
        MeasureReading other = new(UnitKind.Team, "bookings", Percent(50));
        Assert.Equal(Usd(1_000m), Pay(own, other, new(UnitKind.Team, "margin", Ratio.One)));
        Assert.Equal(Usd(0m), Pay(own, other));
        Assert.Equal(Usd(0m), Pay(default));
    }
}
