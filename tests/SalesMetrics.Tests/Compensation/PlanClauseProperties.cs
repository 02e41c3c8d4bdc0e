using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Json;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

[PayLaws(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
public class PlanClauseProperties
{
    [Property]
    public bool More_credit_never_earns_less_commission(RateTable rates, uint credit, ushort more)
    {
        var quota = Usd(1_000m);
        var less = CommissionCalculator.Calculate(rates, Money.FromMinorUnits(credit % 500_000, Dollar), quota);
        return less.Exact <= CommissionCalculator.Calculate(rates, Money.FromMinorUnits((credit % 500_000) + more, Dollar), quota).Exact;
    }

    [Property]
    public bool Marginal_slices_add_up_to_the_credit_above_the_threshold(RateTable rates, uint credit)
    {
        var marginal = RateTable.Create(TierMethod.Marginal, TierBound.Amount, rates.Tiers);
        var amount = Ratio.Of(credit % 200, 1);
        var slices = CommissionCalculator.Calculate(marginal, new Money(credit % 200, Dollar)).Slices;
        var above = amount - rates.Tiers[0].From;
        return slices.Aggregate(Ratio.Zero, (sum, slice) => sum + slice.Base) == (above.Sign > 0 ? above : Ratio.Zero);
    }

    [Property]
    public bool True_ups_add_up_to_the_commission_to_date(RateTable rates, int[] credits)
    {
        var lines = CommissionCalculator.CalculateToDate(rates, [.. credits.Select(credit => (Usd(credit % 1_000), Usd(100m)))]);
        return lines.IsEmpty || Money.Sum(lines.Select(line => line.Amount), Dollar) == lines[^1].ToDate.Amount;
    }

    [Property]
    public bool A_matrix_pays_no_less_for_more_on_either_side(PayMatrix matrix, Ratio row, Ratio column, byte more)
    {
        var step = Ratio.Of(more, 97);
        return matrix.PayAt(row, column) <= matrix.PayAt(row + step, column) && matrix.PayAt(row, column) <= matrix.PayAt(row, column + step);
    }

    [Property]
    public bool A_matrix_pays_its_cells_at_its_bounds(PayMatrix matrix) => Enumerable.Range(0, matrix.Cells.Length).All(i =>
        matrix.PayAt(matrix.Rows[i / matrix.Columns.Length], matrix.Columns[i % matrix.Columns.Length]) == matrix.Cells[i]);

    [Property]
    public bool More_attainment_of_everything_never_pays_less(ClausedPlan plan, Ratio one, byte more)
    {
        var other = one + Ratio.Of(more, 89);
        return Lines(plan.Plan, one).Zip(Lines(plan.Plan, other)).All(pair => pair.First.Amount <= pair.Second.Amount);
    }

    [Property]
    public bool A_cap_applied_last_is_never_exceeded(ClausedPlan plan, Ratio attainment) =>
        plan.Plan.CapPlace != CapPlace.Last
        || Lines(plan.Plan, attainment).All(line => line.Component.Curve.Cap is not { } cap || line.Share <= cap);

    [Property]
    public bool Clauses_in_another_order_pay_the_same(ClausedPlan plan, Ratio attainment) =>
        Lines(plan.Plan, attainment).Select(line => line.Amount)
            .SequenceEqual(Lines(plan.Plan.WithClauses(plan.Plan.Clauses.Reverse()), attainment).Select(line => line.Amount));

    [Property]
    public bool Reading_what_was_written_gives_an_equal_plan_and_the_same_text(ClausedPlan plan)
    {
        var file = new PlanFile(plan.Plan, TargetIncentives.Create(Usd(1m)));
        var written = PlanJson.Write(file);
        var read = PlanJson.Read(written);
        return read == file && PlanJson.Write(read) == written;
    }

    [PayLaw]
    public bool All_lines_of_a_run_add_up_and_their_order_and_that_of_facts_does_not_matter(ClausedPlan plan, Company company)
    {
        var run = company.Pay(plan.Plan);
        var reversed = (company with { Transactions = [.. company.Transactions.Reverse()], Quotas = [.. company.Quotas.Reverse()] }).Pay(plan.Plan);
        return run.Total == Money.Sum(run.TotalsByComponent().Select(total => total.Amount).Concat(run.TotalsByClause().Select(total => total.Value)), Dollar)
            && run.Payouts.All(payout => payout.Total == Money.Sum(
                payout.Explain().Lines.Select(line => ((SalesMetrics.Explanations.ExplainedValue.OfMoney)line.Value).Value), Dollar))
            && run.Explain().ToString() == reversed.Explain().ToString();
    }

    [PayLaw]
    public bool One_more_sale_never_pays_anybody_less(ClausedPlan plan, Company company, byte person)
    {
        var more = company with
        {
            Transactions = company.Transactions.Add(new Transaction
            {
                Id = "T999",
                Date = company.Period.Start,
                Amount = Usd(12_345.67m),
                Split = CreditSplit.To(company.Organization.PayeeIds.ElementAtOrDefault(person % 6) ?? "Nobody"),
            }),
        };
        return company.Pay(plan.Plan).Payouts.Zip(more.Pay(plan.Plan).Payouts).All(pair => pair.First.Total <= pair.Second.Total);
    }

    [Property]
    public bool A_spif_never_pays_more_than_its_budget_and_every_deal_is_paid_or_listed(ushort budget, byte perDeal, byte[] days)
    {
        var credits = Credits(SmallTeam.Organization, [.. days.Select((day, i) => Sale($"D{i:000}", i % 2 == 0 ? "Ada" : "Bob", "2017-01-01", 5m) with { Date = Day("2017-01-01").PlusDays(day % 40) })]);
        var spif = new PlanClause.Spif { Id = "s", Name = "s", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(budget), PerDeal = Usd(perDeal) };
        var pay = SpifCalculator.Calculate(spif, credits.Credits);
        return pay.Total <= spif.Budget
            && pay.Deals.Length == days.Count(day => day % 40 < 31)
            && pay.Deals.Zip(pay.Deals.Skip(1)).All(pair => pair.First.BookedOn <= pair.Second.BookedOn && (pair.First.IsPaid || !pair.Second.IsPaid))
            && Money.Sum(pay.AwardsIn(spif.Window).Select(award => award.Amount), Dollar) == pay.Total;
    }

    [Property]
    public bool Prizes_shared_are_those_of_the_places_taken(byte[] scores, TiePolicy ties)
    {
        var contest = new PlanClause.Contest { Id = "c", Name = "c", Prizes = PrizeTable.Create(Usd(100m), Usd(50.01m), Usd(10m)), Ties = ties };
        var entries = scores.Select((score, i) => new ContestEntry($"P{i:000}", Ratio.Of(score % 4, 1), Ratio.Of(i % 3, 1))).ToList();
        var pay = ContestCalculator.Calculate(contest, entries);
        var prizes = Money.Sum(contest.Prizes.Prizes.Take(scores.Length), Dollar);
        return (ties == TiePolicy.AllTheHigher ? pay.Total >= prizes : pay.Total == prizes)
            && pay.Places.Zip(pay.Places.Skip(1)).All(pair => pair.First.Entry.Score >= pair.Second.Entry.Score && pair.First.Prize >= pair.Second.Prize);
    }

    [Property]
    public bool A_pool_is_shared_to_the_last_cent(uint cents, int[] weights, PoolSharing sharing)
    {
        var pool = new PlanClause.Pool { Id = "p", Name = "p", Amount = Money.FromMinorUnits(cents, Dollar), Sharing = sharing };
        var members = weights.Select((weight, i) => new PoolMember($"P{i:000}", Ratio.Of(weight, 7))).ToList();
        var pay = PoolCalculator.Calculate(pool, SalesUnit.Team("Red"), null, members);
        return pay.Shares.IsEmpty
            ? members.TrueForAll(member => member.Weight.Sign <= 0) && (sharing != PoolSharing.EqualParts || members.Count == 0)
            : pay.Total == pool.Amount && pay.Shares.All(share => share.Amount.Amount >= 0m);
    }

    private static ImmutableArray<ComponentPay> Lines(Plan plan, Ratio attainment) => ComponentPayCalculator.Calculate(
        plan,
        Usd(4_000m),
        [.. plan.Components.Select(_ => (Ratio?)attainment)],
        [new MeasureReading(UnitKind.Team, "bookings", attainment), new MeasureReading(UnitKind.Payee, "bookings", attainment)]);
}
