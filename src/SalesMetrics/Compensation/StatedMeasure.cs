using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>A value that no credits add up to and somebody states: the score of agreed goals, customer retention, hours worked.</summary>
/// <param name="Unit">Whose value.</param>
/// <param name="MeasureId">The measure, as the plan names it.</param>
/// <param name="Window">The period it is for.</param>
/// <param name="Value">The value where an attainment is read: 0.8 is 80 %; for hours their number.</param>
/// <param name="Source">Where it is from, in words for the statement: who stated it, or the document.</param>
public sealed record StatedMeasure(SalesUnit Unit, string MeasureId, DateInterval Window, Ratio Value, string Source) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"{MeasureId} of {Unit}"), Value) { Rule = Source };
}
