using System.Collections.Frozen;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>The goals of many units over many periods.</summary>
public sealed class PeriodQuotas
{
    private readonly Currency _currency;
    private readonly ImmutableDictionary<(SalesUnit Unit, DateInterval Window), PeriodQuota> _byUnitAndWindow;
    private readonly FrozenSet<SalesUnit> _units;

    internal PeriodQuotas(Currency currency, ImmutableDictionary<(SalesUnit Unit, DateInterval Window), PeriodQuota> byUnitAndWindow)
    {
        _currency = currency;
        _byUnitAndWindow = byUnitAndWindow;
        _units = byUnitAndWindow.Keys.Select(key => key.Unit).ToFrozenSet();
    }

    /// <summary>The units that have a goal in at least one of the periods, ordered.</summary>
    public IEnumerable<SalesUnit> Units => _units.Order();

    /// <summary>The units and windows that have a goal.</summary>
    internal IEnumerable<(SalesUnit Unit, DateInterval Window)> Keys => _byUnitAndWindow.Keys;

    internal bool Has(SalesUnit unit) => _units.Contains(unit);

    /// <summary>Gets a unit's goal over a window; without lines and amount when none was set.</summary>
    public PeriodQuota Of(SalesUnit unit, DateInterval window) =>
        _byUnitAndWindow.GetValueOrDefault((unit, window)) ?? new PeriodQuota(unit, window, _currency, []);
}
