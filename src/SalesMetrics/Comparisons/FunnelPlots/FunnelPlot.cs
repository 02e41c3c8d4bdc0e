using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.FunnelPlots;

/// <summary>Rates of units of different size against one target, with limits for luck.</summary>
public sealed class FunnelPlot : IExplainable
{
    internal FunnelPlot(
        double target,
        double dispersion,
        double winsorisedDispersion,
        bool isOverDispersed,
        double arcsineDispersion,
        double betweenVariance,
        ImmutableArray<FunnelPlotUnit> units,
        ImmutableArray<string> withoutDeals)
    {
        ArcsineDispersion = arcsineDispersion;
        Target = target;
        Dispersion = dispersion;
        WinsorisedDispersion = winsorisedDispersion;
        IsOverDispersed = isOverDispersed;
        BetweenVariance = betweenVariance;
        Units = units;
        WithoutDeals = withoutDeals;
    }

    /// <summary>The common rate: all won over all decided.</summary>
    public double Target { get; }

    /// <summary>The mean of the squared scores: about 1 when luck alone is at work.</summary>
    public double Dispersion { get; }

    /// <summary>The same with a tenth of the scores at either end drawn in to the next one, so that a few outliers do not hide themselves.</summary>
    public double WinsorisedDispersion { get; }

    /// <summary>Whether <see cref="WinsorisedDispersion"/> is above what luck gives: its 95 % quantile of chi-square over its degrees of freedom.</summary>
    public bool IsOverDispersed { get; }

    /// <summary>The same as <see cref="WinsorisedDispersion"/> with scores on the scale of the arcsine of the root of the rate.</summary>
    public double ArcsineDispersion { get; }

    /// <summary>The variance between units beyond luck on the scale of the arcsine of the root of the rate, by moments; at least 0.</summary>
    public double BetweenVariance { get; }

    /// <summary>The units that have decided deals, by id.</summary>
    public ImmutableArray<FunnelPlotUnit> Units { get; }

    /// <summary>Units without a decided deal, which are not in the plot.</summary>
    public ImmutableArray<string> WithoutDeals { get; }

    /// <inheritdoc />
    public Explanation Explain() => new("Funnel plot", new ExplainedValue.OfEstimate(Target), Units.Select(unit => unit.Explain()))
    {
        Rule = Invariant($"won / decided of all; dispersion {WinsorisedDispersion:0.###}") + (IsOverDispersed ? ", limits widened by its root" : ""),
    };
}
