namespace SalesMetrics.Testing.Generation;

/// <summary>Draws who joined, moved, left and came back.</summary>
internal static class CareerGenerator
{
    // Nobody leaves or moves in the first three months, and nobody joins in the last three.
    private const int SettledMonths = 3;
    private const int LongestPastMonths = 72;

    public static ImmutableArray<Career> Generate(SampleCompanyOptions options, NameBook names) =>
        [.. Enumerable.Range(1, options.Reps).Select(number => Draw(options, number, names.Rep(number)))];

    private static Career Draw(SampleCompanyOptions options, int number, string id)
    {
        var random = RandomStream.Of(options.Seed, StreamPurpose.Career, number);
        var months = options.Years * 12;

        // As many join as leave when this share is there from the start. The first rep of each team always is, or a small team would begin empty.
        var shareAtStart = 1 / (1 + (options.YearlyTurnover * options.Years));
        var isThere = random.Chance(shareAtStart) || number <= options.Teams;
        var monthsBefore = 1 + random.Below(LongestPastMonths);
        var monthsAfter = random.Below(months - SettledMonths + 1);
        var midMonth = random.Chance(0.5) ? 14 : 0;
        var joined = options.FirstDay.PlusMonths(isThere ? -monthsBefore : monthsAfter).PlusDays(midMonth);

        var spells = ImmutableArray.CreateBuilder<Spell>();
        var stints = ImmutableArray.CreateBuilder<Stint>();
        var team = (number - 1) % options.Teams;
        var from = joined;
        var settledFrom = isThere ? SettledMonths - monthsBefore : SettledMonths + monthsAfter;
        for (var month = Math.Max(0, settledFrom); month < months - 1; month++)
        {
            var monthStart = options.FirstDay.PlusMonths(month);
            if (random.Chance(options.YearlyMoves / 12) && options.Teams > 1)
            {
                stints.Add(new Stint(id, team, from, monthStart.PlusDays(-1)));
                team = (team + 1 + random.Below(options.Teams - 1)) % options.Teams;
                from = monthStart;
            }

            if (!random.Chance(options.YearlyTurnover / 12))
            {
                continue;
            }

            var left = monthStart.PlusMonths(1).PlusDays(-1);
            stints.Add(new Stint(id, team, from, left));
            spells.Add(new Spell(joined, left));
            var back = month + 5 + random.Below(6);
            if (spells.Count > 1 || !random.Chance(options.RehireShare) || back > months - SettledMonths)
            {
                return new Career(id, number, spells.ToImmutable(), stints.ToImmutable());
            }

            joined = options.FirstDay.PlusMonths(back);
            from = joined;
            month = back + SettledMonths - 1;
        }

        spells.Add(new Spell(joined, null));
        stints.Add(new Stint(id, team, from, null));
        return new Career(id, number, spells.ToImmutable(), stints.ToImmutable());
    }
}
