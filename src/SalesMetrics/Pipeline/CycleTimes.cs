using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Pipeline;

/// <summary>How long deals that closed took, and how old open ones are, in whole days.</summary>
/// <remarks>Of closed deals only: while many are open these are too short. <see cref="Survival.SurvivalCalculator"/> counts the open ones rightly.</remarks>
public sealed class CycleTimes : IExplainable
{
    private readonly ImmutableArray<int> _won;
    private readonly ImmutableArray<int> _closed;
    private readonly ImmutableArray<int> _open;

    private CycleTimes(ImmutableArray<int> won, ImmutableArray<int> closed, ImmutableArray<int> open, ImmutableArray<long> left)
    {
        (_won, _closed, _open) = (won, closed, open);
        (WithoutOpening, Reversed, ClosedOutside, NotYetOpened) = (left[0], left[1], left[2], left[3]);
    }

    /// <summary>Deals won with an opening date.</summary>
    public int Won => _won.Length;

    /// <summary>Deals won or lost with an opening date.</summary>
    public int Closed => _closed.Length;

    /// <summary>Open deals with an opening date.</summary>
    public int Open => _open.Length;

    /// <summary>Deals left out because they do not say when they were opened.</summary>
    public long WithoutOpening { get; }

    /// <summary>Deals left out because they closed before they were opened.</summary>
    public long Reversed { get; }

    /// <summary>Deals left out because they closed on other days.</summary>
    public long ClosedOutside { get; }

    /// <summary>Deals left out because they were opened after the as-of day.</summary>
    public long NotYetOpened { get; }

    /// <summary>Mean days from opening to winning; null when none is known.</summary>
    public Ratio? MeanDaysToWin => Mean(_won);

    /// <summary>Median days from opening to winning; null when none is known.</summary>
    public double? MedianDaysToWin => Median(_won);

    /// <summary>Mean days from opening to closing, won or lost; null when none is known.</summary>
    public Ratio? MeanDaysToClose => Mean(_closed);

    /// <summary>Median days from opening to closing, won or lost; null when none is known.</summary>
    public double? MedianDaysToClose => Median(_closed);

    /// <summary>Mean days that open deals have been open; null without any.</summary>
    public Ratio? MeanOpenAge => Mean(_open);

    /// <summary>Measures deals as known at the end of a day.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have closed to count; null counts them all. Open deals count whatever it is.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CycleTimes Of(IEnumerable<Deal> deals, DateInterval? window, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var (won, closed, open) = (new List<int>(), new List<int>(), new List<int>());
        var left = new long[4];
        foreach (var deal in deals)
        {
            if (deal.AsOf(asOf) is not { } standing)
            {
                left[3]++;
            }
            else if (standing.ClosedOn is { } on && window is not null && !window.Contains(on))
            {
                left[2]++;
            }
            else if (standing.OpenedOn is not { } opened)
            {
                left[0]++;
            }
            else if (standing.ClosedOn < opened)
            {
                left[1]++;
            }
            else
            {
                var days = NodaTime.Period.DaysBetween(opened, standing.ClosedOn ?? asOf);
                (standing.ClosedOn is null ? open : closed).Add(days);
                if (standing.Outcome is DealOutcome.Won)
                {
                    won.Add(days);
                }
            }
        }

        return new CycleTimes([.. won.Order()], [.. closed.Order()], [.. open.Order()], [.. left]);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Days from opening to closing",
        Stated(MeanDaysToClose, "no closed deal says when it was opened"),
        new Explanation("Days from opening to winning", Stated(MeanDaysToWin, "no deal won says when it was opened")),
        new Explanation("Days open deals have been open", Stated(MeanOpenAge, "no open deal says when it was opened")),
        new Explanation("Left out, no opening date", WithoutOpening),
        new Explanation("Left out, closed before opened", Reversed),
        new Explanation("Left out, closed on other days", ClosedOutside))
    {
        Rule = "mean over deals; those still open are not in it",
    };

    private static ExplainedValue Stated(Ratio? mean, string whyNot) =>
        mean is { } value ? new ExplainedValue.OfEstimate(value.ToDouble()) : new ExplainedValue.Undefined(whyNot);

    private static Ratio? Mean(ImmutableArray<int> days) => days.IsEmpty ? null : Ratio.Of(days.Sum(one => (long)one), days.Length);

    private static double? Median(ImmutableArray<int> ascending) =>
        ascending.IsEmpty ? null : SortedQuantile.At(ascending.Select(one => (double)one).ToArray(), 0.5);
}
