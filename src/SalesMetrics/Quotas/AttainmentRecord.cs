using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>One unit's streaks and personal bests over a run of periods.</summary>
public sealed class AttainmentRecord : IExplainable
{
    internal AttainmentRecord(
        SalesUnit unit,
        StreakOptions options,
        AttainmentStreak current,
        AttainmentStreak longest,
        Attainment? bestCredited,
        Attainment? bestAttainment)
    {
        Unit = unit;
        Options = options;
        Current = current;
        Longest = longest;
        BestCredited = bestCredited;
        BestAttainment = bestAttainment;
    }

    /// <summary>Whose.</summary>
    public SalesUnit Unit { get; }

    /// <summary>What counted as a streak.</summary>
    public StreakOptions Options { get; }

    /// <summary>The streak that reaches to the last period; empty when that missed the goal.</summary>
    public AttainmentStreak Current { get; }

    /// <summary>The longest streak; of equally long ones the earliest. Empty when no period reached the goal.</summary>
    public AttainmentStreak Longest { get; }

    /// <summary>The period with the most credited, the first of equals; null when no period was credited with more than zero.</summary>
    public Attainment? BestCredited { get; }

    /// <summary>The period with the highest attainment, the first of equals; null when none is defined and above zero.</summary>
    public Attainment? BestAttainment { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Streaks and bests of {Unit}"),
        Current.Length,
        new Explanation("Current streak", Current.ToString()) { Rule = Invariant($"in a row at or above {Options.Goal.ToPercentText()}, to the last period") },
        new Explanation("Longest streak", Longest.ToString()),
        BestCredited is { } credited
            ? new Explanation("Most credited", credited.Credited) { Rule = credited.PeriodId }
            : new Explanation("Most credited", new ExplainedValue.Undefined("nothing was credited")),
        BestAttainment is { } best
            ? new Explanation("Highest attainment", best.Value!.Value) { Rule = best.PeriodId }
            : new Explanation("Highest attainment", new ExplainedValue.Undefined("no attainment is above zero")));
}
