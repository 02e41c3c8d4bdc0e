using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

[PayLaws(Arbitrary = [typeof(CompensationArbitraries)])]
public class PayRunProperties
{
    // The law this folder stands on gets more cases than the others.
    [PayLaw]
    public bool Units_components_payouts_and_explanation_lines_agree_to_the_cent(Plan plan, Company company)
    {
        var run = company.Pay(plan);
        var explained = run.Explain();
        Money[] sums =
        [
            Sum(run.Payouts.Select(payout => payout.Total)),
            Sum(run.TotalsByComponent().Select(total => total.Amount)),
            .. Enum.GetValues<UnitKind>().Select(kind => Sum(run.TotalsBy(kind).Select(total => total.Amount))),
            Sum(explained.Lines.Select(Stated)),
            Sum(explained.Lines.SelectMany(payout => payout.Lines).Select(Stated)),
            Stated(explained),
        ];
        return Array.TrueForAll(sums, sum => sum == run.Total);
    }

    [Fact]
    public void The_random_companies_are_worth_paying()
    {
        var runs = CompensationArbitraries.Companies().Generator.Zip(CompensationArbitraries.AnyPlan().Generator)
            .Sample(200, 50)
            .Select(pair => pair.Item1.Pay(pair.Item2))
            .ToList();

        Assert.InRange(runs.Count(run => run.Total.Amount > 0m), 100, 200);
        Assert.InRange(runs.Count(run => run.Payouts.SelectMany(payout => payout.Components).Any(line => line.Attainment?.Value is null)), 20, 180);
        Assert.InRange(runs.Count(run => run.TotalsBy(UnitKind.Team).Length > 1), 50, 200);
    }

    [Property]
    public bool Every_payees_lines_and_explanation_lines_add_up_to_its_payout(Plan plan, Company company) =>
        company.Pay(plan).Payouts.All(payout =>
            Sum(payout.Components.Select(line => line.Amount)) == payout.Total
            && Sum(payout.Explain().Lines.Select(Stated)) == payout.Total
            && payout.Total.IsWholeMinorUnits
            && payout.Components.All(line => line.Amount == payout.TargetIncentive.RoundedShare(line.Pay.Weight * line.Pay.Share)));

    [Property]
    public bool Exactly_those_assigned_in_the_period_are_paid(Plan plan, Company company) =>
        company.Pay(plan).Payouts.Select(payout => payout.PayeeId).SequenceEqual(
            company.Organization.PayeeIds.Where(id => company.Organization.Assignments.Any(assignment =>
                assignment.PayeeId == id && assignment.From <= company.Period.End && !(assignment.To < company.Period.Start))));

    [Property]
    public bool The_credits_in_an_explanation_are_those_of_the_attainment_that_was_paid(Plan plan, Company company) =>
        company.Pay(plan).Payouts.SelectMany(payout => payout.Components).Where(line => line.Attainment is not null).All(line =>
            line.Explain().DescendantsAndSelf().Where(below => below.SourceId.StartsWith('T')).Select(Stated).Aggregate(Usd(0m), (a, b) => a + b)
                == line.Attainment!.Credited);

    [Property]
    public bool One_more_sale_never_pays_anybody_less(Plan plan, Company company, byte person, byte day)
    {
        var more = company with
        {
            Transactions = company.Transactions.Add(new Transaction
            {
                Id = "T999",
                Date = company.Period.Start.PlusDays(day % 90),
                Amount = Usd(12_345.67m),
                Split = CreditSplit.To(company.Organization.PayeeIds.ElementAtOrDefault(person % 6) ?? "Nobody"),
            }),
        };
        var before = company.Pay(plan);
        var after = more.Pay(plan);
        return before.Payouts.Zip(after.Payouts).All(pair => pair.First.Total <= pair.Second.Total);
    }

    [Property]
    public bool The_order_of_facts_does_not_matter(Plan plan, Company company)
    {
        var reversed = company with
        {
            Organization = SalesOrganization.Create(company.Organization.Assignments.Reverse()),
            Quotas = [.. company.Quotas.Reverse()],
            Transactions = [.. company.Transactions.Reverse()],
        };
        return company.Pay(plan).Explain().ToString() == reversed.Pay(plan).Explain().ToString();
    }

    private static Money Sum(IEnumerable<Money> amounts) => Money.Sum(amounts, Dollar);

    private static Money Stated(Explanation line) => ((ExplainedValue.OfMoney)line.Value).Value;
}
