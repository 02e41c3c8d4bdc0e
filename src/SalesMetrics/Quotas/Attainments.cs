using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>The attainments of many units over many periods.</summary>
public sealed class Attainments
{
    private readonly ImmutableDictionary<(SalesUnit Unit, string PeriodId), Attainment> _byUnitAndPeriod;

    internal Attainments(ImmutableArray<Attainment> all)
    {
        All = all;
        _byUnitAndPeriod = all.ToImmutableDictionary(one => (one.Unit, one.PeriodId));
    }

    /// <summary>Every attainment, by unit and then by period.</summary>
    public ImmutableArray<Attainment> All { get; }

    /// <summary>Gets the attainment of a unit in a period, if the unit has credits, a quota or people in these periods.</summary>
    public Attainment? Find(SalesUnit unit, string periodId)
    {
        ArgumentNullException.ThrowIfNull(periodId);
        return _byUnitAndPeriod.GetValueOrDefault((unit, periodId));
    }
}
