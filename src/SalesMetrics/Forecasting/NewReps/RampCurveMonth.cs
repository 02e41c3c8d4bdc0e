using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.NewReps;

/// <summary>The productivity to be expected in one month of tenure.</summary>
/// <param name="Month">The month of tenure; 1 is the first.</param>
/// <param name="Share">The expected share of full productivity, 0 or more; 0.5 is half.</param>
/// <param name="People">How many people of the cohort were observed in it.</param>
/// <param name="OwnWeight">The weight of the cohort's own mean in the share, 0 to 1; the rest is that of all cohorts.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RampCurveMonth(int Month, double Share, int People, double OwnWeight);
