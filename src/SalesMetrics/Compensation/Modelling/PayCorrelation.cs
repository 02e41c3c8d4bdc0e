using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>How far those who sell more are paid more: the rank correlation of pay and credit over payees (Spearman 1904); an estimate.</summary>
/// <remarks>1 ranks pay exactly as credit, 0 has no order in common, -1 reverses it. It says nothing about how much more is paid.</remarks>
public sealed record PayCorrelation : IExplainable
{
    internal PayCorrelation(int count, double level, double? value, double? lower, double? upper, string whyUndefined)
    {
        Count = count;
        Level = level;
        Value = value;
        Lower = lower;
        Upper = upper;
        WhyUndefined = whyUndefined;
    }

    /// <summary>How many payees were ranked.</summary>
    public int Count { get; }

    /// <summary>The confidence level of the interval, such as 0.95.</summary>
    public double Level { get; }

    /// <summary>The correlation, -1 to 1; null when undefined, for the reason in <see cref="WhyUndefined"/>.</summary>
    public double? Value { get; }

    /// <summary>The lower end of the interval; null where there is none.</summary>
    public double? Lower { get; }

    /// <summary>The upper end of the interval; null where there is none.</summary>
    public double? Upper { get; }

    /// <summary>Why there is no correlation, or no interval; empty when there are both.</summary>
    public string WhyUndefined { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Rank correlation of pay and credit",
        Value is { } value ? new ExplainedValue.OfEstimate(value) : new ExplainedValue.Undefined(WhyUndefined),
        new Explanation("Payees", Count),
        new Explanation(
            Invariant($"{Level * 100:0.####} % interval"),
            Lower is { } lower && Upper is { } upper
                ? new ExplainedValue.OfText(Invariant($"{lower:0.00} to {upper:0.00}"))
                : new ExplainedValue.Undefined(WhyUndefined)))
    {
        Rule = "Spearman, ties at mid-ranks; interval by Fisher's z with the variance of Bonett & Wright 2000",
    };
}
