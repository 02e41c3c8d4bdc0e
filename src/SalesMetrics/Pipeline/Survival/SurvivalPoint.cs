using System.Runtime.InteropServices;

namespace SalesMetrics.Pipeline.Survival;

/// <summary>A day on which some lifetimes ended or were last seen.</summary>
/// <param name="Days">The day, counted from the beginning of each.</param>
/// <param name="AtRisk">How many had lasted up to it.</param>
/// <param name="Ended">How many ended on it.</param>
/// <param name="Censored">How many were last seen on it.</param>
/// <param name="Survival">The estimated share that lasts longer, from 0 to 1.</param>
/// <param name="HazardVariance">Greenwood's sum up to it, of d / (n (n - d)): the variance of the logarithm of the survival; infinite where that is 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SurvivalPoint(int Days, long AtRisk, long Ended, long Censored, double Survival, double HazardVariance)
{
    /// <summary>Greenwood's standard error of the survival; 0 where the survival is 0.</summary>
    public double StandardError => Survival == 0 ? 0 : Survival * Math.Sqrt(HazardVariance);
}
