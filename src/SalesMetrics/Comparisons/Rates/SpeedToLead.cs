using SalesMetrics.Explanations;
using SalesMetrics.Pipeline.Survival;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>How long leads wait until somebody turns to them, with those that still wait counted rightly.</summary>
public sealed class SpeedToLead : IExplainable
{
    private readonly SurvivalCurve _curve;

    internal SpeedToLead(SurvivalCurve curve, bool isBusinessTime, ImmutableArray<ExcludedDeals> excluded)
    {
        _curve = curve;
        IsBusinessTime = isBusinessTime;
        Excluded = [.. excluded.Where(one => one.Count > 0)];
    }

    /// <summary>The id of the definition.</summary>
    public static string DefinitionId => "SpeedToLead";

    /// <summary>Whether minutes are counted in business hours only.</summary>
    public bool IsBusinessTime { get; }

    /// <summary>Leads somebody has turned to.</summary>
    public long Touched => _curve.Ended;

    /// <summary>Leads that still wait.</summary>
    public long Untouched => _curve.Censored;

    /// <summary>What is left out, by reason.</summary>
    public ImmutableArray<ExcludedDeals> Excluded { get; }

    /// <summary>The median wait in minutes; null when more than half still wait, or there are no leads.</summary>
    public double? MedianMinutes => _curve.Median;

    /// <summary>Why there is no median; empty when there is.</summary>
    public string WhyUndefined => _curve.Count == 0 ? "no lead came" : MedianMinutes is null ? "more than half wait longer than was seen" : "";

    /// <summary>The minutes by which a share of leads has been turned to; null when so many have not.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of range.</exception>
    public double? Quantile(double share) => _curve.Quantile(share);

    /// <summary>The estimated share of leads that somebody turns to within some minutes; null without leads.</summary>
    /// <param name="minutes">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minutes"/> is negative.</exception>
    public double? Within(int minutes)
    {
        var share = 1 - _curve.At(minutes);
        return _curve.Count == 0 ? null : share;
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Minutes until a lead is turned to",
        MedianMinutes is { } median ? new ExplainedValue.OfEstimate(median) : new ExplainedValue.Undefined(WhyUndefined),
        [new Explanation("Turned to", Touched), new Explanation("Still waiting", Untouched), .. Excluded.Select(one => one.Explain())])
    {
        Rule = DefinitionId + ": median by Kaplan and Meier, those still waiting counted" + (IsBusinessTime ? "; in business hours" : ""),
    };
}
