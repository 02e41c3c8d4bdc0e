using System.Diagnostics.CodeAnalysis;

namespace SalesMetrics;

/// <summary>A value that changes on known dates: a quota, a territory's owner, a rate.</summary>
/// <remarks>Each entry holds until the day before the next, the last one without end. Nothing holds before the first, so asking throws.</remarks>
/// <typeparam name="T">What changes over time.</typeparam>
public sealed class EffectiveDated<T>
{
    internal EffectiveDated(ImmutableArray<EffectiveValue<T>> entries) => Entries = entries;

    /// <summary>The changes, earliest first, no two on one day; at least one.</summary>
    public ImmutableArray<EffectiveValue<T>> Entries { get; }

    /// <summary>Gets the value in effect on a date.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="date"/> is before the first entry.</exception>
    public T On(LocalDate date) =>
        TryGetOn(date, out var value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(date), date, Invariant($"Nothing is in effect before {Entries[0].From:uuuu-MM-dd}."));

    /// <summary>Gets the value in effect on a date, if there is one.</summary>
    public bool TryGetOn(LocalDate date, [MaybeNullWhen(false)] out T value)
    {
        var index = IndexOn(date);
        value = index < 0 ? default : Entries[index].Value;
        return index >= 0;
    }

    /// <summary>Cuts an interval where the value changes, for proration.</summary>
    /// <returns>
    /// The stretches in order; they tile the interval, save for days before the first entry, which no stretch covers.
    /// Two entries with equal values stay two stretches.
    /// </returns>
    public ImmutableArray<EffectivePiece<T>> Pieces(DateInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        var pieces = ImmutableArray.CreateBuilder<EffectivePiece<T>>();
        for (var index = Math.Max(IndexOn(interval.Start), 0); index < Entries.Length && Entries[index].From <= interval.End; index++)
        {
            var start = LocalDate.Max(Entries[index].From, interval.Start);
            var isLast = index == Entries.Length - 1 || Entries[index + 1].From > interval.End;
            var end = isLast ? interval.End : Entries[index + 1].From.PlusDays(-1);
            pieces.Add(new EffectivePiece<T>(new DateInterval(start, end), Entries[index].Value));
        }

        return pieces.ToImmutable();
    }

    // The index of the last entry that starts on or before the date; -1 before the first.
    private int IndexOn(LocalDate date)
    {
        int low = 0, high = Entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Entries[middle].From <= date)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }
}
