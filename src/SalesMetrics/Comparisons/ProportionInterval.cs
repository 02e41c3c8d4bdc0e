using System.Runtime.InteropServices;
using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>An interval for a proportion; an estimate. The default value is the point 0 at level 0.</summary>
/// <param name="Lower">The lower end, 0 or more.</param>
/// <param name="Upper">The upper end, at most 1.</param>
/// <param name="Level">The confidence level, such as 0.95.</param>
/// <param name="Method">How it was found.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProportionInterval(double Lower, double Upper, double Level, IntervalMethod Method) : IExplainable
{
    /// <summary>Whether a proportion lies in it, ends included.</summary>
    public bool Contains(double proportion) => Lower <= proportion && proportion <= Upper;

    /// <inheritdoc />
    public Explanation Explain() =>
        new(
            Invariant($"{Level * 100:0.####} % interval"),
            Invariant($"{Lower * 100:0.0} % to {Upper * 100:0.0} %"),
            new Explanation("Lower end", new ExplainedValue.OfEstimate(Lower)),
            new Explanation("Upper end", new ExplainedValue.OfEstimate(Upper)))
        {
            Rule = Method switch
            {
                IntervalMethod.Wilson => "Wilson score interval",
                IntervalMethod.Jeffreys => "Jeffreys interval",
                _ => "Clopper-Pearson exact interval",
            },
        };
}
