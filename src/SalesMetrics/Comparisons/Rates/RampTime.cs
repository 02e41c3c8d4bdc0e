using SalesMetrics.Explanations;
using SalesMetrics.Pipeline.Survival;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>How many periods hires take until they hold a goal, with those who do not hold it yet counted rightly.</summary>
public sealed class RampTime : IExplainable
{
    private readonly SurvivalCurve _curve;
    private readonly CumulativeIncidence _incidence;

    internal RampTime(ImmutableArray<RampedHire> hires, RampTimeOptions options, ImmutableArray<ExcludedDeals> excluded)
    {
        Hires = hires;
        Options = options;
        Excluded = excluded.RemoveAll(one => one.Count == 0);
        _curve = SurvivalCalculator.KaplanMeier(hires.Select(hire => new Lifetime(hire.Periods, hire.Outcome == RampOutcome.Ramped ? 1 : 0)));
        _incidence = SurvivalCalculator.AalenJohansen(hires.Select(hire => new Lifetime(hire.Periods, Cause(hire.Outcome))), cause: 1);
    }

    /// <summary>The id of the definition.</summary>
    public static string DefinitionId => "Ramp";

    /// <summary>When somebody counts as ramped.</summary>
    public RampTimeOptions Options { get; }

    /// <summary>Every hire that counts, by id, then day of hire; empty when there is none.</summary>
    public ImmutableArray<RampedHire> Hires { get; }

    /// <summary>Employments that do not count, by reason.</summary>
    public ImmutableArray<ExcludedDeals> Excluded { get; }

    /// <summary>The median number of periods until the goal is held, were nobody to leave; null when it is undefined, for the reason in <see cref="WhyUndefined"/>.</summary>
    /// <remarks>Kaplan and Meier 1958: who does not hold it yet, or left, counts as long as it is known that it was not held.</remarks>
    public double? MedianPeriods => _curve.Median;

    /// <summary>Why there is no median; empty when there is one.</summary>
    public string WhyUndefined => Hires.IsEmpty ? "nobody was hired in these periods" : MedianPeriods is null ? "more than half need longer than was seen" : "";

    /// <summary>How many hires ended so.</summary>
    /// <param name="outcome">The outcome.</param>
    public int Count(RampOutcome outcome) => Hires.Count(hire => hire.Outcome == outcome);

    /// <summary>The limits of the median (Brookmeyer and Crowley 1982); an end that is not reached is null.</summary>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public (double? Lower, double? Upper) MedianInterval(double level = 0.95) => _curve.QuantileInterval(0.5, level);

    /// <summary>The periods by which a share of hires holds the goal, were nobody to leave; null when so many do not.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public double? Quantile(double share) => _curve.Quantile(share);

    /// <summary>The share of hires that hold the goal within some periods, were nobody to leave; null without hires.</summary>
    /// <param name="periods">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periods"/> is negative.</exception>
    public double? Within(int periods)
    {
        var share = 1 - _curve.At(periods);
        return Hires.IsEmpty ? null : share;
    }

    /// <summary>The share of hires that hold the goal within some periods, those who leave before never holding it; null without hires. Never above <see cref="Within"/>.</summary>
    /// <remarks>Aalen and Johansen 1978. This is what a head-count plan needs: of ten hired, how many carry a full quota a year on?</remarks>
    /// <param name="periods">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periods"/> is negative.</exception>
    public double? WithinDespiteLeaving(int periods)
    {
        var share = _incidence.At(periods);
        return Hires.IsEmpty ? null : share;
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Periods until a hire is ramped",
        MedianPeriods is { } median ? new ExplainedValue.OfEstimate(median) : new ExplainedValue.Undefined(WhyUndefined),
        [.. Hires.Select(hire => hire.Explain()), .. Excluded.Select(one => one.Explain())])
    {
        Rule = Invariant($"{DefinitionId}: first of {Options.PeriodsRunning} periods running at {Options.Goal.ToDouble() * 100:0.##} % or above; median by Kaplan and Meier"),
    };

    private static int Cause(RampOutcome outcome) => outcome switch
    {
        RampOutcome.Ramped => 1,
        RampOutcome.Left => 2,
        _ => 0,
    };
}
