using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Bridges;
using static SalesMetrics.Tests.Pipeline.DealRevisions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline.Bridges;

public class PipelineBridgeTests
{
    private static readonly PipelineBridgeOptions SecondQuarter = new()
    {
        Days = Days("2024-04-01", "2024-06-30"),
        Due = Days("2024-04-01", "2024-06-30"),
        Currency = Dollar,
    };

    [Fact]
    public void Ownership_date_amount_and_outcome_of_one_deal_are_told_in_this_order()
    {
        // Ada's, due in the quarter at 100; Bob has it since May, at 150, and wins it at 140.
        var bridges = ByOwner(
            ("2024-03-01", Open("1", "Ada", 100m, "2024-05-31")),
            ("2024-05-02", Open("1", "Bob", 150m, "2024-06-15")),
            ("2024-06-10", Open("1", "Bob", 150m, "2024-06-15").Won("2024-06-10", 140m)));

        Assert.Equal([new BridgeEntry("1", BridgeLineKind.TransferredOut, Usd(-100m))], bridges["Ada"].Entries.AsEnumerable());
        Assert.Equal(
            [
                new BridgeEntry("1", BridgeLineKind.TransferredIn, Usd(100m)),
                new BridgeEntry("1", BridgeLineKind.Increase, Usd(40m)),
                new BridgeEntry("1", BridgeLineKind.Won, Usd(-140m)),
            ],
            bridges["Bob"].Entries.AsEnumerable());
        Assert.Equal((Usd(100m), Usd(0m)), (bridges["Ada"].Start, bridges["Ada"].End));
        Assert.Equal((Usd(0m), Usd(0m)), (bridges["Bob"].Start, bridges["Bob"].End));
    }

    [Fact]
    public void A_deal_that_comes_due_is_pulled_in_by_who_has_it_then_at_what_it_was_and_rises_after()
    {
        var bridges = ByOwner(
            ("2024-03-01", Open("1", "Ada", 100m, "2024-09-30")),
            ("2024-05-02", Open("1", "Bob", 150m, "2024-06-15")));

        Assert.Empty(bridges["Ada"].Entries);
        Assert.Equal(
            [new BridgeEntry("1", BridgeLineKind.PulledIn, Usd(100m)), new BridgeEntry("1", BridgeLineKind.Increase, Usd(50m))],
            bridges["Bob"].Entries.AsEnumerable());
        Assert.Equal(Usd(150m), bridges["Bob"].End);
    }

    [Fact]
    public void A_deal_pushed_out_leaves_at_what_it_was_and_what_it_becomes_later_is_not_told()
    {
        var bridge = Company(
            ("2024-03-01", Open("1", "Ada", 100m, "2024-05-31")),
            ("2024-06-30", Open("1", "Ada", 170m, "2024-07-01")));
        Assert.Equal([new BridgeEntry("1", BridgeLineKind.PushedOut, Usd(-100m))], bridge.Entries.AsEnumerable());
    }

    [Fact]
    public void A_deal_both_new_and_won_shows_on_both_sides()
    {
        var bridge = Company(
            ("2024-04-05", Open("1", "Ada", 80m, "2024-06-01")),
            ("2024-05-05", Open("1", "Ada", 60m, "2024-06-01").Won("2024-05-05", 75m)));
        Assert.Equal(
            [(BridgeLineKind.New, Usd(80m)), (BridgeLineKind.Decrease, Usd(-5m)), (BridgeLineKind.Won, Usd(-75m))],
            bridge.Entries.Select(entry => (entry.Kind, entry.Change)));
    }

    [Fact]
    public void A_loss_recorded_at_zero_leaves_at_what_the_deal_last_stood_at_and_is_no_decrease()
    {
        var bridge = Company(
            ("2024-03-01", Open("1", "Ada", 100m, "2024-05-31")),
            ("2024-04-10", Open("1", "Ada", 120m, "2024-05-31")),
            ("2024-05-05", Open("1", "Ada", 0m, "2024-05-31").Lost("2024-05-05", 0m)));
        Assert.Equal(
            [(BridgeLineKind.Increase, Usd(20m)), (BridgeLineKind.Lost, Usd(-120m))],
            bridge.Entries.Select(entry => (entry.Kind, entry.Change)));
    }

    [Fact]
    public void Odoo_trap_a_win_that_is_worked_on_again_comes_back_once_and_is_open()
    {
        var bridge = Company(
            ("2024-02-01", Open("1", "Ada", 100m, "2024-05-31")),
            ("2024-03-05", Open("1", "Ada", 100m, "2024-05-31").Won("2024-03-05", 100m)),
            ("2024-04-05", Open("1", "Ada", 90m, "2024-05-31")));
        Assert.Equal((Usd(0m), Usd(90m)), (bridge.Start, bridge.End));
        Assert.Equal([new BridgeEntry("1", BridgeLineKind.Reopened, Usd(90m))], bridge.Entries.AsEnumerable());
    }

    [Fact]
    public void People_who_change_teams_take_their_deals_along_as_transfers()
    {
        var deals = Histories(("2024-03-01", Open("1", "Ada", 100m, "2024-05-31")));
        var bridges = PipelineBridgeCalculator.Calculate(deals, (_, day) => day < Day("2024-05-01") ? "North" : "South", SecondQuarter);
        Assert.Equal(["North", "South"], bridges.Select(bridge => bridge.UnitId));
        Assert.Equal(Usd(-100m), bridges[0].Of(BridgeLineKind.TransferredOut));
        Assert.Equal((Usd(100m), Usd(100m)), (bridges[1].Of(BridgeLineKind.TransferredIn), bridges[1].End));
    }

    [Fact]
    public void A_deal_without_an_amount_counts_as_zero_and_is_counted_or_at_its_list_price_if_asked()
    {
        var deals = Histories(("2024-03-01", Open("1", "Ada", null, "2024-05-31") with { ListPrice = Usd(55m) }));
        var plain = PipelineBridgeCalculator.Calculate(deals, SecondQuarter);
        var listed = PipelineBridgeCalculator.Calculate(deals, SecondQuarter with { UseListPrice = true });
        Assert.Equal((Usd(0m), 1), (plain.End, plain.WithoutAmount));
        Assert.Equal((Usd(55m), 0), (listed.End, listed.WithoutAmount));
    }

    [Fact]
    public void Undated_deals_are_in_the_whole_pipeline_and_in_no_dated_one()
    {
        var deals = Histories(("2024-03-01", Open("1", "Ada", 100m, null)));
        Assert.Equal(Usd(0m), PipelineBridgeCalculator.Calculate(deals, SecondQuarter).Start);
        Assert.Equal(Usd(100m), PipelineBridgeCalculator.Calculate(deals, SecondQuarter with { Due = null }).Start);
    }

    [Fact]
    public void The_page_example_balances()
    {
        // docs/calculations/pipeline-bridge.md
        var bridge = Company(
            ("2024-03-01", Open("1", "Ada", 100m, "2024-05-31")),
            ("2024-03-01", Open("2", "Ada", 50m, "2024-06-20")),
            ("2024-03-01", Open("3", "Ada", 70m, "2024-09-30")),
            ("2024-04-20", Open("2", "Ada", 50m, "2024-07-15")),
            ("2024-05-10", Open("3", "Ada", 65m, "2024-06-28")),
            ("2024-05-31", Open("1", "Ada", 100m, "2024-05-31").Won("2024-05-31", 110m)),
            ("2024-06-01", Open("4", "Ada", 20m, "2024-06-30")));
        Assert.Equal((Usd(150m), Usd(85m)), (bridge.Start, bridge.End));
        Assert.Equal(
            [Usd(20m), Usd(70m), Usd(10m), Usd(-5m), Usd(-110m), Usd(-50m)],
            new[]
            {
                BridgeLineKind.New, BridgeLineKind.PulledIn, BridgeLineKind.Increase, BridgeLineKind.Decrease, BridgeLineKind.Won, BridgeLineKind.PushedOut,
            }.Select(bridge.Of));
        Assert.Equal(1, bridge.CountOf(BridgeLineKind.PulledIn));
        Assert.Contains("PulledIn", bridge.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_currency_is_refused() => Assert.Throws<CurrencyMismatchException>(() => PipelineBridgeCalculator.Calculate(
        Histories(("2024-03-01", Open("1", "Ada", 100m, "2024-05-31"))), SecondQuarter with { Currency = Currency.Of("EUR") }));

    private static PipelineBridge Company(params (string On, Deal Deal)[] revisions) =>
        PipelineBridgeCalculator.Calculate(Histories(revisions), SecondQuarter);

    private static Dictionary<string, PipelineBridge> ByOwner(params (string On, Deal Deal)[] revisions) =>
        PipelineBridgeCalculator.Calculate(Histories(revisions), static (owner, _) => owner, SecondQuarter)
            .ToDictionary(bridge => bridge.UnitId, StringComparer.Ordinal);
}
