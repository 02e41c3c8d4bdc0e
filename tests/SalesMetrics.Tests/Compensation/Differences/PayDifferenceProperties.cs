using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Explanations;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Differences;

/// <summary>The laws of a difference, between any two plans over any two companies: people who come and go, moves, missing quotas, other clauses.</summary>
[PayLaws(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
public class PayDifferenceProperties
{
    [Property]
    public bool The_parts_of_any_difference_add_up_to_it_to_the_cent(ClausedPlan one, ClausedPlan other, Company then, Company now)
    {
        var (before, after) = (PayVersions.Of(then, one.Plan), PayVersions.Of(now, other.Plan));
        return AddsUp(before, after, PayDifferenceCalculator.WhyDifferent(before, after));
    }

    [Property]
    public bool The_parts_of_a_recalculation_add_up_and_name_no_cause_of_the_plan(ClausedPlan plan, Company then, Company now)
    {
        var (before, after) = (PayVersions.Of(then, plan.Plan), PayVersions.Of(now with { Organization = then.Organization, Targets = then.Targets }, plan.Plan));
        var difference = PayDifferenceCalculator.WhyDifferent(before, after);
        return AddsUp(before, after, difference)
            && difference.Payees.SelectMany(payee => payee.Lines).SelectMany(line => line.Parts).All(part => part.Cause
                is PayDifferenceCause.Credit or PayDifferenceCause.Quota or PayDifferenceCause.Award or PayDifferenceCause.Rounding);
    }

    [Property]
    public bool The_opposite_question_has_the_same_parts_with_the_opposite_sign(ClausedPlan one, ClausedPlan other, Company then, Company now)
    {
        var (before, after) = (PayVersions.Of(then, one.Plan), PayVersions.Of(now, other.Plan));
        return Parts(PayDifferenceCalculator.WhyDifferent(before, after))
            .SequenceEqual(Parts(PayDifferenceCalculator.WhyDifferent(after, before)).Select(part => part with { Cause = Opposite(part.Cause), Cents = -part.Cents }));
    }

    [Property]
    public bool Nothing_differs_from_itself_or_from_a_recalculation_on_the_same_facts(ClausedPlan plan, Company company)
    {
        var before = PayVersions.Of(company, plan.Plan);
        return PayDifferenceCalculator.WhyDifferent(before, before).IsEmpty
            && PayDifferenceCalculator.WhyDifferent(before, PayVersions.Of(company with { Transactions = [.. company.Transactions.Reverse()] }, plan.Plan)).IsEmpty;
    }

    [Property]
    public bool Between_two_people_of_one_run_the_parts_add_up(ClausedPlan plan, Company company)
    {
        var version = PayVersions.Of(company, plan.Plan);
        return version.Run.Payouts.All(one => version.Run.Payouts.All(other =>
            PayDifferenceCalculator.WhyDifferent(version, one.PayeeId, version, other.PayeeId).Total == other.Total - one.Total));
    }

    [Property]
    public bool Rounding_takes_half_a_cent_for_each_part_and_each_line_at_most(ClausedPlan one, ClausedPlan other, Company then, Company now)
    {
        var difference = PayDifferenceCalculator.WhyDifferent(PayVersions.Of(then, one.Plan), PayVersions.Of(now, other.Plan));
        return difference.Payees.SelectMany(payee => payee.Lines).All(line =>
            line.Parts.Where(part => part.Cause == PayDifferenceCause.Rounding).All(part => Math.Abs(part.Amount.Amount) <= 0.005m * (6 + 2)));
    }

    private static bool AddsUp(PayVersion before, PayVersion after, PayRunDifference difference) =>
        difference.Total == after.Run.Total - before.Run.Total
        && Money.Sum(difference.TotalsByCause().Select(cause => cause.Value), Dollar) == difference.Total
        && difference.Payees.All(payee =>
            payee.Total == (after.Run.Find(payee.PayeeId)?.Total ?? Usd(0m)) - (before.Run.Find(payee.PayeeId)?.Total ?? Usd(0m))
            && payee.Lines.All(line => line.Amount == (line.After ?? Usd(0m)) - (line.Before ?? Usd(0m)))
            && payee.Explain().Lines.Skip(2).Select(Stated).Aggregate(Usd(0m), (sum, one) => sum + one) == Stated(payee.Explain()))
        && before.Run.Payouts.Concat(after.Run.Payouts)
            .Where(payout => difference.Payees.All(payee => payee.PayeeId != payout.PayeeId))
            .All(payout => (before.Run.Find(payout.PayeeId)?.Total ?? Usd(0m)) == (after.Run.Find(payout.PayeeId)?.Total ?? Usd(0m)));

    private static IEnumerable<FlatPart> Parts(PayRunDifference difference) => difference.Payees
        .SelectMany(payee => payee.Lines.SelectMany(line => line.Parts.Select(part => new FlatPart(payee.PayeeId, line.Part, line.Id, part.Cause, part.Amount.Amount))))
        .OrderBy(part => (part.Payee, part.Line, part.Id, part.Cause is PayDifferenceCause.Disappeared ? PayDifferenceCause.Appeared : part.Cause));

    private static PayDifferenceCause Opposite(PayDifferenceCause cause) => cause switch
    {
        PayDifferenceCause.Appeared => PayDifferenceCause.Disappeared,
        PayDifferenceCause.Disappeared => PayDifferenceCause.Appeared,
        _ => cause,
    };

    private static Money Stated(Explanation line) => ((ExplainedValue.OfMoney)line.Value).Value;

    private sealed record FlatPart(string Payee, LedgerLinePart Line, string Id, PayDifferenceCause Cause, decimal Cents);
}
