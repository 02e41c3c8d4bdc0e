using SalesMetrics.Comparisons.ControlCharts;

namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Makes boards of improvement and personal bests.</summary>
public static class PersonalBoardCalculator
{
    /// <summary>Sets the last period of each person against that person's own past.</summary>
    /// <param name="people">The periods of each person, nobody twice.</param>
    /// <exception cref="ArgumentException">Somebody is given twice.</exception>
    public static PersonalBoard Calculate(IEnumerable<PersonalSeries> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        PersonalSeries[] all = [.. people];
        var ranking = RankingCalculator.Calculate(all.Select(one => new RankingCandidate<double>(one.Id, one.Values.Length > 1 ? one.Values[^1] - Past(one).Average() : null)));
        var byId = all.ToDictionary(one => one.Id, StringComparer.Ordinal);
        return new PersonalBoard([.. ranking.Entries.Select(entry => ToLine(byId[entry.Id], entry.Position))], ranking.Undefined);
    }

    private static PersonalLine ToLine(PersonalSeries own, RankPosition place)
    {
        var (past, now) = (Past(own), own.Values[^1]);
        var chart = XmrChartCalculator.Calculate(past);
        return new PersonalLine(
            own.Id, now, past.Average(), past.Max(), chart.Upper is { } upper && chart.Lower is { } lower ? now > upper || now < lower : null, place);
    }

    private static ImmutableArray<double> Past(PersonalSeries own) => own.Values[..^1];
}
