using SalesMetrics.Pipeline;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Testing;

/// <summary>Deals of a made-up company on their way through the stages, with the truth about who and what made the difference.</summary>
public sealed class SimulatedProcess
{
    private SimulatedProcess(SimulatedProcessOptions options, ImmutableArray<SimulatedPerson> people, StageWalk walk)
    {
        Options = options;
        People = people;
        Changes = [.. walk.Changes];
        Revisions = [.. walk.Revisions];
        Sources = walk.Sources.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The stages: Qualify, Propose, Negotiate, and the endings Won and Lost.</summary>
    public static SalesProcess Process => SalesProcess.Create(
        new SalesStage { Id = "Qualify" },
        new SalesStage { Id = "Propose" },
        new SalesStage { Id = "Negotiate" },
        new SalesStage { Id = "Won", Kind = StageKind.Won },
        new SalesStage { Id = "Lost", Kind = StageKind.Lost });

    /// <summary>What is true, planted effects included.</summary>
    public SimulatedProcessOptions Options { get; }

    /// <summary>The people, team by team.</summary>
    public ImmutableArray<SimulatedPerson> People { get; }

    /// <summary>The stage log.</summary>
    public ImmutableArray<StageChange> Changes { get; }

    /// <summary>The same deals as they stood, with amount and expected date.</summary>
    public ImmutableArray<DealRevision> Revisions { get; }

    /// <summary>The source of each deal's lead, by deal id: "web" or "partner".</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>The true chance of a deal to go through all stages at once, planted effects and the rhythm of the quarter included: what measured win rates are to be
    /// compared with where deals neither go back nor are worked on again.</summary>
    /// <param name="person">The person.</param>
    /// <param name="sourceId">The source of the lead: "web" or "partner".</param>
    /// <param name="on">The day, taken to be that of every step.</param>
    public double WinChance(SimulatedPerson person, string sourceId, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(sourceId);
        return StageWalk.Stages.Aggregate(1.0, (chance, stage) => chance * StageWalk.Advance(Options, person, stage, sourceId, on, person.Factor));
    }

    /// <summary>Simulates.</summary>
    /// <param name="options">What is true.</param>
    public static SimulatedProcess Create(SimulatedProcessOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var people = ImmutableArray.CreateBuilder<SimulatedPerson>();
        for (var team = 1; team <= options.Teams; team++)
        {
            for (var number = 1; number <= options.PeoplePerTeam; number++)
            {
                var stream = RandomStream.Of(options.Seed, StreamPurpose.ProcessPeople, people.Count);
                people.Add(new SimulatedPerson(
                    FormattableString.Invariant($"T{team}-{number}"),
                    FormattableString.Invariant($"T{team}"),
                    Math.Max(0.05, 1 + (options.PersonSpread * stream.Normal())))
                {
                    WebShare = options.WebShareSpread > 0 ? Math.Clamp(options.WebShare + (options.WebShareSpread * stream.Normal()), 0.02, 0.98) : options.WebShare,
                    Volume = options.VolumeSpread > 0 ? Math.Clamp(StableMath.Exp(options.VolumeSpread * stream.Normal()), 0.1, 10) : 1,
                });
            }
        }

        var walk = new StageWalk(options);
        for (var person = 0; person < people.Count; person++)
        {
            for (var month = 0; month < options.Months; month++)
            {
                walk.Add(people[person], options.First.PlusMonths(month), RandomStream.Of(options.Seed, StreamPurpose.Process, (person * 1_000) + month));
            }
        }

        return new SimulatedProcess(options, people.ToImmutable(), walk);
    }
}
