namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>A lasting change of level.</summary>
/// <param name="Index">The first period of the new level, from 0.</param>
/// <param name="Before">The mean since the change before, or the beginning.</param>
/// <param name="After">The mean until the next change, or the end.</param>
/// <param name="Score">The difference over its standard error.</param>
public sealed record LevelChange(int Index, double Before, double After, double Score);
