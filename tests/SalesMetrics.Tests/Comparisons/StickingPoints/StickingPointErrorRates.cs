using SalesMetrics.Comparisons.StickingPoints;
using SalesMetrics.Pipeline;
using SalesMetrics.Testing;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.StickingPoints;

/// <summary>How often sticking points are found in 100 simulated companies of three teams of five: the table of docs/calculations/sticking-point.md.</summary>
public class StickingPointErrorRates
{
    [LongTheory]
    [InlineData("nobody differs, 60 deals a person", 8, 0)]
    [InlineData("nobody differs, 240 deals a person", 6, 0)]
    [InlineData("nobody differs, 60 deals a person, months vary by 0.2", 28, 0)]
    [InlineData("a person at 0.7, 120 deals a person", 37, 30)]
    [InlineData("a person at 0.7, 240 deals a person", 82, 75)]
    [InlineData("a person at 0.5, 120 deals a person", 93, 88)]
    [InlineData("a team at 0.8, 120 deals a person", 92, 91)]
    public void Findings_in_a_hundred_companies_are_as_the_page_says(string truth, int withFinding, int withTheTrueOne)
    {
        var found = Enumerable.Range(1, 100).Select(seed => Of(Truth(truth, seed))).ToList();
        var isPlanted = !Truth(truth, 1).Effects.IsEmpty;
        Assert.Equal(
            (withFinding, withTheTrueOne),
            (found.Count(one => one.People.Any(person => person.Evidence is not null)), isPlanted ? found.Count(IsTrue) : 0));
    }

    private static bool IsTrue(StepFindings found) =>
        found.OfTeam("T1")?.Stage.Id == "Propose"
        || found.People.Any(person => person is { PersonId: "T2-3", Kind: StickingPointKind.Personal, Evidence.Stage.Id: "Propose" });

    private static SimulatedProcessOptions Truth(string truth, int seed)
    {
        var (person, team) = (new PlantedEffect(0.7) { PersonId = "T2-3", StageId = "Propose" }, new PlantedEffect(0.8) { TeamId = "T1", StageId = "Propose" });
        var plain = new SimulatedProcessOptions { Seed = seed };
        return truth switch
        {
            "nobody differs, 60 deals a person" => plain with { Months = 6 },
            "nobody differs, 240 deals a person" => plain with { DealsPerMonth = 20 },
            "nobody differs, 60 deals a person, months vary by 0.2" => plain with { Months = 6, OverDispersion = 0.2 },
            "a person at 0.7, 120 deals a person" => plain with { Effects = [person] },
            "a person at 0.7, 240 deals a person" => plain with { DealsPerMonth = 20, Effects = [person] },
            "a person at 0.5, 120 deals a person" => plain with { Effects = [person with { Factor = 0.5 }] },
            "a team at 0.8, 120 deals a person" => plain with { Effects = [team] },
            _ => throw new ArgumentOutOfRangeException(nameof(truth), truth, "No such company."),
        };
    }

    private static StepFindings Of(SimulatedProcessOptions options)
    {
        var simulated = SimulatedProcess.Create(options);
        var teams = simulated.People.ToDictionary(person => person.Id, person => person.TeamId);
        var log = StageLog.Create(SimulatedProcess.Process, simulated.Changes).Value;
        return StickingPointCalculator.Calculate(
            log, person => teams[person], new StickingPointOptions { AsOf = Day("2026-12-31"), AverageDeal = Usd(1_000m) });
    }
}
