using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Recalculations;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Recalculations;

[PayLaws(Arbitrary = [typeof(RecalculationArbitraries)])]
public class RecalculationProperties
{
    [Property]
    public void A_recalculation_gives_what_a_full_run_gives_to_the_last_word(RecalculationCase given)
    {
        var changed = given.First.To(given.Raw);
        var recalculated = RecalculationCalculator.Calculate(given.Pay(given.Raw), changed.Facts);

        Assert.Equal(PaidText.Of(given.Pay(changed)), PaidText.Of(recalculated.After));
    }

    [Property]
    public void A_recalculation_of_a_recalculation_gives_what_a_full_run_gives(RecalculationCase given)
    {
        var (changed, again) = (given.First.To(given.Raw), given.Second.To(given.First.To(given.Raw)));
        var first = RecalculationCalculator.Calculate(given.Pay(given.Raw), changed.Facts).After;

        Assert.Equal(PaidText.Of(given.Pay(again)), PaidText.Of(RecalculationCalculator.Calculate(first, again.Facts).After));
    }

    [Property]
    public void What_is_not_recalculated_is_the_same_object_and_its_pay_does_not_change_but_by_a_program(RecalculationCase given)
    {
        var recalculated = RecalculationCalculator.Calculate(given.Pay(given.Raw), given.First.To(given.Raw).Facts);
        var anew = recalculated.Payouts.ToHashSet();
        var programs = recalculated.Programs.Select(program => program.Period).ToHashSet();
        foreach (var (i, period) in recalculated.After.Periods.Index())
        {
            foreach (var payout in recalculated.After.Runs[i].Payouts.Where(payout => !anew.Contains(new RecalculatedPayout(period, payout.PayeeId))))
            {
                var before = recalculated.Before.Runs[i].Find(payout.PayeeId)!;
                Assert.True(ReferenceEquals(payout, before) || programs.Contains(period));
                Assert.True(payout.Components.SequenceEqual(before.Components));
            }
        }
    }

    [Property]
    public void Changes_add_up_to_the_change_of_the_total(RecalculationCase given)
    {
        var recalculated = RecalculationCalculator.Calculate(given.Pay(given.Raw), given.First.To(given.Raw).Facts);

        Assert.Equal(
            recalculated.After.Total - recalculated.Before.Total,
            Money.Sum(recalculated.Changes.Select(change => change.Amount), Dollar));
    }

    [Property]
    public void Facts_that_did_not_change_recalculate_nothing(RecalculationCase given)
    {
        var before = given.Pay(given.Raw);
        var recalculated = RecalculationCalculator.Calculate(before, given.Raw.Facts);

        Assert.Equal((0, 0, 0), (recalculated.AttainmentCount, recalculated.Payouts.Length, recalculated.Programs.Length));
        Assert.All(before.Runs.Zip(recalculated.After.Runs), runs => Assert.Same(runs.First, runs.Second));
        Assert.Empty(recalculated.Changes);
    }

    [Property]
    public void Periods_by_themselves_are_paid_as_the_calculators_pay_them_one_after_the_other(RecalculationCase given)
    {
        var facts = given.Raw.Facts;
        var paid = (given with { Accumulation = PayAccumulation.Discrete }).Pay(given.Raw);
        var attainments = PlanAttainmentCalculator.Calculate(
            given.Plan, facts.Credits, facts.Quotas, facts.Organization, FiscalCalendar.Gregorian, RecalculationArbitraries.Quarters, [SalesMetrics.Measures.Measure.Bookings], facts.Stated);
        var issues = new List<Issue>();
        foreach (var (i, period) in RecalculationArbitraries.Quarters.Index())
        {
            var run = PayRunCalculator.Calculate(given.Plan, facts.Targets, facts.Organization, period, attainments);
            var awarded = run.Value.WithAwards(PlanAwardCalculator.Calculate(run.Value, attainments, facts.Credits));
            issues.AddRange([.. run.Issues, .. awarded.Issues]);

            Assert.Equal(awarded.Value.Explain().ToString(), paid.Runs[i].Explain().ToString());
        }

        Assert.Equal(issues, paid.Issues);
    }

    [Property]
    public void Periods_to_date_add_up_to_the_last_run_of_each_year(RecalculationCase given)
    {
        var paid = (given with { Accumulation = PayAccumulation.YearToDate }).Pay(given.Raw);

        Assert.Equal(paid.Runs[0].Total + paid.Runs[^1].Total, paid.Total);
        Assert.Equal(
            paid.Total,
            Money.Sum(paid.Periods.SelectMany((period, i) => paid.Runs[i].Payouts.Select(payout => paid.PayOf(payout.PayeeId, period)!.Value)), Dollar));
    }

    [Fact]
    public void The_random_cases_touch_some_and_spare_some()
    {
        var all = RecalculationArbitraries.Cases().Generator.Sample(400, 50)
            .Select(given => (given.First.Name, Recalculation: RecalculationCalculator.Calculate(given.Pay(given.Raw), given.First.To(given.Raw).Facts)))
            .ToList();

        Assert.InRange(all.Count(one => one.Recalculation is { IsFull: false, KeptCount: > 0, Payouts.Length: > 0 }), 100, 400);
        Assert.InRange(all.Count(one => one.Recalculation.Changes.Any()), 80, 400);
        Assert.InRange(all.Count(one => one.Recalculation.Programs.Length > 0), 40, 400);
        Assert.InRange(all.Count(one => one.Recalculation.After.Issues.Any()), 40, 400);
        Assert.All(all.GroupBy(one => one.Name), kind => Assert.True(kind.Any(one => one.Recalculation.Payouts.Length > 0) || kind.Key == "hours are stated", kind.Key));
    }

    // Everything that a reader can see.
}
