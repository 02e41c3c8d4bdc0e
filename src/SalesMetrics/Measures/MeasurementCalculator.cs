using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>Adds credits up for the units and days asked for.</summary>
public static class MeasurementCalculator
{
    /// <summary>Measures every unit of a kind that has credits, over several windows, in one pass over the credits.</summary>
    /// <param name="credits">The credits.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="kind">Which kind of unit. Overlays count for payees alone.</param>
    /// <param name="windows">The windows, in ascending order and not overlapping, such as the months of a year. May leave days out.</param>
    /// <returns>A measurement for each unit and window in which something was credited; look others up with <see cref="Measurements.Of"/>.</returns>
    /// <exception cref="ArgumentException">Windows overlap, are out of order or missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the kinds.</exception>
    public static Measurements Calculate(CreditBook credits, Measure measure, UnitKind kind, ImmutableArray<DateInterval> windows)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(measure);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of unit.");
        }

        if (windows.IsDefault || windows.Contains(null!))
        {
            throw new ArgumentException("The windows, or one of them, are not there; give an empty list to measure nothing.", nameof(windows));
        }

        for (var i = 1; i < windows.Length; i++)
        {
            if (windows[i].Start <= windows[i - 1].End)
            {
                throw new ArgumentException(
                    Invariant($"The window {windows[i]} starts before the one listed ahead of it ends."), nameof(windows));
            }
        }

        var found = new Dictionary<(SalesUnit Unit, int Window), ImmutableArray<Credit>.Builder>();
        foreach (var credit in credits.Credits)
        {
            var window = WindowOf(credit.Date, windows);
            if (window < 0 || !measure.Includes(credit) || (kind != UnitKind.Payee && credit.Kind != CreditKind.Direct))
            {
                continue;
            }

            var key = (credit.UnitOf(kind), window);
            if (!found.TryGetValue(key, out var list))
            {
                list = ImmutableArray.CreateBuilder<Credit>();
                found.Add(key, list);
            }

            list.Add(credit);
        }

        return new Measurements(
            measure,
            kind,
            credits.Currency,
            windows,
            [
                .. found
                    .OrderBy(entry => entry.Key)
                    .Select(entry => new Measurement(
                        measure, entry.Key.Unit, windows[entry.Key.Window], credits.Currency, entry.Value.DrainToImmutable())),
            ]);
    }

    // The last window that starts on or before the date, if the date falls into it.
    private static int WindowOf(LocalDate date, ImmutableArray<DateInterval> windows)
    {
        int low = 0, high = windows.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (windows[middle].Start <= date)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high >= 0 && date <= windows[high].End ? high : -1;
    }
}
