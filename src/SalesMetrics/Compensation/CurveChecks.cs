using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What the plan check says about one pay curve.</summary>
internal static class CurveChecks
{
    public static IEnumerable<PlanFinding> Check(PayCurve curve, string place, Func<Ratio, string> pay) =>
        Falls(curve, place).Concat(Threshold(curve, place)).Concat(Jumps(curve, place, pay)).Concat(Stretches(curve, place)).Concat(Limits(curve, place));

    /// <summary>The most a curve pays; null when it rises without end.</summary>
    public static Ratio? MostOf(PayCurve curve)
    {
        if (curve.Cap is null && curve.Segments[^1].Slope.Sign > 0)
        {
            return null;
        }

        var uncapped = curve.Segments[^1].Slope.Sign > 0
            ? curve.Cap.GetValueOrDefault()
            : curve.Segments.Select((segment, i) => i + 1 < curve.Segments.Length ? Larger(segment.Pay, segment.PayAt(curve.Segments[i + 1].From)) : segment.Pay).Max();
        return curve.Cap is { } cap && uncapped > cap ? cap : uncapped;
    }

    public static IEnumerable<PlanFinding> Falls(PayCurve curve, string place)
    {
        for (var i = 0; i < curve.Segments.Length; i++)
        {
            var segment = curve.Segments[i];
            if (segment.Slope.Sign < 0)
            {
                yield return new PlanFinding(
                    PlanFindingSeverity.Error,
                    "falling-pay",
                    place,
                    Invariant($"From {Percent(segment.From)} on each further 1 % of attainment takes {Percent(-segment.Slope / Ratio.Of(100, 1))} of pay away."),
                    "Let pay rise or stay level where attainment rises.");
            }

            if (i > 0 && curve.Segments[i - 1].PayAt(segment.From) is var before && before > segment.Pay)
            {
                yield return new PlanFinding(
                    PlanFindingSeverity.Error,
                    "falling-pay",
                    place,
                    Invariant($"At {Percent(segment.From)} pay drops from {Percent(before)} to {Percent(segment.Pay)}: one more sale costs pay."),
                    "Start the clause at what the one before it pays.");
            }
        }
    }

    /// <summary>Whether 100 % of attainment pays the target, which the target incentive promises.</summary>
    public static IEnumerable<PlanFinding> CheckTarget(PayCurve curve, string place)
    {
        var most = MostOf(curve);
        if (most is { } limit && limit < Ratio.One)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error,
                "below-target",
                place,
                Invariant($"It pays {Percent(limit)} of target pay at most, so the target incentive cannot be earned."),
                "Let 100 % of attainment pay 100 % of target pay.");
        }
        else if (curve.PayAt(Ratio.One) is var paid && paid != Ratio.One)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Warning,
                "off-target",
                place,
                Invariant($"At 100 % of attainment it pays {Percent(paid)} of target pay, so the target incentive is not what reaching all goals pays."),
                "Let 100 % of attainment pay 100 % of target pay, or state another target incentive.");
        }
    }

    private static IEnumerable<PlanFinding> Threshold(PayCurve curve, string place)
    {
        var first = curve.Segments[0];
        if (first.From.Sign > 0)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Note,
                "no-pay-below",
                place,
                Invariant($"Below {Percent(first.From)} nothing is paid."),
                "State a clause from 0 % on if that is not meant.");
        }
    }

    private static IEnumerable<PlanFinding> Jumps(PayCurve curve, string place, Func<Ratio, string> pay)
    {
        for (var i = 0; i < curve.Segments.Length; i++)
        {
            var segment = curve.Segments[i];
            var before = i == 0 ? Ratio.Zero : Capped(curve, curve.Segments[i - 1].PayAt(segment.From));
            var after = Capped(curve, segment.Pay);
            if (segment.From.Sign > 0 && after > before)
            {
                yield return new PlanFinding(
                    PlanFindingSeverity.Warning,
                    "jump",
                    place,
                    Invariant($"At {Percent(segment.From)} pay jumps by {pay(after - before)}: from {Percent(before)} to {Percent(after)} of target pay."),
                    "Interpolate unless the jump is meant; deals will be moved across periods to reach it.");
            }
        }
    }

    private static IEnumerable<PlanFinding> Stretches(PayCurve curve, string place)
    {
        if (curve.Segments.All(segment => segment.Slope.Sign == 0 && segment.Pay == curve.Segments[0].Pay) && curve.Segments[0].From.Sign == 0)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error,
                "no-influence",
                place,
                Invariant($"It pays {Percent(curve.Segments[0].Pay)} of target pay whatever is attained: nobody can influence it."),
                "Pay a salary instead, or let pay follow attainment.");
            yield break;
        }

        for (var i = 0; i + 1 < curve.Segments.Length; i++)
        {
            var segment = curve.Segments[i];
            if (segment.Slope.Sign == 0 && (curve.Cap is not { } cap || segment.Pay < cap))
            {
                yield return new PlanFinding(
                    PlanFindingSeverity.Note,
                    "flat-stretch",
                    place,
                    Invariant($"Between {Percent(segment.From)} and {Percent(curve.Segments[i + 1].From)} one more sale pays nothing more."),
                    "Interpolate between the bounds if every sale is to pay.");
            }
        }
    }

    private static IEnumerable<PlanFinding> Limits(PayCurve curve, string place)
    {
        if (curve.Cap is null && curve.Segments[^1].Slope > Ratio.One)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Note,
                "no-cap",
                place,
                Invariant($"Above {Percent(curve.Segments[^1].From)} pay is accelerated without end."),
                "State a cap or soft cap, or a rule for very large deals.");
        }

        for (var i = 1; curve.Cap is { } cap && i < curve.Segments.Length; i++)
        {
            if (curve.Segments[i - 1].PayAt(curve.Segments[i].From) >= cap && curve.Segments[i..].All(segment => segment.Pay >= cap && segment.Slope.Sign >= 0))
            {
                yield return new PlanFinding(
                    PlanFindingSeverity.Warning,
                    "unreachable",
                    place,
                    Invariant($"The cap of {Percent(cap)} is reached by {Percent(curve.Segments[i].From)}, so the clauses from there on change nothing."),
                    "Raise the cap or leave those clauses out.");
                yield break;
            }
        }
    }

    /// <summary>A share of target pay, no more than the curve's cap.</summary>
    public static Ratio Capped(PayCurve curve, Ratio pay) => curve.Cap is { } cap && pay > cap ? cap : pay;

    private static Ratio Larger(Ratio left, Ratio right) => left > right ? left : right;

    private static string Percent(Ratio ratio) => new ExplainedValue.OfRatio(ratio).ToString();
}
