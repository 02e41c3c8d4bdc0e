namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>Units compared at equal mix.</summary>
public sealed class CaseMixTable
{
    internal CaseMixTable(double overallRate, bool isLeaveOneOut, ImmutableArray<CaseMixUnit> units, ImmutableArray<string> soleStrata)
    {
        OverallRate = overallRate;
        IsLeaveOneOut = isLeaveOneOut;
        Units = units;
        SoleStrata = soleStrata;
    }

    /// <summary>Won over decided of all deals.</summary>
    public double OverallRate { get; }

    /// <summary>Whether each unit's expectation was made from the deals of the others only.</summary>
    public bool IsLeaveOneOut { get; }

    /// <summary>The units, by id.</summary>
    public ImmutableArray<CaseMixUnit> Units { get; }

    /// <summary>Strata that only one unit works in: not comparable.</summary>
    public ImmutableArray<string> SoleStrata { get; }
}
