using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Quotas;

/// <summary>How much of the value that was open at the same point of earlier periods was won by their end.</summary>
public sealed class PipelineConversion : IExplainable
{
    /// <summary>The fewest earlier periods that give an interval.</summary>
    public const int FewestPeriods = 5;

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

    /// <summary>The interval of the required coverage, 1 / value conversion, by drawing periods with replacement (percentile bootstrap; Efron 1979).</summary>
    /// <param name="seed">Any number; the same seed gives the same interval.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="draws">How often periods are drawn, 200 to 100,000.</param>
    /// <returns>Null with fewer than <see cref="FewestPeriods"/> periods, or when nothing was won in so many draws that the upper end has no bound.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public (double Lower, double Upper)? RequiredInterval(long seed, double level = 0.9, int draws = 2_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws, 100_000);
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is above 0 and below 1: write 0.9, not 90.");
        }

        if (Points.Length < FewestPeriods || WhyUndefined is not null)
        {
            return null;
        }

        var (stream, required) = (new NormalStream(seed), new double[draws]);
        for (var draw = 0; draw < draws; draw++)
        {
            var (open, won) = (0.0, 0.0);
            for (var i = 0; i < Points.Length; i++)
            {
                var point = Points[(int)(stream.Uniform() * Points.Length)];
                open += (double)point.Open.Amount;
                won += (double)point.Won.Amount;
            }

            required[draw] = won > 0 ? open / won : double.PositiveInfinity;
        }

        Array.Sort(required);
        var cut = (int)Math.Floor(draws * (1 - level) / 2);
        return double.IsFinite(required[^(cut + 1)]) ? (required[cut], required[^(cut + 1)]) : null;
    }

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
