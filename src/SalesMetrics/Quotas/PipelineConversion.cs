using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>How much of the value that was open at the same point of earlier periods was won by their end.</summary>
public sealed class PipelineConversion : IExplainable
{
    internal PipelineConversion(ImmutableArray<PipelinePoint> points) => Points = points;

    /// <summary>The earlier periods, earliest first.</summary>
    public ImmutableArray<PipelinePoint> Points { get; }

    /// <summary>Value won / value open, each summed over the periods before dividing; null when undefined.</summary>
    public Ratio? Value => Open is { Amount: > 0m } open ? Won / open : null;

    /// <summary>Why there is no required coverage from it; null when there is.</summary>
    public string? WhyUndefined => Points.IsEmpty ? "no earlier period was given"
        : Open.Amount <= 0m ? "nothing of a stated value was open at that point of the earlier periods"
        : Won.Amount <= 0m ? "nothing that was open at that point of the earlier periods was won by their end"
        : null;

    private Money Open => Sum(point => point.Open);

    private Money Won => Sum(point => point.Won);

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Value conversion",
        Value is { } value ? new ExplainedValue.OfRatio(value) : new ExplainedValue.Undefined(WhyUndefined!),
        Points.Select(point => new Explanation(
            Invariant($"{point.PeriodId} from {point.AsOf:uuuu-MM-dd}"), point.Won, new Explanation("Open then", point.Open))))
    {
        Rule = "value won by the period's end / value open then, each summed first",
    };

    private Money Sum(Func<PipelinePoint, Money> amount) =>
        Points.IsEmpty ? default : Money.Sum(Points.Select(amount), Points[0].Open.Currency);
}
