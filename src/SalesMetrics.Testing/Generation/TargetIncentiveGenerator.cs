using SalesMetrics.Compensation;

namespace SalesMetrics.Testing.Generation;

/// <summary>States what reps earn a quarter at 100 %: one amount for all, a quarter more for seniors, from their promotion on.</summary>
internal static class TargetIncentiveGenerator
{
    public static TargetIncentives Generate(SampleCompanyOptions options, ImmutableArray<Career> careers)
    {
        var lastDay = options.FirstDay.PlusYears(options.Years).PlusDays(-1);
        var ordinary = MinorUnits.Whole(options.QuarterlyTargetIncentive, options.Currency);
        var senior = ordinary.RoundedShare(Ratio.FromPercent(125));
        return TargetIncentives.Create(ordinary, careers.SelectMany(career => Changes(career, ordinary, senior, lastDay)));
    }

    // A senior who left and came back starts over as an account executive.
    private static IEnumerable<TargetIncentive> Changes(Career career, Money ordinary, Money senior, LocalDate lastDay)
    {
        foreach (var spell in career.Spells)
        {
            if (spell != career.Spells[0])
            {
                yield return new TargetIncentive { PayeeId = career.Id, Amount = ordinary, From = spell.From };
            }

            if (spell.SeniorFrom <= (spell.To ?? lastDay))
            {
                yield return new TargetIncentive { PayeeId = career.Id, Amount = senior, From = spell.SeniorFrom };
            }
        }
    }
}
