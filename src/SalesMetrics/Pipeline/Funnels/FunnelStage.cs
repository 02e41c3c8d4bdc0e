using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline.Funnels;

/// <summary>One stage of a funnel. Every deal counts once, however often it came back.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Deals">Deals that count at it, by the funnel's kind.</param>
/// <param name="Advanced">Of them, those that went on to a later stage, or were won, after it.</param>
/// <param name="Lost">Those that did not, and are lost or left without a decision.</param>
/// <param name="Disqualified">Those that did not, and are disqualified.</param>
/// <param name="Open">Those that did not, and are still open, there or further back: the third bucket, in no rate.</param>
/// <param name="Next">Deals that count at the next stage; deals won, after the last.</param>
/// <param name="First">Deals that count at the first stage.</param>
public sealed record FunnelStage(
    SalesStage Stage, long Deals, long Advanced, long Lost, long Disqualified, long Open, long Next, long First) : IExplainable
{
    /// <summary>Deals whose way past the stage is decided: advanced, lost or disqualified.</summary>
    public long Resolved => Advanced + Lost + Disqualified;

    /// <summary>Advanced / resolved (StepConversion); null when nothing is resolved.</summary>
    public Ratio? StepConversion => Over(Advanced, Resolved);

    /// <summary>
    /// Deals at the next stage / deals at this one (StepConversion.Raw), which most dashboards show; null when there are none here. Deals
    /// still open count as not converted, so it is too low for young deals. It can exceed 1 in a funnel of kind <see cref="FunnelKind.Any"/>.
    /// </summary>
    public Ratio? RawConversion => Over(Next, Deals);

    /// <summary>Deals at this stage / deals at the first (Cumulative); null when there are none at the first.</summary>
    public Ratio? Cumulative => Over(Deals, First);

    /// <inheritdoc />
    public Explanation Explain() => new(
        Stage.Id,
        StepConversion is { } rate ? new ExplainedValue.OfRatio(rate) : new ExplainedValue.Undefined("nothing is resolved from it"),
        new Explanation("Deals", Deals),
        new Explanation("Advanced", Advanced),
        new Explanation("Lost or undecided", Lost),
        new Explanation("Disqualified", Disqualified),
        new Explanation("Open, in neither", Open))
    {
        Rule = "StepConversion: advanced / (advanced + lost + disqualified)",
    };

    private static Ratio? Over(long numerator, long denominator) => denominator == 0 ? null : Ratio.Of(numerator, denominator);
}
