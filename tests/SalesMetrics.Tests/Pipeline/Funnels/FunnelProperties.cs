using FsCheck.Xunit;
using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Funnels;
using static SalesMetrics.Tests.Pipeline.PipelineArbitraries;

namespace SalesMetrics.Tests.Pipeline.Funnels;

[Properties(Arbitrary = [typeof(PipelineArbitraries)], MaxTest = 300)]
public class FunnelProperties
{
    [Property]
    public bool Presence_balances_for_everybody_and_for_each_owner(StageRows rows) => new[] { null, "Ada", "Bob", "" }.All(owner =>
        StageFlowCalculator.Calculate(rows.Log.Value, rows.AsOf, owner).Stages.All(stage => stage.Entries == stage.Accounted));

    [Property]
    public bool Owners_entries_are_those_of_the_company_and_the_handovers(StageRows rows)
    {
        var company = StageFlowCalculator.Calculate(rows.Log.Value, rows.AsOf);
        var owners = new[] { "Ada", "Bob", "" }.Select(owner => StageFlowCalculator.Calculate(rows.Log.Value, rows.AsOf, owner)).ToArray();
        return company.Stages.Index().All(stage =>
            owners.Sum(owner => owner.Stages[stage.Index].Entries - owner.Stages[stage.Index].HandedOff) == stage.Item.Entries);
    }

    [Property]
    public bool Every_deal_at_a_stage_is_in_one_bucket(StageRows rows, FunnelKind kind) => Of(rows, kind).Stages.All(stage =>
        stage.Deals == stage.Advanced + stage.Lost + stage.Disqualified + stage.Open);

    [Property]
    public bool Strict_is_within_any_and_any_within_reached(StageRows rows)
    {
        var (strict, any, reached) = (Of(rows, FunnelKind.Strict), Of(rows, FunnelKind.Any), Of(rows, FunnelKind.ReachedOrBeyond));
        return Enumerable.Range(0, 3).All(i => strict.Stages[i].Deals <= any.Stages[i].Deals && any.Stages[i].Deals <= reached.Stages[i].Deals);
    }

    [Property]
    public bool Reached_and_strict_funnels_only_narrow(StageRows rows) => new[] { FunnelKind.Strict, FunnelKind.ReachedOrBeyond }.All(kind =>
        Of(rows, kind).Stages.All(stage => stage.Next <= stage.Deals && stage.Deals <= stage.First));

    [Property]
    public bool A_deal_counts_once_at_a_stage_however_often_it_came(StageRows rows, FunnelKind kind) =>
        Of(rows, kind).Stages.All(stage => stage.Deals <= rows.Log.Value.AsOf(rows.AsOf).Histories.Length);

    [Property]
    public bool The_days_of_a_deal_in_all_stages_are_the_days_it_was_worked_on(StageRows rows)
    {
        var durations = StageDurationCalculator.Calculate(rows.Log.Value, rows.AsOf);
        return rows.Log.Value.AsOf(rows.AsOf).Histories.All(history =>
            durations.Sum(stage => stage.Stays.Where(stay => stay.DealId == history.DealId).Sum(stay => stay.CumulativeDays))
            == history.Visits.Sum(visit => visit.DaysUntil(rows.AsOf)));
    }

    private static Funnel Of(StageRows rows, FunnelKind kind) =>
        FunnelCalculator.Calculate(rows.Log.Value, new FunnelOptions { AsOf = rows.AsOf, Kind = kind });
}
