namespace SalesMetrics.GoalSetting;

/// <summary>Decides how a unit stands, and says by which rule.</summary>
internal static class PaceRule
{
    public static (PaceVerdict Verdict, string DecidedBy) Decide(Pace pace, PaceOptions options)
    {
        if (pace.Attainment.Value is not { } attainment)
        {
            return (PaceVerdict.Undefined, pace.Attainment.WhyUndefined!);
        }

        var isReached = attainment >= Ratio.One;
        if (pace.AsOf >= pace.Period.End)
        {
            return isReached
                ? (PaceVerdict.Reached, "the period is over, credited at or above quota")
                : (PaceVerdict.Missed, "the period is over, credited below quota");
        }

        if (pace.AsOf < pace.Period.Start)
        {
            return (PaceVerdict.NotStarted, Invariant($"the period begins on {pace.Period.Start:uuuu-MM-dd}"));
        }

        if (isReached)
        {
            return (PaceVerdict.OnTrack, "credited is at or above quota already");
        }

        if (pace.Days.Ahead == 0)
        {
            return (PaceVerdict.OffTrack, "no selling day is left and credited is below quota");
        }

        if (pace.Projection.ProbabilityOfGoal is { } probability)
        {
            return probability >= options.OnTrackFromProbability
                ? (PaceVerdict.OnTrack, Invariant($"probability of the goal {probability:0.00} is at least {options.OnTrackFromProbability:0.00}"))
                : probability >= options.AtRiskFromProbability
                    ? (PaceVerdict.AtRisk, Invariant($"probability of the goal {probability:0.00} is from {options.AtRiskFromProbability:0.00} to below {options.OnTrackFromProbability:0.00}"))
                    : (PaceVerdict.OffTrack, Invariant($"probability of the goal {probability:0.00} is below {options.AtRiskFromProbability:0.00}"));
        }

        return ByPace(pace, options);
    }

    // Where history is too short for a probability, the plain comparison with what was expected by now decides.
    private static (PaceVerdict Verdict, string DecidedBy) ByPace(Pace pace, PaceOptions options)
    {
        var no = Invariant($" (no probability: {pace.Projection.WhyNone})");
        if (pace.PaceToDate is not { } ratio)
        {
            return (PaceVerdict.OnTrack, "nothing is expected yet" + no);
        }

        var (onTrack, atRisk) = (options.OnTrackFromPace, options.AtRiskFromPace);
        return ratio >= onTrack
            ? (PaceVerdict.OnTrack, Invariant($"credited / expected to date {ratio.ToPercentText()} is at least {onTrack.ToPercentText()}{no}"))
            : ratio >= atRisk
                ? (PaceVerdict.AtRisk, Invariant($"credited / expected to date {ratio.ToPercentText()} is from {atRisk.ToPercentText()} to below {onTrack.ToPercentText()}{no}"))
                : (PaceVerdict.OffTrack, Invariant($"credited / expected to date {ratio.ToPercentText()} is below {atRisk.ToPercentText()}{no}"));
    }
}
