using SalesMetrics.Organization;

namespace SalesMetrics.Testing.Generation;

/// <summary>Turns careers into assignments, and draws which manager a team had when.</summary>
internal static class OrganizationGenerator
{
    private const string Rep = "Account Executive";
    private const string Senior = "Senior Account Executive";

    public static SalesOrganization Generate(SampleCompanyOptions options, ImmutableArray<Career> careers, NameBook names)
    {
        var managers = Enumerable.Range(0, options.Teams).Select(team => DrawManagers(options, team, names)).ToArray();
        return SalesOrganization.Create(careers.SelectMany(career => career.Stints.SelectMany(stint => Assignments(options, career, stint, managers))));
    }

    private static EffectiveDated<string> DrawManagers(SampleCompanyOptions options, int team, NameBook names)
    {
        var random = RandomStream.Of(options.Seed, StreamPurpose.Managers, team);

        // The team's index plus whole turns through the teams: no two managers share an index.
        var index = team;
        var managers = new List<EffectiveValue<string>> { new(LocalDate.MinIsoValue, names.Manager(index)) };
        for (var month = 1; month < options.Years * 12; month++)
        {
            if (random.Chance(options.YearlyManagerChanges / 12))
            {
                index += options.Teams;
                managers.Add(new EffectiveValue<string>(options.FirstDay.PlusMonths(month), names.Manager(index)));
            }
        }

        return EffectiveDated.Create(managers);
    }

    private static IEnumerable<Assignment> Assignments(
        SampleCompanyOptions options, Career career, Stint stint, EffectiveDated<string>[] managers)
    {
        var lastDay = options.FirstDay.PlusYears(options.Years).PlusDays(-1);
        var seniorFrom = career.Spells.Last(spell => spell.From <= stint.From).SeniorFrom;
        var end = stint.To ?? LocalDate.MaxIsoValue;
        foreach (var piece in managers[stint.Team].Pieces(new DateInterval(stint.From, end)))
        {
            // A promotion within the piece cuts it once more; one after the end of the records is not known yet.
            var from = piece.Interval.Start;
            if (from < seniorFrom && seniorFrom <= LocalDate.Min(piece.Interval.End, lastDay))
            {
                yield return Of(options, stint, piece.Value, Rep, from, seniorFrom.PlusDays(-1));
                from = seniorFrom;
            }

            var isLast = piece.Interval.End == LocalDate.MaxIsoValue;
            yield return Of(options, stint, piece.Value, from < seniorFrom ? Rep : Senior, from, isLast ? null : piece.Interval.End);
        }
    }

    private static Assignment Of(SampleCompanyOptions options, Stint stint, string managerId, string role, LocalDate from, LocalDate? to) => new()
    {
        PayeeId = stint.PayeeId,
        From = from,
        To = to,
        Role = role,
        TeamId = NameBook.Team(stint.Team),
        ManagerId = managerId,
        TerritoryId = NameBook.Region((int)((long)stint.Team * options.Regions / options.Teams)),
    };
}
