using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.LeadWarnings;

/// <summary>Whether more leads came in the last period and fewer of them were any good, for one unit, with the source that explains it.</summary>
public sealed class LeadWarning : IExplainable
{
    internal LeadWarning(string unitId, LeadWarningVerdict verdict, string rule, XmrChart volume, ImmutableArray<SourceEffect> sources)
    {
        UnitId = unitId;
        Verdict = verdict;
        Rule = rule;
        Volume = volume;
        Sources = sources;
    }

    /// <summary>The rep, source, team or company.</summary>
    public string UnitId { get; }

    /// <summary>What may be said.</summary>
    public LeadWarningVerdict Verdict { get; }

    /// <summary>The rule that decided, in words, with its figures; for too little data, how much is needed.</summary>
    public string Rule { get; }

    /// <summary>The chart of leads in the periods before the last.</summary>
    public XmrChart Volume { get; }

    /// <summary>Leads in the last period.</summary>
    public long Leads { get; internal init; }

    /// <summary>Of them, those qualified.</summary>
    public long Qualified { get; internal init; }

    /// <summary>The qualified share of the periods before; null when no lead came.</summary>
    public Ratio? ShareBefore { get; internal init; }

    /// <summary>The qualified share of the last period; null when no lead came.</summary>
    public Ratio? ShareNow => Leads == 0 ? null : Ratio.Of(Qualified, Leads);

    /// <summary>How many standard deviations the share lies above its centre, widened by how much periods differed before (Laney 2002); null without enough data.</summary>
    public double? Score { get; internal init; }

    /// <summary>By how much periods differed before, in standard deviations of luck, at least 1; null without enough data.</summary>
    public double? Dispersion { get; internal init; }

    /// <summary>What each source did to the share, the worst first; they add up to the change of the share exactly. Empty without leads before or now.</summary>
    public ImmutableArray<SourceEffect> Sources { get; }

    /// <summary>The source that lowered the share most; null when none did.</summary>
    public SourceEffect? Culprit => !Sources.IsEmpty && Sources[0].Total.Sign < 0 ? Sources[0] : null;

    /// <summary>The verdict in words.</summary>
    public string VerdictText => Verdict switch
    {
        LeadWarningVerdict.NotEnoughData => "not enough data: " + Rule,
        LeadWarningVerdict.NoWarning => "no warning",
        LeadWarningVerdict.Watch => "watch: more leads and fewer of them qualified, within what chance does",
        _ => "warning: many leads, few qualified",
    };

    /// <inheritdoc />
    public Explanation Explain() => new(
        UnitId.Length == 0 ? "Leads" : UnitId,
        VerdictText,
        [
            new Explanation("Leads", Leads) { Rule = Volume.Centre is { } centre ? Invariant($"centre {centre:0.##}") : "" },
            new Explanation("Qualified share", Stated(ShareNow)),
            new Explanation("Qualified share before", Stated(ShareBefore)),
            .. Sources.Select(source => new Explanation(source.SourceId.Length == 0 ? "(source not known)" : source.SourceId, source.Total)
            {
                Rule = Invariant($"volume {Points(source.Volume)}, rate {Points(source.Rate)} points"),
            }),
        ])
    {
        Rule = Rule,
    };

    private static string Points(Ratio effect) => Invariant($"{100 * effect.ToDouble():+0.00;-0.00;0}");

    private static ExplainedValue Stated(Ratio? share) => share is { } value ? new ExplainedValue.OfRatio(value) : new ExplainedValue.Undefined("no lead came");
}
