using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>The weighted score of a payee's agreed goals (management by objectives), which a component is paid on like an attainment.</summary>
public sealed class GoalScore : IExplainable
{
    private GoalScore(ImmutableArray<ScoredGoal> goals) => Goals = goals;

    /// <summary>The goals in the order stated.</summary>
    public ImmutableArray<ScoredGoal> Goals { get; }

    /// <summary>The sum of weight x score, exact.</summary>
    public Ratio Value => Goals.Aggregate(Ratio.Zero, (sum, goal) => sum + (goal.Weight * goal.Score));

    /// <summary>Puts goals together.</summary>
    /// <param name="goals">At least one; weights above zero and together exactly 100 %; scores zero or more.</param>
    /// <exception cref="ArgumentException">A rule above is broken.</exception>
    public static GoalScore Create(params IEnumerable<ScoredGoal> goals)
    {
        ArgumentNullException.ThrowIfNull(goals);
        ImmutableArray<ScoredGoal> all = [.. goals];
        foreach (var goal in all)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(goal.Name, nameof(goals));
            if (goal.Weight.Sign <= 0 || goal.Score.Sign < 0)
            {
                throw new ArgumentException(
                    Invariant($"The goal '{goal.Name}' has weight {goal.Weight} and score {goal.Score}: a weight is above zero, a score zero or more."), nameof(goals));
            }
        }

        var sum = all.Aggregate(Ratio.Zero, (total, goal) => total + goal.Weight);
        return sum == Ratio.One
            ? new GoalScore(all)
            : throw new ArgumentException(Invariant($"The weights of the goals add up to {new ExplainedValue.OfRatio(sum)}; they must add up to exactly 100 %."), nameof(goals));
    }

    /// <summary>The score as a stated measure of a payee, for a component that follows it.</summary>
    /// <param name="payeeId">Whose goals.</param>
    /// <param name="measureId">The measure as the plan names it.</param>
    /// <param name="window">The period.</param>
    public StatedMeasure ToMeasure(string payeeId, string measureId, DateInterval window)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        ArgumentNullException.ThrowIfNull(measureId);
        ArgumentNullException.ThrowIfNull(window);
        return new StatedMeasure(
            SalesUnit.Payee(payeeId),
            measureId,
            window,
            Value,
            string.Join(" + ", Goals.Select(goal => Invariant($"{goal.Name} {new ExplainedValue.OfRatio(goal.Weight)} x {new ExplainedValue.OfRatio(goal.Score)}"))));
    }

    /// <inheritdoc />
    public Explanation Explain() => new("Score of goals", Value, Goals.Select(goal =>
        new Explanation(goal.Name, goal.Weight * goal.Score, new Explanation("Weight", goal.Weight), new Explanation("Score", goal.Score)) { Rule = "weight x score" }))
    {
        Rule = "sum of weight x score",
    };
}
