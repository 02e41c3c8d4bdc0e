using SalesMetrics.Explanations;

namespace SalesMetrics.GoalSetting;

/// <summary>Where the period is likely to end, by the unit's own history; an estimate, or the reason why there is none.</summary>
public sealed class PaceProjection : IExplainable
{
    internal PaceProjection(string model, double mean, double level, double lower, double upper, double? probabilityOfGoal)
    {
        Model = model;
        Mean = mean;
        Level = level;
        Lower = lower;
        Upper = upper;
        ProbabilityOfGoal = probabilityOfGoal;
    }

    internal PaceProjection(string whyNone)
    {
        Model = "none";
        WhyNone = whyNone;
    }

    /// <summary>The model and the history it was made from, in words; <c>none</c> when there is no projection.</summary>
    public string Model { get; }

    /// <summary>Why there is no projection; null when there is one.</summary>
    public string? WhyNone { get; }

    /// <summary>The expected end of the period in major units of the currency: what is credited already and what is still to come.</summary>
    public double? Mean { get; }

    /// <summary>The probability that the end lies between <see cref="Lower"/> and <see cref="Upper"/>, if the model is right.</summary>
    public double? Level { get; }

    /// <summary>The lower limit of the interval.</summary>
    public double? Lower { get; }

    /// <summary>The upper limit of the interval.</summary>
    public double? Upper { get; }

    /// <summary>The probability that the end is at or above the quota; null without a projection or without a quota above zero.</summary>
    public double? ProbabilityOfGoal { get; }

    /// <inheritdoc />
    public Explanation Explain() => Mean is { } mean
        ? new Explanation(
            "Projected end",
            new ExplainedValue.OfEstimate(mean),
            [
                new Explanation("Interval from", new ExplainedValue.OfEstimate(Lower!.Value)) { Rule = Invariant($"level {Level}") },
                new Explanation("Interval to", new ExplainedValue.OfEstimate(Upper!.Value)),
                new Explanation("Probability of the goal", ProbabilityOfGoal is { } probability
                    ? new ExplainedValue.OfEstimate(probability)
                    : new ExplainedValue.Undefined("there is no quota above zero")),
            ])
        {
            Rule = Model,
        }
        : new Explanation("Projected end", new ExplainedValue.Undefined(WhyNone!));
}
