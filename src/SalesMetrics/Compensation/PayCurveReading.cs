using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What a pay curve says at one attainment, with the clause that says it.</summary>
/// <param name="Curve">The curve that was read.</param>
/// <param name="Attainment">The attainment it was read at, exact; may be negative.</param>
/// <param name="Segment">The segment the attainment falls into; null below the first bound, where nothing is paid.</param>
public sealed record PayCurveReading(PayCurve Curve, Ratio Attainment, PayCurveSegment? Segment) : IExplainable
{
    /// <summary>The share of the target pay before the cap.</summary>
    public Ratio Uncapped => Segment is { } segment ? segment.PayAt(Attainment) : Ratio.Zero;

    /// <summary>Whether the cap took something away; reaching it exactly takes nothing.</summary>
    public bool IsCapped => Curve.Cap is { } cap && Uncapped > cap;

    /// <summary>The share of the target pay; zero or more.</summary>
    public Ratio Pay => IsCapped ? Curve.Cap.GetValueOrDefault() : Uncapped;

    /// <summary>The clause in words, as the plan document has it.</summary>
    public string Clause
    {
        get
        {
            if (Segment is not { } segment)
            {
                return new PayCurveRow(null, Curve.Segments[0].From, Ratio.Zero, Ratio.Zero, IsCapped: false).ToString();
            }

            var clause = new PayCurveRow(segment.From, Curve.EndOf(segment), segment.Pay, segment.Slope, IsCapped: false).ToString();
            return IsCapped ? Invariant($"{clause}; cap {new ExplainedValue.OfRatio(Pay)}") : clause;
        }
    }

    /// <inheritdoc />
    public Explanation Explain() => new("Share of target pay", Pay) { Rule = Clause };
}
