using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>A chart of shares or counts, line by line.</summary>
internal static class AttributeExplanation
{
    public static Explanation Of(string label, AttributeScores scores, IEnumerable<(string Id, double Value, XmrSignal Signal)> signals) => new(
        label,
        ChartRules.Words(scores.Verdict),
        [
            new Explanation("Periods", scores.Expected.Length),
            new Explanation("Centre", new ExplainedValue.OfEstimate(scores.Centre)) { Rule = scores.IsSeasonal ? "each place in the season has its own" : "" },
            new Explanation("Dispersion ratio", new ExplainedValue.OfEstimate(scores.Dispersion)) { Rule = scores.Width > 1 ? Invariant($"limits widened by {scores.Width:0.##} (Laney)") : "" },
            .. XmrChart.Estimate("Autocorrelation", scores.Autocorrelation),
            .. signals.Select(one => new Explanation(one.Id.Length > 0 ? one.Id : Invariant($"Period {one.Signal.Index + 1}"), new ExplainedValue.OfEstimate(one.Value)) { Rule = XmrChart.Words(one.Signal) }),
        ])
    {
        Rule = scores.VerdictRule
            + (scores.Expected.Length < ChartRules.FirmPeriods ? "; provisional: fewer than 8 periods" : "")
            + (scores.IsTrustworthy ? "" : "; limits not trustworthy: periods differ by more than luck"),
    };
}
