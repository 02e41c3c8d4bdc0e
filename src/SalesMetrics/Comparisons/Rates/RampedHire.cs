using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>How long one hire took, or has taken so far.</summary>
/// <param name="PayeeId">The person.</param>
/// <param name="HiredOn">The first day of the employment; a rehire is a hire of its own.</param>
/// <param name="Outcome">Whether the goal was held.</param>
/// <param name="Periods">
/// If ramped, the number of the first period of the run, counted from 1. Otherwise how many periods were certainly not the first of one: a run that has just begun
/// may yet be it, so its periods are not among them. 0 or more.
/// </param>
/// <param name="PeriodId">If ramped, the id of that period, such as <c>FY2017-M05</c>; null otherwise.</param>
public sealed record RampedHire(string PayeeId, LocalDate HiredOn, RampOutcome Outcome, int Periods, string? PeriodId) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{PayeeId}, hired {HiredOn:uuuu-MM-dd}"),
        Outcome switch
        {
            RampOutcome.Ramped => Invariant($"ramped in period {Periods}, {PeriodId}"),
            RampOutcome.Left => Invariant($"left, not ramped in the first {Periods}"),
            _ => Invariant($"not yet, not in the first {Periods}"),
        });
}
