using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>One model's average rank over many series, from 1 (always the least loss). The default has no name and is never
/// returned.</summary>
/// <param name="Name">The name of the model.</param>
/// <param name="AverageRank">The mean over the series of its rank; models with equal loss share the mean of their ranks.</param>
/// <param name="Lower">The average rank less half the critical distance.</param>
/// <param name="Upper">The average rank and half the critical distance. Two models whose ranges do not touch differ.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RankedModel(string Name, double AverageRank, double Lower, double Upper);
