using SalesMetrics.Calendars;
using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Bridges;
using SalesMetrics.Pipeline.Funnels;
using SalesMetrics.Testing;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Testing;

/// <summary>What a simulated process was told to be is what its figures say.</summary>
public class SimulatedProcessTests
{
    private static readonly SimulatedProcessOptions Rich = new()
    {
        Seed = 11,
        DealsPerMonth = 15,
        BackChance = 0.1,
        ReopenChance = 0.2,
        PushChance = 0.3,
        PersonSpread = 0.1,
        OverDispersion = 0.1,
        Effects = [new PlantedEffect(0.5) { SourceId = "web" }],
    };

    [Fact]
    public void The_same_seed_makes_the_same_deals_and_another_others()
    {
        var (first, again, other) = (SimulatedProcess.Create(Rich), SimulatedProcess.Create(Rich), SimulatedProcess.Create(Rich with { Seed = 12 }));
        Assert.Equal(first.Changes.AsEnumerable(), again.Changes);
        Assert.Equal(first.Revisions.AsEnumerable(), again.Revisions);
        Assert.NotEqual(first.Changes.AsEnumerable(), other.Changes);
        Assert.Equal(Rich, Rich with { Effects = [new PlantedEffect(0.5) { SourceId = "web" }] });
    }

    [Fact]
    public void Chances_and_planted_effects_show_in_the_funnel()
    {
        // 3 teams of 5 with 20 deals a month for a year: 3,600 deals come into Qualify, so 0.6 is met within 0.03.
        var simulated = SimulatedProcess.Create(new SimulatedProcessOptions
        {
            Seed = 4,
            DealsPerMonth = 20,
            Effects = [new PlantedEffect(0.5) { StageId = "Negotiate", From = Day("2025-01-01") }, new PlantedEffect(0.5) { StageId = "Propose", TeamId = "T3" }],
        });
        var log = Log(simulated);
        Assert.InRange(Step(log, 0), 0.57, 0.63);
        Assert.InRange(Step(log.Where(deal => deal.DealId.StartsWith("T1", StringComparison.Ordinal)), 1), 0.54, 0.66);
        Assert.InRange(Step(log.Where(deal => deal.DealId.StartsWith("T3", StringComparison.Ordinal)), 1), 0.25, 0.35);

        // Decided in Negotiate before the shift, and after it.
        Assert.InRange(Decided(log, Days("2024-01-01", "2024-12-31")), 0.55, 0.65);
        Assert.InRange(Decided(log, Days("2025-01-01", "2026-12-31")), 0.18, 0.42);
    }

    [Fact]
    public void Regressions_reopenings_pushes_and_poor_leads_are_there()
    {
        var simulated = SimulatedProcess.Create(Rich);
        var log = Log(simulated);
        var flow = StageFlowCalculator.Calculate(log, Day("2027-12-31"));
        Assert.True(flow.BackMoves > 50);
        Assert.True(flow.Reopenings > 50);
        Assert.All(flow.Stages, stage => Assert.Equal(stage.Entries, stage.Accounted));
        var histories = DealHistories.Create(simulated.Revisions);
        Assert.Empty(histories.Issues);
        var pushed = histories.Value.Histories.Count(deal =>
            CloseDateMoves.Of(deal, FiscalCalendar.Gregorian, PeriodGrain.Quarter, Day("2027-12-31")).PushCount > 0);
        Assert.InRange((double)pushed / histories.Value.Histories.Length, 0.05, 0.6);
        double Of(string source) => Step(log.Where(deal => simulated.Sources[deal.DealId] == source), 0);
        Assert.InRange(Of("web") / Of("partner"), 0.4, 0.75);
        Assert.True(simulated.People.Select(person => person.Factor).Distinct().Count() > 10);
    }

    [Fact]
    public void The_true_chance_to_win_is_what_is_won()
    {
        // 0.7 cubed is 0.343; of web leads 0.35 x 0.7 x 0.7. 15 people with 960 deals each: within a standard error of 0.005 and a little for the stages' own luck.
        var options = new SimulatedProcessOptions { Seed = 5, DealsPerMonth = 80, AdvanceChance = 0.7, Effects = [new PlantedEffect(0.5) { SourceId = "web", StageId = "Qualify" }] };
        var simulated = SimulatedProcess.Create(options);
        var won = simulated.Changes.Where(change => change.StageId == "Won").Select(change => change.DealId).ToHashSet(StringComparer.Ordinal);
        foreach (var (source, chance) in ((string, double)[])[("partner", 0.343), ("web", 0.1715)])
        {
            var deals = simulated.Sources.Where(deal => deal.Value == source).ToList();
            Assert.Equal(chance, simulated.WinChance(simulated.People[0], source, Day("2024-05-02")), 12);
            Assert.Equal(chance, (double)deals.Count(deal => won.Contains(deal.Key)) / deals.Count, 0.015);
        }
    }

    [Fact]
    public void People_differ_in_leads_and_volume_and_the_quarter_has_its_rhythm()
    {
        var options = new SimulatedProcessOptions { Seed = 6, DealsPerMonth = 20, WebShareSpread = 0.2, VolumeSpread = 0.5, QuarterEndFactor = 1.4 };
        var simulated = SimulatedProcess.Create(options);
        Assert.NotEqual(options, options with { VolumeSpread = 0.4 });
        Assert.All(simulated.People, person =>
        {
            var own = simulated.Sources.Where(deal => deal.Key.StartsWith(person.Id + "-", StringComparison.Ordinal)).ToList();
            Assert.Equal(12 * Math.Round(20 * person.Volume), own.Count);
            Assert.Equal(person.WebShare, (double)own.Count(deal => deal.Value == "web") / own.Count, 0.2);
        });
        Assert.True(simulated.People.Max(person => person.Volume) > 2 * simulated.People.Min(person => person.Volume));
        Assert.True(simulated.People.Max(person => person.WebShare) > 0.2 + simulated.People.Min(person => person.WebShare));
        double Won(bool isEnd)
        {
            var decided = simulated.Changes.Where(change => change.StageId is "Won" or "Lost" && change.On.Month % 3 == 0 == isEnd).ToList();
            return (double)decided.Count(change => change.StageId == "Won") / decided.Count;
        }

        Assert.True(Won(true) > Won(false) + 0.15);
        Assert.Equal(1.4 * 1.4 * 1.4, simulated.WinChance(simulated.People[0], "web", Day("2024-06-01")) / simulated.WinChance(simulated.People[0], "web", Day("2024-05-01")), 9);
    }

    [Fact]
    public void Its_bridges_balance_month_by_month()
    {
        var deals = DealHistories.Create(SimulatedProcess.Create(Rich with { Months = 3 }).Revisions).Value;
        foreach (var month in FiscalCalendar.Gregorian.Split(FiscalCalendar.Gregorian.Year(2024), PeriodGrain.Month))
        {
            var options = new PipelineBridgeOptions { Days = month.Interval, Currency = Dollar, Due = month.Interval };
            Assert.All(
                PipelineBridgeCalculator.Calculate(deals, static (owner, _) => owner[..2], options),
                bridge => Assert.Equal(bridge.End, bridge.Start + Money.Sum(bridge.Entries.Select(entry => entry.Change), Dollar)));
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rich with { BackChance = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Rich with { Months = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Rich with { VolumeSpread = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Rich with { WebShareSpread = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Rich with { QuarterEndFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlantedEffect(0));
    }

    private static StageLog Log(SimulatedProcess simulated)
    {
        var log = StageLog.Create(SimulatedProcess.Process, simulated.Changes);
        Assert.Empty(log.Issues);
        return log.Value;
    }

    private static double Step(StageLog log, int stage) =>
        FunnelCalculator.Calculate(log, new FunnelOptions { AsOf = Day("2027-12-31") }).Stages[stage].StepConversion!.Value.ToDouble();

    private static double Decided(StageLog log, DateInterval days)
    {
        var left = log.Histories.SelectMany(deal => deal.Visits).Where(visit => visit.StageIndex == 2 && visit.LeftOn is { } on && days.Contains(on)).ToList();
        return (double)left.Count(visit => visit.Exit == StageExit.Won) / left.Count;
    }
}
