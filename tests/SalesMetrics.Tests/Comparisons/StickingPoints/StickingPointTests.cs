using SalesMetrics.Comparisons.StickingPoints;
using SalesMetrics.Pipeline;
using SalesMetrics.Testing;
using SalesMetrics.Tests.Pipeline;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.StickingPoints;

/// <summary>Sticking points of simulated processes whose truth is known, and by hand.</summary>
public class StickingPointTests
{
    private static readonly StickingPointOptions Options = new() { AsOf = Day("2026-12-31"), AverageDeal = Usd(1_000m) };

    [Fact]
    public void One_persons_weak_stage_is_a_personal_problem_and_nobody_elses()
    {
        var points = Of(new SimulatedProcessOptions
        {
            Seed = 1,
            DealsPerMonth = 20,
            Effects = [new PlantedEffect(0.5) { PersonId = "T2-3", StageId = "Propose" }],
        });
        var weak = points.People.Single(person => person.PersonId == "T2-3");
        Assert.Equal((StickingPointKind.Personal, "T2", "personal: stops at Propose"), (weak.Kind, weak.TeamId, weak.Text));
        Assert.All(points.People.Where(person => person.PersonId != "T2-3"), person => Assert.Equal(StickingPointKind.NoEvidence, person.Kind));
        Assert.Null(points.OfTeam("T2"));
    }

    [Fact]
    public void A_stage_weak_for_a_whole_team_is_a_process_problem_of_everybody_in_it()
    {
        var points = Of(new SimulatedProcessOptions
        {
            Seed = 2,
            DealsPerMonth = 20,
            Effects = [new PlantedEffect(0.6) { TeamId = "T1", StageId = "Negotiate" }],
        });
        Assert.All(points.People.Where(person => person.TeamId == "T1"), person => Assert.Equal("process: the team stops at Negotiate", person.Text));
        Assert.All(points.People.Where(person => person.TeamId != "T1"), person => Assert.Equal(StickingPointKind.NoEvidence, person.Kind));
        Assert.Equal("Negotiate", points.OfTeam("T1")!.Stage.Id);
    }

    [Fact]
    public void Where_all_are_alike_at_most_the_stated_share_of_companies_has_a_false_finding()
    {
        var alarms = Enumerable.Range(1, 40).Count(seed => Of(new SimulatedProcessOptions { Seed = seed, Months = 6 })
            .People.Any(person => person.Kind is StickingPointKind.Personal or StickingPointKind.Process));

        // Two families of tests at 0.10 each: 8 of 40 at most on average, and the interval must exclude 1 too.
        Assert.InRange(alarms, 0, 8);
    }

    [Fact]
    public void With_few_deals_a_person_is_judged_by_the_team_or_not_at_all()
    {
        var few = new SimulatedProcessOptions
        {
            Seed = 3,
            Months = 1,
            PeoplePerTeam = 40,
            Effects = [new PlantedEffect(0.5) { TeamId = "T1", StageId = "Qualify" }],
        };
        var points = Of(few);
        Assert.All(points.People, person => Assert.Equal(
            person.TeamId == "T1" ? StickingPointKind.Process : StickingPointKind.TooLittleData, person.Kind));
        Assert.Contains("of at least 20", points.OfPeople[0].WhyNot, StringComparison.Ordinal);
        Assert.Null(points.OfPeople[0].LostValue);
    }

    [Fact]
    public void Lost_value_is_entries_times_gap_times_later_conversion_times_average_deal()
    {
        // Ada: 10 of 40 on; Bob: 30 of 40. Two steps; of the 40 that go on, Ada's 10 and Bob's 30, half are won.
        var log = Log(("Ada", 10, 40), ("Bob", 30, 40));
        var ada = StickingPointCalculator.Calculate(log, _ => "", Options).OfPeople.First(one => one is { UnitId: "Ada", Stage.Id: "Qualify" });
        Assert.Equal((new StepCount(40, 40, 10), new StepCount(40, 40, 30)), (ada.Own, ada.Peers));

        // Pearson's excess: rate 1/2, each 20 expected, (10^2 + 10^2) / 10 = 20, less 1, over 80 - 40 - 1.
        var correlation = 19.0 / 39;
        var weight = 40 * correlation / ((40 * correlation) + 1 - correlation);
        var peers = 30.5 / 41;
        var shrunk = (weight * 0.25) + ((1 - weight) * peers);
        Assert.Equal(weight, ada.OwnWeight, 12);
        Assert.Equal(shrunk, ada.ShrunkRate!.Value, 12);
        Assert.Equal(shrunk / (1 - shrunk) / (30.5 / 10.5), ada.OddsRatio!.Value, 12);
        Assert.Equal(40 * (peers - shrunk) * 0.5 * 1_000, ada.LostValue!.Value, 8);
        Assert.True(ada.IsWeak);
        Assert.InRange(ada.OddsRatio.Value, ada.OddsRatioLow!.Value, ada.OddsRatioHigh!.Value);
    }

    [Fact]
    public void Units_that_are_alike_are_drawn_together_in_full_and_nothing_is_lost()
    {
        var log = Log(("Ada", 20, 40), ("Bob", 20, 40));
        var ada = StickingPointCalculator.Calculate(log, _ => "", Options).OfPeople[0];
        Assert.Equal((0, 1, 0), (ada.OwnWeight, ada.OddsRatio, ada.LostValue));
        Assert.False(ada.IsWeak);
    }

    [Fact]
    public void Everybody_alone_in_a_team_has_no_peers()
    {
        var points = StickingPointCalculator.Calculate(Log(("Ada", 10, 40), ("Bob", 30, 40)), person => person, Options);
        Assert.All(points.OfPeople.Where(one => one.Stage.Id == "Qualify"), one => Assert.Equal("no peer has a deal decided past it", one.WhyNot));

        // Their teams have: Ada's stops at Qualify.
        Assert.Equal([StickingPointKind.Process, StickingPointKind.TooLittleData], points.People.Select(person => person.Kind));
    }

    [Fact]
    public void The_order_of_rows_is_irrelevant()
    {
        var simulated = SimulatedProcess.Create(new SimulatedProcessOptions { Seed = 5, Months = 4, BackChance = 0.1, ReopenChance = 0.1, PersonSpread = 0.2 });
        StickingPointsOf(simulated.Changes, out var forward);
        StickingPointsOf([.. simulated.Changes.Reverse()], out var backward);
        Assert.Equal(forward, backward);

        static void StickingPointsOf(IEnumerable<StageChange> changes, out List<(string, string, double?, double?)> told) =>
            told = [.. StickingPointCalculator.Calculate(StageLog.Create(SimulatedProcess.Process, changes).Value, person => person[..2], Options)
                .OfPeople.Select(one => (one.UnitId, one.Stage.Id, one.AdjustedProbability, one.LostValue))];
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { FewestEntries = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { FalseDiscoveryRate = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { Level = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { AverageDeal = Usd(-1m) });
        Assert.Throws<ArgumentException>(() => Options with { AverageDeal = default });
    }

    private static StepFindings Of(SimulatedProcessOptions options)
    {
        var simulated = SimulatedProcess.Create(options);
        var teams = simulated.People.ToDictionary(person => person.Id, person => person.TeamId);
        var log = StageLog.Create(SimulatedProcess.Process, simulated.Changes);
        Assert.Empty(log.Issues);
        return StickingPointCalculator.Calculate(log.Value, person => teams[person], Options);
    }

    // Of so many deals each some go on to Propose, of which every second is won and the rest lost.
    private static StageLog Log(params (string Owner, int On, int All)[] people) => StageFacts.Log(
    [
        .. people.SelectMany(person => Enumerable.Range(0, person.All).Select(i => StageFacts.Rows(person.Owner + i,
            i >= person.On
                ? ["2024-01-01 Qualify " + person.Owner, "2024-01-05 Lost"]
                : ["2024-01-01 Qualify " + person.Owner, "2024-01-05 Propose", i % 2 == 0 ? "2024-01-09 Won" : "2024-01-09 Lost"]))),
    ]);
}
