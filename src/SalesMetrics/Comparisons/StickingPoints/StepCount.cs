using System.Runtime.InteropServices;

namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>How deals went on from one stage. The default value is no deal at all.</summary>
/// <param name="Entries">Deals that came into the stage.</param>
/// <param name="Resolved">Of them, those whose way past it is decided: advanced, lost, disqualified or without a decision.</param>
/// <param name="Advanced">Of those, the ones that went on to a later stage, or were won.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StepCount(long Entries, long Resolved, long Advanced)
{
    /// <summary>Advanced / resolved; null when nothing is resolved.</summary>
    public Ratio? Rate => Resolved == 0 ? null : Ratio.Of(Advanced, Resolved);

    internal StepCount Plus(StepCount other) => new(Entries + other.Entries, Resolved + other.Resolved, Advanced + other.Advanced);

    internal StepCount Less(StepCount other) => new(Entries - other.Entries, Resolved - other.Resolved, Advanced - other.Advanced);
}
