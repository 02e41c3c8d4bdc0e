using SalesMetrics.Pipeline;

namespace SalesMetrics.Testing.Generation;

/// <summary>Walks deals through the stages, one person and month after the other.</summary>
internal sealed class StageWalk(SimulatedProcessOptions options)
{
    private const int MostSteps = 40;

    public static ImmutableArray<string> Stages { get; } = ["Qualify", "Propose", "Negotiate"];

    private readonly Currency _currency = Currency.Of("USD");

    public List<StageChange> Changes { get; } = [];

    public List<DealRevision> Revisions { get; } = [];

    public Dictionary<string, string> Sources { get; } = new(StringComparer.Ordinal);

    public void Add(SimulatedPerson person, LocalDate month, RandomStream stream)
    {
        var shared = person.Factor * Math.Max(0.05, 1 + (options.OverDispersion * stream.Normal()));
        var deals = Math.Max(1, (int)Math.Round(options.DealsPerMonth * person.Volume));
        for (var number = 1; number <= deals; number++)
        {
            var day = month.PlusDays(stream.Below(28));
            var id = FormattableString.Invariant($"{person.Id}-{month.Year:0000}{month.Month:00}-{number}");
            Sources.Add(id, stream.Chance(person.WebShare) ? "web" : "partner");
            var deal = new Deal
            {
                Id = id,
                OwnerId = person.Id,
                OpenedOn = day,
                Stage = Stages[0],
                ExpectedAmount = new Money(1_000 + stream.Below(9_000), _currency),
                ExpectedCloseOn = day.PlusDays(60),
                Outcome = new DealOutcome.Open(),
            };
            Tell(day, deal);
            Walk(person, deal, day, shared, stream);
        }
    }

    private void Walk(SimulatedPerson person, Deal deal, LocalDate day, double shared, RandomStream stream)
    {
        var stage = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            day = day.PlusDays(3 + stream.Below(20));
            if (stream.Chance(options.PushChance))
            {
                deal = deal with { ExpectedCloseOn = deal.ExpectedCloseOn!.Value.PlusDays(30) };
            }

            if (stage > 0 && stream.Chance(options.BackChance))
            {
                deal = deal with { Stage = Stages[--stage] };
            }
            else if (stream.Chance(Advance(options, person, Stages[stage], Sources[deal.Id], day, shared)))
            {
                stage++;
                if (stage == Stages.Length)
                {
                    Tell(day, deal with { Stage = "Won", Outcome = new DealOutcome.Won(day, deal.ExpectedAmount!.Value) });
                    return;
                }

                deal = deal with { Stage = Stages[stage] };
            }
            else
            {
                Tell(day, deal with { Stage = "Lost", Outcome = new DealOutcome.Lost(day) });
                if (!stream.Chance(options.ReopenChance))
                {
                    return;
                }

                day = day.PlusDays(10);
            }

            Tell(day, deal);
        }
    }

    /// <summary>The chance of a deal to advance.</summary>
    public static double Advance(SimulatedProcessOptions options, SimulatedPerson person, string stage, string source, LocalDate day, double shared)
    {
        var planted = options.Effects
            .Where(effect => effect.Holds(person.Id, person.TeamId, stage, source, day))
            .Aggregate(1.0, (product, effect) => product * effect.Factor);
        return Math.Min(0.98, options.AdvanceChance * shared * planted * (day.Month % 3 == 0 ? options.QuarterEndFactor : 1));
    }

    private void Tell(LocalDate day, Deal deal)
    {
        Changes.Add(new StageChange { DealId = deal.Id, On = day, StageId = deal.Stage, OwnerId = deal.OwnerId });
        Revisions.Add(new DealRevision(day, deal));
    }
}
