using System.Collections.Frozen;
using SalesMetrics.Columns;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>The measurements of many units of one kind over many windows.</summary>
/// <remarks>It holds sums in columns. A <see cref="Measurement"/> is made when it is asked for, and the list of its credits when that is.</remarks>
public sealed class Measurements
{
    private static readonly Comparer<DateInterval> ByStart = Comparer<DateInterval>.Create((one, other) => one.Start.CompareTo(other.Start));

    private readonly MeasuredCells _cells;
    private readonly FrozenDictionary<SalesUnit, int> _rows;
    private readonly Totals _totals;

    internal Measurements(Measure measure, UnitKind kind, MeasuredCells cells, Totals totals)
    {
        Measure = measure;
        Kind = kind;
        _cells = cells;
        _totals = totals;
        _rows = cells.Units
            .Select((unit, row) => KeyValuePair.Create(unit, row))
            .Where(entry => Enumerable.Range(0, cells.Shape.Periods.Count).Any(period => totals.Of(entry.Value, period).Count > 0))
            .ToFrozenDictionary();
        Units = [.. _rows.Keys.Order()];
    }

    /// <summary>What was measured.</summary>
    public Measure Measure { get; }

    /// <summary>The kind of every unit.</summary>
    public UnitKind Kind { get; }

    /// <summary>The currency of every amount.</summary>
    public Currency Currency => _cells.Currency;

    /// <summary>The windows measured, in ascending order.</summary>
    public ImmutableArray<DateInterval> Windows => _cells.Windows;

    /// <summary>The units that were credited with anything, ordered.</summary>
    public ImmutableArray<SalesUnit> Units { get; }

    /// <summary>Every measurement with at least one credit, by unit and then by window, made one by one as they are asked for.</summary>
    public IEnumerable<Measurement> All =>
        from unit in Units
        from window in Enumerable.Range(0, Windows.Length)
        let measurement = At(unit, window)
        where measurement.CreditCount > 0
        select measurement;

    /// <summary>Gets one unit's measurement over one window; of nothing when it has no credits there.</summary>
    /// <param name="unit">Whose; a unit of the <see cref="Kind"/> measured.</param>
    /// <param name="window">One of the <see cref="Windows"/> measured. Other days were not added up, so asking for them throws.</param>
    /// <exception cref="ArgumentException">The unit is of another kind, or the window was not measured.</exception>
    public Measurement Of(SalesUnit unit, DateInterval window)
    {
        ArgumentNullException.ThrowIfNull(window);

        // "Nothing" must mean that nothing was sold, not that nobody looked.
        if (unit.Kind != Kind)
        {
            throw new ArgumentException(Invariant($"Units of the kind {Kind} were measured, {unit} is none."), nameof(unit));
        }

        var place = Windows.BinarySearch(window, ByStart);
        return place >= 0 && Windows[place] == window
            ? At(unit, place)
            : throw new ArgumentException(
                Invariant($"{window.Start:uuuu-MM-dd} to {window.End:uuuu-MM-dd} is none of the windows that were measured."), nameof(window));
    }

    private Measurement At(SalesUnit unit, int window)
    {
        if (!_rows.TryGetValue(unit, out var row) || _cells.PeriodOf(window) is not { } period)
        {
            return Measurement.OfNothing(Measure, unit, Windows[window], Currency);
        }

        // Beyond 2^63 minor units columns end, and the credits themselves are added up.
        return _cells.Columns.AreExact
            ? new Measurement(Measure, unit, Windows[window], _totals.Of(row, period), Currency, () => _cells.CreditsOf(row, period))
            : new Measurement(Measure, unit, Windows[window], Currency, _cells.CreditsOf(row, period));
    }
}
