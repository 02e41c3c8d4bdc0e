using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.GoalSetting;

/// <summary>Whether a unit is where it should be on a day of a period, and where it is heading.</summary>
public sealed class Pace : IExplainable
{
    internal Pace(FiscalPeriod period, LocalDate asOf, Attainment attainment, PaceDays days, PaceProjection projection, PaceOptions options)
    {
        Period = period;
        AsOf = asOf;
        Attainment = attainment;
        Days = days;
        Projection = projection;
        (Verdict, DecidedBy) = PaceRule.Decide(this, options);
    }

    /// <summary>Whose.</summary>
    public SalesUnit Unit => Attainment.Unit;

    /// <summary>The period.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The last day that is known, inclusive.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Credited in the period by <see cref="AsOf"/>, over the period's whole quota.</summary>
    public Attainment Attainment { get; }

    /// <summary>The days behind and ahead, and what share of the period they are.</summary>
    public PaceDays Days { get; }

    /// <summary>Where the period is likely to end.</summary>
    public PaceProjection Projection { get; }

    /// <summary>How the unit stands.</summary>
    public PaceVerdict Verdict { get; }

    /// <summary>The rule and threshold that decided, in words.</summary>
    public string DecidedBy { get; }

    /// <summary>What was credited in the period so far.</summary>
    public Money Credited => Attainment.Credited;

    /// <summary>The period's whole quota; null when none was set.</summary>
    public Money? Quota => Attainment.Quota;

    /// <summary>What should have been credited by now: the quota's elapsed share, rounded to minor units; null without a quota.</summary>
    public Money? ExpectedToDate => Quota?.RoundedShare(Days.ElapsedShare);

    /// <summary>Credited less expected to date: negative when behind; null without a quota.</summary>
    public Money? Gap => ExpectedToDate is { } expected ? Credited - expected : null;

    /// <summary>
    /// Credited over expected to date, exact and before any rounding: attainment / elapsed share. Null without a quota above zero, and while
    /// nothing is expected yet.
    /// </summary>
    public Ratio? PaceToDate => Attainment.Value is { } attainment && Days.ElapsedShare.Sign > 0 ? attainment / Days.ElapsedShare : null;

    /// <summary>Quota less credited; zero once it is reached, null without a quota.</summary>
    public Money? Remaining => Quota is { } quota ? (quota > Credited ? quota - Credited : Money.Zero(quota.Currency)) : null;

    /// <summary>Credited per selling day so far, rounded to minor units; null before the first selling day is over.</summary>
    public Money? RunRate => PerDay(Credited, Days.Elapsed);

    /// <summary>
    /// What each selling day ahead must bring on average, rounded to minor units; zero once the quota is reached. Null without a quota, and
    /// when no selling day is left.
    /// </summary>
    public Money? RequiredRate => Remaining is { } remaining ? PerDay(remaining, Days.Ahead) : null;

    /// <summary>
    /// Where the period ends if it goes on as it went so far: credited / elapsed share, rounded to minor units. It knows no luck; null
    /// while nothing is expected yet.
    /// </summary>
    public Money? EndAtThisPace => Days.ElapsedShare.Sign > 0 ? Credited.RoundedShare(Ratio.One / Days.ElapsedShare) : null;

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Pace of {Unit} in {Period} on {AsOf:uuuu-MM-dd}"),
        Words(Verdict),
        [
            Attainment.Explain(),
            Days.Explain(),
            Line("Expected to date", ExpectedToDate, "quota x elapsed share"),
            Line("Gap", Gap, "credited - expected to date"),
            Line("Run rate", RunRate, "credited / selling days behind"),
            Line("Required rate", RequiredRate, "remaining quota / selling days ahead"),
            Line("End at this pace", EndAtThisPace, "credited / elapsed share"),
            Projection.Explain(),
        ])
    {
        Rule = DecidedBy,
    };

    private static Money? PerDay(Money amount, int days) => days > 0 ? amount.RoundedShare(Ratio.Of(1, days)) : null;

    private static Explanation Line(string label, Money? amount, string rule) => amount is { } stated
        ? new Explanation(label, stated) { Rule = rule }
        : new Explanation(label, new ExplainedValue.Undefined(rule));

    private static string Words(PaceVerdict verdict) => verdict switch
    {
        PaceVerdict.NotStarted => "not started",
        PaceVerdict.OnTrack => "on track",
        PaceVerdict.AtRisk => "at risk",
        PaceVerdict.OffTrack => "off track",
        PaceVerdict.Reached => "reached",
        PaceVerdict.Missed => "missed",
        _ => "undefined",
    };
}
