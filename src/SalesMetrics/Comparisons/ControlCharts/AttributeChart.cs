using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>What charts of shares and of counts say alike: periods of different size around what was to be expected of them, with EWMA and CUSUM.</summary>
public abstract class AttributeChart : IExplainable
{
    private readonly AttributeScores _scores;

    private protected AttributeChart(AttributeScores scores) => _scores = scores;

    /// <summary>The common share, or the common count for each unit of exposure.</summary>
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
    public bool IsProvisional => _scores.Scores.Length < ChartRules.FirmPeriods;

    /// <summary>Whether the scores go one way, with care for the season that was taken out of them; null with fewer than 5 periods.</summary>
    public TrendTest? Trend => _scores.Trend;

    /// <summary>The lasting changes of the scores, with care for the season that was taken out of them: <see cref="ChangePointCalculator"/> on the bare scores would take more
    /// luck for a change. Places are those of the points; null with fewer than 5 periods.</summary>
    public ChangePoints? Changes => _scores.Changes;

    /// <summary>The periods that stand out, in order; places are those of the points. Empty with fewer than 5 periods.</summary>
    public ImmutableArray<XmrSignal> Signals => _scores.Signals;

    /// <summary>What may be said.</summary>
    public BehaviourVerdict Verdict => _scores.Verdict;

    /// <summary>The rule that decided, in words.</summary>
    public string VerdictRule => _scores.VerdictRule;

    /// <summary>The verdict in words.</summary>
    public string VerdictText => ChartRules.Words(Verdict);

    /// <inheritdoc />
    public abstract Explanation Explain();

    private protected Explanation Explain(string label, Func<int, (string Id, double Rate)> point) => new(
        label,
        VerdictText,
        [
            new Explanation("Periods", _scores.Scores.Length),
            new Explanation("Centre", new ExplainedValue.OfEstimate(Centre)) { Rule = IsSeasonal ? "each place in the season has its own" : "" },
            new Explanation("Dispersion ratio", new ExplainedValue.OfEstimate(Dispersion)) { Rule = Width > 1 ? Invariant($"limits widened by {Width:0.##} (Laney)") : "" },
            .. XmrChart.Estimate("Autocorrelation", Autocorrelation),
            .. Signals.Select(signal => Standing(signal, point(signal.Index))),
        ])
    {
        Rule = VerdictRule
            + (IsProvisional ? "; provisional: fewer than 8 periods" : "")
            + (IsTrustworthy ? "" : "; limits not trustworthy: periods differ by more than luck"),
    };

    private static Explanation Standing(XmrSignal signal, (string Id, double Rate) point) =>
        new(point.Id.Length > 0 ? point.Id : Invariant($"Period {signal.Index + 1}"), new ExplainedValue.OfEstimate(point.Rate)) { Rule = XmrChart.Words(signal) };
}
