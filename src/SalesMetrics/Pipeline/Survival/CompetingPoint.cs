using System.Runtime.InteropServices;

namespace SalesMetrics.Pipeline.Survival;

/// <summary>A day on which lifetimes ended by one cause or another.</summary>
/// <param name="Days">The day, counted from the beginning of each.</param>
/// <param name="AtRisk">How many had lasted up to it.</param>
/// <param name="Ended">How many ended on it by the cause asked about.</param>
/// <param name="EndedOtherwise">How many ended on it by other causes.</param>
/// <param name="SurvivalBefore">The share that had lasted up to it.</param>
/// <param name="Survival">The share that lasts longer.</param>
/// <param name="Incidence">The share that has ended by the cause up to and with it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CompetingPoint(
    int Days, long AtRisk, long Ended, long EndedOtherwise, double SurvivalBefore, double Survival, double Incidence);
