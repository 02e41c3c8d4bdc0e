using SalesMetrics.Pipeline.Survival;

namespace SalesMetrics.Pipeline.Funnels;

/// <summary>How long deals are in one stage.</summary>
public sealed class StageDuration
{
    internal StageDuration(SalesStage stage, ImmutableArray<StageStay> stays, SurvivalCurve curve)
    {
        Stage = stage;
        Stays = stays;
        Curve = curve;
    }

    /// <summary>The stage.</summary>
    public SalesStage Stage { get; }

    /// <summary>The deals that were in it, by id ordinally.</summary>
    public ImmutableArray<StageStay> Stays { get; }

    /// <summary>The share of single stays that last longer than each number of days; stays that go on are counted rightly.</summary>
    public SurvivalCurve Curve { get; }

    /// <summary>The median days of a stay; null when fewer than half of them end within what was seen. The mean of ended stays alone is too short.</summary>
    public double? MedianDays => Curve.Median;
}
