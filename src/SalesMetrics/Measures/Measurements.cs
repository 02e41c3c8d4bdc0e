using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>The measurements of many units over many windows.</summary>
public sealed class Measurements
{
    private readonly ImmutableDictionary<(SalesUnit Unit, DateInterval Window), Measurement> _byUnitAndWindow;

    internal Measurements(
        Measure measure, Currency currency, ImmutableDictionary<(SalesUnit Unit, DateInterval Window), Measurement> byUnitAndWindow)
    {
        Measure = measure;
        Currency = currency;
        _byUnitAndWindow = byUnitAndWindow;
    }

    /// <summary>What was measured.</summary>
    public Measure Measure { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The units that were credited with anything, ordered.</summary>
    public IEnumerable<SalesUnit> Units => _byUnitAndWindow.Keys.Select(key => key.Unit).Distinct().Order();

    /// <summary>Every measurement with at least one credit, by unit and then by window.</summary>
    public IEnumerable<Measurement> All => _byUnitAndWindow.Values.OrderBy(one => one.Unit).ThenBy(one => one.Window.Start);

    /// <summary>Gets one unit's measurement over one window; of nothing when it has no credits there.</summary>
    public Measurement Of(SalesUnit unit, DateInterval window) =>
        _byUnitAndWindow.GetValueOrDefault((unit, window)) ?? new Measurement(Measure, unit, window, Currency, []);
}
