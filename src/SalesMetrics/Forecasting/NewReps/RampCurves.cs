namespace SalesMetrics.Forecasting.NewReps;

/// <summary>The ramp curves of all cohorts, and how much people differ from each other and from month to month.</summary>
public sealed class RampCurves
{
    internal RampCurves(RampCurve all, ImmutableArray<RampCurve> cohorts, double? personVariance, double? monthVariance)
    {
        All = all;
        Cohorts = cohorts;
        PersonVariance = personVariance;
        MonthVariance = monthVariance;
    }

    /// <summary>The curve of all people together, which stands in for a cohort that was never seen.</summary>
    public RampCurve All { get; }

    /// <summary>The curves by cohort, in ordinal order of their names.</summary>
    public ImmutableArray<RampCurve> Cohorts { get; }

    /// <summary>The variance between people of what they sell over what is expected of their cohort and month, 1 being as expected; zero when they
    /// do not differ by more than chance. Null with fewer than two people, or when <see cref="MonthVariance"/> is.</summary>
    public double? PersonVariance { get; }

    /// <summary>The variance of one person's month in units of the full level squared, for a month in which full productivity is expected; a month
    /// with half of it has half. Null when nobody was observed in two months.</summary>
    public double? MonthVariance { get; }

    /// <summary>The curve of a cohort; null when it was never seen.</summary>
    public RampCurve? Find(string cohortId)
    {
        ArgumentNullException.ThrowIfNull(cohortId);
        return Cohorts.FirstOrDefault(curve => string.Equals(curve.CohortId, cohortId, StringComparison.Ordinal));
    }

    /// <summary>The weight on a person's own months, 0 to 1: w / (w + <see cref="MonthVariance"/> / <see cref="PersonVariance"/>).</summary>
    /// <param name="expected">w: the sum of the shares expected in the months that are known, such as 1.2 after 0.3, 0.4 and 0.5.</param>
    internal double OwnWeight(double expected) => PersonVariance is { } person and > 0 && MonthVariance is { } month && expected > 0
        ? expected / (expected + (month / person))
        : 0;
}
