namespace SalesMetrics.Quotas;

/// <summary>Finds streaks and personal bests.</summary>
public static class AttainmentRecordCalculator
{
    /// <summary>Calculates one unit's streaks and bests.</summary>
    /// <param name="attainments">The attainments of one unit over consecutive periods, in any order; at least one, each period once.</param>
    /// <param name="options">What counts as a streak; the defaults when left out.</param>
    /// <remarks>Leave a period that is not over out, or it counts as missed until it is reached.</remarks>
    /// <exception cref="ArgumentException">There is none, they are of several units, or periods overlap or leave days out between them.</exception>
    public static AttainmentRecord Calculate(IEnumerable<Attainment> attainments, StreakOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(attainments);
        var rules = options ?? new StreakOptions();
        var periods = attainments.OrderBy(one => one.Window.Start).ToImmutableArray();
        if (periods.IsEmpty)
        {
            throw new ArgumentException("There is no attainment to look at.", nameof(attainments));
        }

        ConsecutivePeriods.Check(periods, nameof(attainments));

        var current = ImmutableArray<Attainment>.Empty;
        var longest = current;
        foreach (var period in periods)
        {
            current = period.Value is { } value
                ? value >= rules.Goal ? current.Add(period) : []
                : rules.IsUndefinedPassedOver ? current : [];
            longest = current.Length > longest.Length ? current : longest;
        }

        return new AttainmentRecord(
            periods[0].Unit,
            rules,
            new AttainmentStreak(current),
            new AttainmentStreak(longest),
            First(periods.Where(one => one.Credited.Amount > 0m), one => Ratio.FromDecimal(one.Credited.Amount)),
            First(periods.Where(one => one.Value is { Sign: > 0 }), one => one.Value!.Value));
    }

    // MaxBy keeps the first of equals, which is whose record it was.
    private static Attainment? First(IEnumerable<Attainment> periods, Func<Attainment, Ratio> by) => periods.MaxBy(by);
}
