using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Whether a unit's open deals are enough to reach what is left of its quota.</summary>
public sealed class PipelineCoverage : IExplainable
{
    internal PipelineCoverage(FiscalPeriod period, LocalDate asOf, Attainment attainment, PipelineSlice pipeline, PipelineConversion? conversion)
    {
        Period = period;
        AsOf = asOf;
        Attainment = attainment;
        Pipeline = pipeline;
        Conversion = conversion;
    }

    /// <summary>Whose.</summary>
    public SalesUnit Unit => Attainment.Unit;

    /// <summary>The period.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The last day that is known.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Credited so far over the period's quota.</summary>
    public Attainment Attainment { get; }

    /// <summary>The unit's open deals.</summary>
    public PipelineSlice Pipeline { get; }

    /// <summary>What came of open deals in earlier periods; null when none were given.</summary>
    public PipelineConversion? Conversion { get; }

    /// <summary>Quota less credited; zero or negative once it is reached, null without a quota.</summary>
    public Money? Remaining => Attainment.Quota is { } quota ? quota - Attainment.Credited : null;

    /// <summary>Open value due in the period / remaining quota, exact: 3 is "three times covered". Null when undefined.</summary>
    public Ratio? Value => WhyUndefined is null ? Pipeline.Due / Remaining!.Value : null;

    /// <summary>Why there is no coverage; null when there is.</summary>
    public string? WhyUndefined => Remaining switch
    {
        null => "no quota is set for these days",
        { Amount: <= 0m } => "the target is met: nothing of the quota remains",
        _ when Pipeline.DueCount == 0 && Pipeline.UndatedCount > 0 =>
            Invariant($"none of the {Pipeline.UndatedCount} open deals with a value states when it is expected to close"),
        _ => null,
    };

    /// <summary>Open value due in the period / the whole quota; null without a quota above zero.</summary>
    public Ratio? OfFullQuota => Attainment.Quota is { Amount: > 0m } quota ? Pipeline.Due / quota : null;

    /// <summary>The coverage that earlier periods needed from this point on: 1 / value conversion. Null when undefined.</summary>
    public Ratio? Required => Conversion?.Value is { Sign: > 0 } conversion ? Ratio.One / conversion : null;

    /// <summary>Why there is no required coverage; null when there is.</summary>
    public string? WhyRequiredUndefined => Conversion is null ? "no earlier period was given" : Conversion.WhyUndefined;

    /// <summary>Whether the coverage is at least the required one; null when either is undefined.</summary>
    public bool? IsEnough => Value is { } value && Required is { } required ? value >= required : null;

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Pipeline coverage of {Unit} in {Period} on {AsOf:uuuu-MM-dd}"),
        Stated(Value, WhyUndefined),
        [
            Attainment.Explain(),
            Pipeline.Explain(),
            new Explanation("Required coverage", Stated(Required, WhyRequiredUndefined), Conversion is null ? [] : [Conversion.Explain()]) { Rule = "1 / value conversion" },
        ])
    {
        Rule = "open value due in the period / (quota - credited)",
    };

    private static ExplainedValue Stated(Ratio? value, string? whyNot) =>
        value is { } ratio ? new ExplainedValue.OfRatio(ratio) : new ExplainedValue.Undefined(whyNot ?? "nothing was open");
}
