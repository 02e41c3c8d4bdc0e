using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>How far a unit got in a key figure of the process.</summary>
public sealed class KpiAttainment : IExplainable
{
    internal KpiAttainment(
        KpiDefinition kpi, SalesUnit unit, FiscalPeriod period, DateInterval? window, ImmutableArray<ProcessEvent> numerator,
        ImmutableArray<ProcessEvent> denominator, Ratio? target, string targetRule)
    {
        Kpi = kpi;
        Unit = unit;
        Period = period;
        Window = window;
        NumeratorEvents = numerator;
        DenominatorEvents = denominator;
        Target = target;
        TargetRule = targetRule;
        Numerator = numerator.Sum(one => (long)one.Count);
        Denominator = kpi.IsRate ? denominator.Sum(one => (long)one.Count) : null;
    }

    /// <summary>What is measured.</summary>
    public KpiDefinition Kpi { get; }

    /// <summary>Whose.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The period.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The days looked at; null when none of the period is known yet.</summary>
    public DateInterval? Window { get; }

    /// <summary>The events counted above the line, by day and id.</summary>
    public ImmutableArray<ProcessEvent> NumeratorEvents { get; }

    /// <summary>The events counted below it; empty for a plain count.</summary>
    public ImmutableArray<ProcessEvent> DenominatorEvents { get; }

    /// <summary>The sum of the events above the line.</summary>
    public long Numerator { get; }

    /// <summary>The sum of those below it; null for a plain count.</summary>
    public long? Denominator { get; }

    /// <summary>The goal; null when none was set.</summary>
    public Ratio? Target { get; }

    /// <summary>Where the goal came from, or why there is none, in words.</summary>
    public string TargetRule { get; }

    /// <summary>The key figure, exact: the count, or numerator / denominator. Null for a rate of nothing, which is neither 0 nor 100 %.</summary>
    public Ratio? Value => Denominator switch
    {
        null => Ratio.Of(Numerator, 1),
        0 => null,
        { } denominator => Ratio.Of(Numerator, denominator),
    };

    /// <summary>
    /// Value / target, or target / value where lower is better: above 100 % is always good. Null when undefined, for the reason in
    /// <see cref="WhyUndefined"/>.
    /// </summary>
    public Ratio? Attainment => WhyUndefined is not null ? null
        : Kpi.Direction == KpiDirection.HigherIsBetter ? Value!.Value / Target!.Value
        : Target!.Value / Value!.Value;

    /// <summary>Why there is no attainment; null when there is one. <see cref="IsReached"/> may be known all the same.</summary>
    public string? WhyUndefined => (Value, Target) switch
    {
        (_, null) => TargetRule,
        (null, _) => Invariant($"there is no {Kpi.Denominator} to divide by"),
        ({ } value, { } target) when Kpi.Direction == KpiDirection.HigherIsBetter => target.Sign == 0 ? "the goal is zero" : null,
        ({ Sign: 0 }, _) => "the value is zero, which nothing can be divided by",
        _ => null,
    };

    /// <summary>Whether the goal is reached, inclusive; null without a value or a goal.</summary>
    public bool? IsReached => Value is { } value && Target is { } target
        ? Kpi.Direction == KpiDirection.HigherIsBetter ? value >= target : value <= target
        : null;

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{Kpi.Id} of {Unit} in {Period}"),
        Attainment is { } attainment ? new ExplainedValue.OfRatio(attainment) : new ExplainedValue.Undefined(WhyUndefined!),
        [
            Line(Kpi.Numerator, NumeratorEvents, Numerator),
            .. Denominator is { } denominator ? [Line(Kpi.Denominator!, DenominatorEvents, denominator)] : (ImmutableArray<Explanation>)[],
            new Explanation("Goal", Target is { } target ? new ExplainedValue.OfText(target.ToString()) : new ExplainedValue.Undefined(TargetRule)) { Rule = TargetRule },
        ])
    {
        Rule = Kpi.Definition,
    };

    private static Explanation Line(string kind, ImmutableArray<ProcessEvent> events, long sum) => new(
        kind, sum, events.Select(one => new Explanation(Invariant($"{one.On:uuuu-MM-dd} {one.PayeeId}"), one.Count) { SourceId = one.Id }));
}
