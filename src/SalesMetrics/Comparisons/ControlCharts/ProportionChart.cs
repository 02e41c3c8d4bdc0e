using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Shares of periods of different size around what was to be expected of them: p-chart, EWMA and CUSUM.</summary>
public sealed class ProportionChart : IExplainable
{
    private readonly AttributeScores _scores;

    internal ProportionChart(AttributeScores scores, ImmutableArray<ProportionChartPoint> points)
    {
        _scores = scores;
        Points = points;
    }

    /// <summary>The common share.</summary>
    public double Centre => _scores.Centre;

    /// <summary>Whether each period is compared with those of the same place in the season.</summary>
    public bool IsSeasonal => _scores.IsSeasonal;

    /// <summary>The mean squared score before limits are widened: about 1 when luck alone is at work.</summary>
    public double Dispersion => _scores.Dispersion;

    /// <summary>By how much limits are widened, since periods differ by more than luck (Laney 2002); 1 where they are not.</summary>
    public double Width => _scores.Width;

    /// <summary>Whether the limits can be trusted: what is left of the dispersion after widening is at most the 95 % quantile of what luck gives. When it is above,
    /// as with a rhythm of the quarter, take the rhythm out first.</summary>
    public bool IsTrustworthy => _scores.IsTrustworthy;

    /// <summary>The correlation of each score with the one before; null when all are equal.</summary>
    public double? Autocorrelation => _scores.Autocorrelation;

    /// <summary>Whether there are so few periods, below 8, that limits will still move.</summary>
    public bool IsProvisional => Points.Length < ChartRules.FirmPeriods;

    /// <summary>The periods with something decided, oldest first.</summary>
    public ImmutableArray<ProportionChartPoint> Points { get; }

    /// <summary>Whether the scores go one way, with care for the season that was taken out of them; null with fewer than 5 periods.</summary>
    public TrendTest? Trend => _scores.Trend;

    /// <summary>The lasting changes of the scores, with care for the season that was taken out of them: <see cref="ChangePointCalculator"/> on the bare scores would take more
    /// luck for a change. Places are those of <see cref="Points"/>; null with fewer than 5 periods.</summary>
    public ChangePoints? Changes => _scores.Changes;

    /// <summary>The periods that stand out, in order; places are those of <see cref="Points"/>. Empty with fewer than 5 periods.</summary>
    public ImmutableArray<XmrSignal> Signals => _scores.Signals;

    /// <summary>What may be said.</summary>
    public BehaviourVerdict Verdict => _scores.Verdict;

    /// <summary>The rule that decided, in words.</summary>
    public string VerdictRule => _scores.VerdictRule;

    /// <summary>The verdict in words.</summary>
    public string VerdictText => ChartRules.Words(Verdict);

    /// <inheritdoc />
    public Explanation Explain() => AttributeExplanation.Of(
        "Shares over periods", _scores, Signals.Select(signal => (Points[signal.Index].Count.Id, (double)Points[signal.Index].Count.Won / Points[signal.Index].Count.Decided, signal)));
}
