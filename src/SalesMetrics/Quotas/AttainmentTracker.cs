using SalesMetrics.Calendars;
using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Attainment kept up to date credit by credit: add, correct, take back, merge. Not safe for use by two threads at once: give each its own and merge.</summary>
/// <remarks>
/// <para>It equals <see cref="AttainmentCalculator"/> over the same credits, in whatever order they came and however many trackers they were spread over.</para>
/// <para>A change touches one cell, whatever the number of credits, and allocates nothing. Roll-ups are read, not kept: reading a payee looks at a handful of cells,
/// a team at its members', the company at one for each seat.</para>
/// <para>It holds totals and no credits. So it cannot know a credit that comes twice: whoever feeds it sees to that, by the ids of the entries. A credit taken back
/// that was never added is legal here, because it may have been added in a tracker yet to be merged; <see cref="FindOvertaken"/> lists what is left of that.</para>
/// </remarks>
public sealed class AttainmentTracker
{
    private readonly TotalsBuilder _totals;

    /// <summary>Begins with nothing credited.</summary>
    public AttainmentTracker(TrackingScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Scope = scope;
        _totals = new TotalsBuilder(scope.Shape);
    }

    /// <summary>What is tracked.</summary>
    public TrackingScope Scope { get; }

    /// <summary>Goes on from totals that another tracker of the scope had.</summary>
    /// <exception cref="ArgumentException">The totals are kept for something else.</exception>
    public static AttainmentTracker Restore(TrackingScope scope, Totals totals)
    {
        var tracker = new AttainmentTracker(scope);
        tracker._totals.Merge(totals);
        return tracker;
    }

    /// <summary>Adds a credit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payee or kind; nothing changed.</exception>
    public void Add(in TrackedCredit credit) => _totals.Add(ToFact(credit));

    /// <summary>Takes a credit back, here or in trackers to be merged with this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payee or kind; nothing changed.</exception>
    public void Remove(in TrackedCredit credit) => _totals.Remove(ToFact(credit));

    /// <summary>Puts a credit in the place of another, which may be another payee's or in another period.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payee or kind; nothing changed.</exception>
    public void Correct(in TrackedCredit before, in TrackedCredit after) => _totals.Correct(ToFact(before), ToFact(after));

    /// <summary>Adds a credit, if the measure counts it.</summary>
    /// <returns>Whether it counts.</returns>
    /// <exception cref="ArgumentException">As for <see cref="TrackingScope.TryRead"/>.</exception>
    /// <exception cref="CurrencyMismatchException">It is in another currency.</exception>
    public bool Add(Credit credit)
    {
        var counts = Scope.TryRead(credit, out var tracked);
        if (counts)
        {
            Add(tracked);
        }

        return counts;
    }

    /// <summary>Takes a credit back, if the measure counts it.</summary>
    /// <returns>Whether it counts.</returns>
    /// <exception cref="ArgumentException">As for <see cref="TrackingScope.TryRead"/>.</exception>
    /// <exception cref="CurrencyMismatchException">It is in another currency.</exception>
    public bool Remove(Credit credit)
    {
        var counts = Scope.TryRead(credit, out var tracked);
        if (counts)
        {
            Remove(tracked);
        }

        return counts;
    }

    /// <summary>Adds everything another tracker holds. The order of merging makes no difference.</summary>
    /// <param name="other">A tracker of the same scope; it is not changed. Merging one twice counts it twice.</param>
    /// <exception cref="ArgumentException">Its scope is another.</exception>
    public void Merge(AttainmentTracker other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Scope.Fingerprint != Scope.Fingerprint)
        {
            throw new ArgumentException(
                Invariant($"The other tracker's scope is {other.Scope.Fingerprint:X16} and this one's {Scope.Fingerprint:X16}: payees, assignments, measure, currency or periods differ."),
                nameof(other));
        }

        _totals.Merge(other.ToTotals());
    }

    /// <summary>Everything so far, by seat. Tracking goes on afterwards without changing it.</summary>
    public Totals ToTotals() => _totals.ToTotals();

    /// <summary>Where a unit stands in one period.</summary>
    /// <param name="unit">The unit. Overlays count for payees alone.</param>
    /// <param name="period">One of the scope's.</param>
    /// <exception cref="ArgumentException">The unit has neither people nor a goal, or the period is not tracked.</exception>
    public TrackedAttainment AttainmentOf(SalesUnit unit, FiscalPeriod period)
    {
        var index = Scope.IndexOf(period);
        var (credited, credits) = Sum(unit, index, index);
        var goal = Scope.GoalOf(unit, index);
        var value = goal.ExactAmount is { Sign: > 0 } quota ? Ratio.FromDecimal(credited.Amount) / quota : (Ratio?)null;
        return new TrackedAttainment(unit, period, period, credited, goal.Amount, value, credits);
    }

    /// <summary>Where a unit stands in the fiscal year up to and with a period: credits over the quotas of those periods, each summed first.</summary>
    /// <param name="unit">The unit. Overlays count for payees alone.</param>
    /// <param name="period">One of the scope's. Periods of the same grain and fiscal year up to it are summed, as far as they are tracked.</param>
    /// <exception cref="ArgumentException">The unit has neither people nor a goal, or the period is not tracked.</exception>
    public TrackedAttainment YearToDateOf(SalesUnit unit, FiscalPeriod period)
    {
        var last = Scope.IndexOf(period);
        var first = last;
        while (first > 0 && Scope.Periods[first - 1].FiscalYear == period.FiscalYear && Scope.Periods[first - 1].Grain == period.Grain)
        {
            first--;
        }

        var (credited, credits) = Sum(unit, first, last);
        Money? quota = null;
        for (var i = first; i <= last; i++)
        {
            if (Scope.GoalOf(unit, i).Amount is { } amount)
            {
                quota = quota is { } sum ? sum + amount : amount;
            }
        }

        var value = quota is { Amount: > 0m } whole ? credited / whole : (Ratio?)null;
        return new TrackedAttainment(unit, Scope.Periods[first], period, credited, quota, value, credits);
    }

    /// <summary>What was credited on days outside all periods: in no attainment, and not lost.</summary>
    /// <exception cref="ArgumentException">The unit has neither people nor a goal.</exception>
    public Money OutsideOf(SalesUnit unit) => Sum(unit, Scope.Periods.Length, Scope.Periods.Length).Credited;

    /// <summary>The cells from which more credits were taken back than added. After everything is merged there should be none.</summary>
    /// <remarks>One credit too many in a cell hides one taken back too often there; only a list of entries tells those apart.</remarks>
    public ImmutableArray<OvertakenCell> FindOvertaken()
    {
        var found = ImmutableArray.CreateBuilder<OvertakenCell>();
        for (var seat = 0; seat < Scope.Seats.Seats.Count; seat++)
        {
            for (var kind = 0; kind < 2; kind++)
            {
                for (var period = 0; period <= Scope.Periods.Length; period++)
                {
                    var count = _totals.Of(seat, period, kind).Count;
                    if (count < 0)
                    {
                        found.Add(new OvertakenCell(
                            Scope.Seats.PayeeOf(seat), (CreditKind)kind, period < Scope.Periods.Length ? Scope.Periods[period] : null, count));
                    }
                }
            }
        }

        return found.ToImmutable();
    }

    private Fact ToFact(in TrackedCredit credit) => new(
        Scope.Seats.SeatOn(credit.Payee, credit.RoleDay), credit.Day, credit.MinorUnits, FactOutcome.Won, (int)credit.Kind);

    private (Money Credited, long Credits) Sum(SalesUnit unit, int first, int last)
    {
        CellTotals sum = default;
        var kinds = unit.Kind == UnitKind.Payee ? 2 : 1;
        foreach (var seat in Scope.SeatsOf(unit))
        {
            for (var kind = 0; kind < kinds; kind++)
            {
                for (var period = first; period <= last; period++)
                {
                    sum += _totals.Of(seat, period, kind);
                }
            }
        }

        return (sum.ToMoney(Scope.Currency), sum.Count);
    }
}
