using System.Runtime.InteropServices;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>How large a difference is, whatever the number of people, with the interval that the data do not rule out. The default value is no effect.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EffectSize(double Value, double Lower, double Upper)
{
    /// <summary><c>0.47 (0.11 to 0.72)</c>.</summary>
    public override string ToString() => Invariant($"{Value:0.00} ({Lower:0.00} to {Upper:0.00})");
}
