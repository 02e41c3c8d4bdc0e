using SalesMetrics.Explanations;

namespace SalesMetrics.GoalSetting;

/// <summary>How far a period has come by a day.</summary>
/// <param name="Elapsed">The period's selling days up to and with the day.</param>
/// <param name="Ahead">The period's selling days after it; for a payee only those on which an assignment is known.</param>
/// <param name="ElapsedShare">
/// What share of the period's sales is expected by the end of the day, from 0 to 1: by selling days, weighted by the season's shape. A
/// stretch without selling days is spread over its calendar days.
/// </param>
/// <param name="Rule">How the share was found, in words.</param>
public sealed record PaceDays(int Elapsed, int Ahead, Ratio ElapsedShare, string Rule) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(
        "Elapsed share", ElapsedShare, new Explanation("Selling days behind", Elapsed), new Explanation("Selling days ahead", Ahead))
    {
        Rule = Rule,
    };
}
