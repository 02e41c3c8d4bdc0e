using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Bridges;
using static SalesMetrics.Tests.Pipeline.DealRevisions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline.Bridges;

[Properties(Arbitrary = [typeof(DealRevisions)], MaxTest = 300)]
public class PipelineBridgeProperties
{
    [Property]
    public bool Every_bridge_balances_to_the_cent(ChangedDeals deals) => Bridges(deals, deals.Days).All(bridge =>
        bridge.Start + Money.Sum(bridge.Entries.Select(entry => entry.Change), Dollar) == bridge.End);

    [Property]
    public bool The_end_is_the_open_pipeline_of_that_day_added_up_anew(ChangedDeals deals)
    {
        var open = deals.Histories.Histories.Select(history => history.On(deals.Days.End))
            .Where(deal => deal?.Outcome is DealOutcome.Open
                && (deals.Due is not { } due || (deal.ExpectedCloseOn is { } expected && due.Contains(expected))))
            .ToLookup(
                deal => TeamOf(deal!.OwnerId, deals.Days.End),
                deal => deal!.ExpectedAmount ?? (deals.UseListPrice ? deal.ListPrice : null) ?? Usd(0m));
        var bridges = Bridges(deals, deals.Days);
        return bridges.All(bridge => bridge.End == Money.Sum(open[bridge.UnitId], Dollar))
            && open.All(unit => bridges.Any(bridge => bridge.UnitId == unit.Key));
    }

    [Property]
    public bool A_bridge_ends_where_the_next_one_starts(ChangedDeals deals)
    {
        var next = Bridges(deals, new DateInterval(deals.Days.End.PlusDays(1), deals.Days.End.PlusDays(30)))
            .ToDictionary(bridge => bridge.UnitId, bridge => bridge.Start);
        return Bridges(deals, deals.Days).All(bridge => bridge.End == next.GetValueOrDefault(bridge.UnitId, Usd(0m)));
    }

    [Property]
    public bool The_company_is_the_sum_of_its_units_and_transfers_cancel(ChangedDeals deals)
    {
        var company = PipelineBridgeCalculator.Calculate(deals.Histories, Options(deals, deals.Days));
        var units = Bridges(deals, deals.Days);
        return Enum.GetValues<BridgeLineKind>()
                .Where(kind => kind is not (BridgeLineKind.TransferredIn or BridgeLineKind.TransferredOut))
                .All(kind => company.Of(kind) == Money.Sum(units.Select(unit => unit.Of(kind)), Dollar))
            && Money.Sum(units.Select(unit => unit.Of(BridgeLineKind.TransferredIn) + unit.Of(BridgeLineKind.TransferredOut)), Dollar) == Usd(0m)
            && company.CountOf(BridgeLineKind.TransferredIn) == 0;
    }

    [Property]
    public bool The_order_of_facts_is_irrelevant(ChangedDeals deals) => Bridges(deals, deals.Days)
        .Zip(Bridges(deals with { Revisions = [.. deals.Revisions.Reverse()] }, deals.Days))
        .All(pair => pair.First.UnitId == pair.Second.UnitId && pair.First.Entries.SequenceEqual(pair.Second.Entries));

    [Property]
    public bool What_comes_after_the_last_day_changes_nothing(ChangedDeals deals) => Bridges(deals, deals.Days)
        .Zip(Bridges(deals with { Revisions = [.. deals.Revisions.Where(revision => revision.On <= deals.Days.End)] }, deals.Days))
        .All(pair => pair.First.Entries.SequenceEqual(pair.Second.Entries) && pair.First.Start == pair.Second.Start);

    [Property]
    public bool Due_value_is_won_lost_slipped_or_still_due(ChangedDeals deals)
    {
        var slippage = Slippage.Of(deals.Histories, deals.Days, Dollar);
        return slippage.Due == slippage.Won + slippage.Lost + slippage.Slipped + slippage.StillDue;
    }

    [Property]
    public bool A_snapshot_of_every_day_says_the_same_as_the_changes(ChangedDeals deals)
    {
        var histories = deals.Histories.Histories;
        var snapshots = Enumerable.Range(0, 111).Select(day => new LocalDate(2024, 1, 1).PlusDays(day))
            .SelectMany(day => histories.Select(history => history.On(day)).OfType<Deal>().Select(deal => new DealRevision(day, deal)));
        var again = DealHistories.Create(snapshots);
        return again.Issues.Count == 0 && again.Value.Histories.SelectMany(history => history.Revisions)
            .SequenceEqual(histories.SelectMany(history => history.Revisions));
    }

    private static string TeamOf(string owner, LocalDate day) => owner == "Ada" && day >= new LocalDate(2024, 2, 15) ? "South" : owner == "Cyd" ? "South" : "North";

    private static PipelineBridgeOptions Options(ChangedDeals deals, DateInterval days) =>
        new() { Days = days, Due = deals.Due, Currency = Dollar, UseListPrice = deals.UseListPrice };

    private static ImmutableArray<PipelineBridge> Bridges(ChangedDeals deals, DateInterval days) =>
        PipelineBridgeCalculator.Calculate(deals.Histories, TeamOf, Options(deals, days));
}
