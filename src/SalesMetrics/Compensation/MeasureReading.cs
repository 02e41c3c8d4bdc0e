using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>A reading for a what-if: the attainment of a measure, stated.</summary>
/// <param name="Scope">Whose attainment.</param>
/// <param name="MeasureId">The measure.</param>
/// <param name="Value">The attainment; null when it is undefined.</param>
public readonly record struct MeasureReading(UnitKind Scope, string MeasureId, Ratio? Value);
