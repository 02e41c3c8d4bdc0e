using System.Collections.Frozen;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>The measurements of many units of one kind over many windows.</summary>
public sealed class Measurements
{
    private readonly FrozenDictionary<(SalesUnit Unit, DateInterval Window), Measurement> _byUnitAndWindow;

    internal Measurements(
        Measure measure, UnitKind kind, Currency currency, ImmutableArray<DateInterval> windows, ImmutableArray<Measurement> all)
    {
        Measure = measure;
        Kind = kind;
        Currency = currency;
        Windows = windows;
        All = all;
        Units = [.. all.Select(one => one.Unit).Distinct()];
        _byUnitAndWindow = all.ToFrozenDictionary(one => (one.Unit, one.Window));
    }

    /// <summary>What was measured.</summary>
    public Measure Measure { get; }

    /// <summary>The kind of every unit.</summary>
    public UnitKind Kind { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency { get; }

    /// <summary>The windows measured, in ascending order.</summary>
    public ImmutableArray<DateInterval> Windows { get; }

    /// <summary>The units that were credited with anything, ordered.</summary>
    public ImmutableArray<SalesUnit> Units { get; }

    /// <summary>Every measurement with at least one credit, by unit and then by window.</summary>
    public ImmutableArray<Measurement> All { get; }

    /// <summary>Gets one unit's measurement over one window; of nothing when it has no credits there.</summary>
    /// <param name="unit">Whose; a unit of the <see cref="Kind"/> measured.</param>
    /// <param name="window">One of the <see cref="Windows"/> measured. Other days were not added up, so asking for them throws.</param>
    /// <exception cref="ArgumentException">The unit is of another kind, or the window was not measured.</exception>
    public Measurement Of(SalesUnit unit, DateInterval window)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (_byUnitAndWindow.TryGetValue((unit, window), out var found))
        {
            return found;
        }

        // "Nothing" must mean that nothing was sold, not that nobody looked.
        if (unit.Kind != Kind)
        {
            throw new ArgumentException(Invariant($"Units of the kind {Kind} were measured, {unit} is none."), nameof(unit));
        }

        return Windows.Contains(window)
            ? new Measurement(Measure, unit, window, Currency, [])
            : throw new ArgumentException(
                Invariant($"{window.Start:uuuu-MM-dd} to {window.End:uuuu-MM-dd} is none of the windows that were measured."), nameof(window));
    }
}
