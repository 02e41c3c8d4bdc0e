using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>One row of a pay curve as a plan document shows it; the rows of a curve cover every attainment once.</summary>
/// <param name="From">The attainment at which the row starts, inclusive; null for the row of everything below the first bound.</param>
/// <param name="Before">The attainment at which the next row takes over, so exclusive; null for the last row.</param>
/// <param name="Pay">The share of the target pay at the start of the row.</param>
/// <param name="Slope">How many points of target pay each point of attainment above the start adds; 0 on a level row.</param>
/// <param name="IsCapped">Whether the row is level because the cap is reached.</param>
public sealed record PayCurveRow(Ratio? From, Ratio? Before, Ratio Pay, Ratio Slope, bool IsCapped)
{
    /// <summary>The attainments the row covers, in words: <c>50 % to below 100 %</c>.</summary>
    public string AttainmentText => (From, Before) switch
    {
        (null, null) => "any attainment",
        (null, { } before) => $"below {Percent(before)}",
        ({ } from, null) => $"{Percent(from)} and above",
        ({ } from, { } before) => $"{Percent(from)} to below {Percent(before)}",
    };

    /// <summary>What the row pays, in words: <c>100 % of target pay, plus 2 % for each 1 % of attainment above 100 %</c>.</summary>
    public string PayText
    {
        get
        {
            var start = Pay.Sign == 0 ? "nothing" : $"{Percent(Pay)} of target pay";
            return (IsCapped, Slope.Sign) switch
            {
                (true, _) => $"{start} (cap)",
                (_, 0) => start,
                (_, > 0) =>
                    Invariant($"{start}, plus {Percent(Slope / OneHundred)} ")
                    + Invariant($"for each 1 % of attainment above {Percent(From ?? Ratio.Zero)}"),
                _ =>
                    Invariant($"{start}, less {Percent(-Slope / OneHundred)} ")
                    + Invariant($"for each 1 % of attainment above {Percent(From ?? Ratio.Zero)}"),
            };
        }
    }

    private static Ratio OneHundred { get; } = Ratio.Of(100, 1);

    /// <summary>The row on one line: attainment, colon, pay.</summary>
    public override string ToString() => $"{AttainmentText}: {PayText}";

    private static string Percent(Ratio ratio) => new ExplainedValue.OfRatio(ratio).ToString();
}
