using MathNet.Numerics.Distributions;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>Finds the stage past which people or teams cannot move deals, and tells a personal problem from one of the process.</summary>
/// <remarks>
/// Teams are compared with all other teams, people with the rest of their team. A stage that is weak for a whole team shows in the first and
/// not in the second. Rates are drawn towards the peers' by beta-binomial shrinkage, probabilities adjusted over stages and units.
/// </remarks>
public static class StickingPointCalculator
{
    /// <summary>Compares people and teams stage by stage.</summary>
    /// <param name="log">The ways of the deals, with owners; a deal counts for who had it when it first came into a stage.</param>
    /// <param name="teamOf">The team of a person; empty for none. Asked once a person, so state the team of the time looked at.</param>
    /// <param name="options">Which deals, and when a stage counts.</param>
    public static StepFindings Calculate(StageLog log, Func<string, string> teamOf, StickingPointOptions options)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(teamOf);
        ArgumentNullException.ThrowIfNull(options);
        var later = StepCounts.Later(log, options);
        var people = StepCounts.Of(log, options).ByPerson
            .Select(person => new Unit(person.Key, teamOf(person.Key), person.Value)).ToImmutableArray();
        var ofPeople = Compare(people, log.Process.Stages, later, options);

        // One person's problem is not the team's: it is left out of what teams are compared by.
        var isWeak = ofPeople.Where(one => one.IsWeak).Select(one => (one.UnitId, one.Stage.Id)).ToHashSet();
        var teams = people.GroupBy(person => person.Group, StringComparer.Ordinal).OrderBy(team => team.Key, StringComparer.Ordinal)
            .Select(team => new Unit(
                team.Key,
                "",
                [.. log.Process.Stages.Select((stage, i) => Sum(team.Where(person => !isWeak.Contains((person.Id, stage.Id))), i))]))
            .ToImmutableArray();
        var ofTeams = Compare(teams, log.Process.Stages, later, options);
        return new StepFindings([.. people.Select(person => Judge(person, ofPeople, ofTeams))], ofTeams, ofPeople);
    }

    private static StickingPoint Judge(Unit person, ImmutableArray<StepComparison> ofPeople, ImmutableArray<StepComparison> ofTeams)
    {
        if (StepFindings.Worst(ofPeople, person.Id) is { } own)
        {
            return new StickingPoint(person.Id, person.Group, StickingPointKind.Personal, own);
        }

        if (StepFindings.Worst(ofTeams, person.Group) is { } team)
        {
            return new StickingPoint(person.Id, person.Group, StickingPointKind.Process, team);
        }

        var isJudged = ofPeople.Any(one => string.Equals(one.UnitId, person.Id, StringComparison.Ordinal) && one.WhyNot.Length == 0);
        return new StickingPoint(
            person.Id, person.Group, isJudged ? StickingPointKind.NoEvidence : StickingPointKind.TooLittleData, Evidence: null);
    }

    private static ImmutableArray<StepComparison> Compare(
        ImmutableArray<Unit> units, ImmutableArray<SalesStage> stages, double?[] later, StickingPointOptions options)
    {
        var groups = units.GroupBy(unit => unit.Group, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var correlations = stages.Select((_, stage) => UnitCorrelation.ByMoments(
            groups.Values.Select(group => group.Select(unit => (unit.Steps[stage].Resolved, unit.Steps[stage].Advanced)).ToArray()))).ToArray();
        ImmutableArray<StepComparison> raw =
        [
            .. units.SelectMany(unit => stages.Select((stage, i) => Raw(
                unit, stage, i, Sum(groups[unit.Group], i).Less(unit.Steps[i]), correlations[i], later[i], options))),
        ];
        var adjusted = MultipleTesting.Adjust([.. raw.Where(one => one.WhyNot.Length == 0).Select(one => one.Probability!.Value)]);
        var next = 0;
        return [.. raw.Select(one => one.WhyNot.Length > 0 ? one : Judged(one, adjusted[next++], options))];
    }

    private static StepComparison Judged(StepComparison one, double adjusted, StickingPointOptions options) => one with
    {
        AdjustedProbability = adjusted,
        IsWeak = adjusted <= options.FalseDiscoveryRate && one.OddsRatioHigh < 1,
    };

    private static StepComparison Raw(
        Unit unit, SalesStage stage, int index, StepCount peers, double correlation, double? later, StickingPointOptions options)
    {
        var own = unit.Steps[index];
        var bare = new StepComparison { UnitId = unit.Id, Stage = stage, Own = own, Peers = peers, WhyNot = WhyNot(own, peers, options) };
        if (bare.WhyNot.Length > 0)
        {
            return bare;
        }

        // Half a deal each way keeps the peers' odds finite when all of them went on, or none.
        double peersOn = peers.Advanced + 0.5, peersOff = peers.Resolved - peers.Advanced + 0.5;
        var peersRate = peersOn / (peersOn + peersOff);
        var weight = UnitCorrelation.OwnWeight(own.Resolved, correlation);
        var shrunk = (weight * own.Advanced / own.Resolved) + ((1 - weight) * peersRate);
        var ratio = Math.Log(shrunk / (1 - shrunk)) - Math.Log(peersOn / peersOff);

        // Shapes of the posterior: as many deals as the prior is worth and the unit has. Drawn in full, it has no spread of its own.
        var spread = (1 / peersOn) + (1 / peersOff);
        if (weight > 0)
        {
            var deals = own.Resolved / weight;
            spread += (1 / (deals * shrunk)) + (1 / (deals * (1 - shrunk)));
        }

        var reach = -Normal.InvCDF(0, 1, (1 - options.Level) / 2) * Math.Sqrt(spread);
        return bare with
        {
            ShrunkRate = shrunk,
            OwnWeight = weight,
            OddsRatio = Math.Exp(ratio),
            OddsRatioLow = Math.Exp(ratio - reach),
            OddsRatioHigh = Math.Exp(ratio + reach),
            Probability = BinomialTest.NormalBetween(own.Advanced, own.Resolved, peers.Advanced, peers.Resolved),
            LostValue = own.Entries * (peersRate - shrunk) * later * (double)options.AverageDeal.Amount,
        };
    }

    private static string WhyNot(StepCount own, StepCount peers, StickingPointOptions options) =>
        own.Entries < options.FewestEntries ? Invariant($"{own.Entries} of at least {options.FewestEntries} deals came into it")
        : own.Resolved == 0 ? "none of the deals is decided past it"
        : peers.Resolved == 0 ? "no peer has a deal decided past it"
        : own.Advanced + peers.Advanced == 0 ? "no deal of anybody went on"
        : own.Advanced + peers.Advanced == own.Resolved + peers.Resolved ? "every deal of everybody went on"
        : "";

    private static StepCount Sum(IEnumerable<Unit> units, int stage) =>
        units.Aggregate(default(StepCount), (sum, unit) => sum.Plus(unit.Steps[stage]));

    private sealed record Unit(string Id, string Group, StepCount[] Steps);
}
