using System.Collections.Frozen;
using SalesMetrics.Calendars;
using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>What trackers keep up to date: who was where, which measure, which periods, and the goals. Made once; any number of trackers share it.</summary>
/// <remarks>
/// <para>Trackers merge, and snapshots are restored, only within the same scope: the same payees with the same assignments, measure, currency and periods, as told
/// by <see cref="Fingerprint"/>. Goals are no part of that: a changed quota needs a new scope and leaves snapshots good. A changed organization does not, because
/// credits must then be placed anew: replay them.</para>
/// <para>Credit and quota stay with the unit of the day when somebody moves, as in <see cref="AttainmentCalculator"/> without a transfer rule. Immutable.</para>
/// </remarks>
public sealed class TrackingScope
{
    private readonly FrozenDictionary<UnitKind, (FrozenDictionary<string, ImmutableArray<int>> Seats, PeriodQuotas Goals)> _byKind;

    private TrackingScope(
        SeatTable seats,
        Measure measure,
        TotalsShape shape,
        ImmutableArray<FiscalPeriod> periods,
        FrozenDictionary<UnitKind, (FrozenDictionary<string, ImmutableArray<int>> Seats, PeriodQuotas Goals)> byKind)
    {
        Seats = seats;
        Measure = measure;
        Shape = shape;
        Periods = periods;
        _byKind = byKind;
        Fingerprint = Identify();
    }

    /// <summary>The payees and their seats.</summary>
    public SeatTable Seats { get; }

    /// <summary>What counts.</summary>
    public Measure Measure { get; }

    /// <summary>The currency of all amounts.</summary>
    public Currency Currency => Shape.Currencies[0];

    /// <summary>The fiscal periods, ascending; a period's number is its place here.</summary>
    public ImmutableArray<FiscalPeriod> Periods { get; }

    /// <summary>What the totals behind a tracker are kept for: seats, direct credits and overlays apart, periods.</summary>
    public TotalsShape Shape { get; }

    /// <summary>A number that equal scopes share; others share it by one chance in 2^64. It is the same on every machine.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Sets up what is tracked.</summary>
    /// <param name="quotas">The goals; their currency is that of all credits.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="periods">The periods, ascending and not overlapping. Credits on other days are kept apart and in none of them.</param>
    /// <param name="otherPayees">Ids of payees without any assignment who may be credited.</param>
    /// <exception cref="ArgumentException">Periods are missing, overlap or are out of order, or there would be too many cells.</exception>
    public static TrackingScope Create(
        QuotaBook quotas,
        SalesOrganization organization,
        Measure measure,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        params IEnumerable<string> otherPayees)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(calendar);
        var table = PeriodTable.Create(periods);
        var seats = SeatTable.Create(organization, otherPayees);
        var shape = TotalsShape.Create(seats.Seats, Dimension.Create("direct", "overlay"), table, [quotas.Currency]);
        var byKind = Enum.GetValues<UnitKind>().ToFrozenDictionary(
            kind => kind,
            kind => (SeatsOf(seats.By(kind)), QuotaCalculator.Calculate(quotas, organization, measure.Id, kind, calendar, periods)));
        return new TrackingScope(seats, measure, shape, periods, byKind);
    }

    /// <summary>The units of a kind that can be credited or have a goal, ordered; the one with the empty id holds what belongs to none.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the kinds.</exception>
    public IEnumerable<SalesUnit> UnitsOf(UnitKind kind)
    {
        var (seats, goals) = Of(kind);
        return seats.Keys.Select(id => new SalesUnit(kind, id)).Concat(goals.Units).Distinct().Order();
    }

    /// <summary>The number of a period, by its id.</summary>
    /// <exception cref="ArgumentException">It is not tracked.</exception>
    public int IndexOf(FiscalPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var index = Periods.IndexOf(period);
        return index >= 0
            ? index
            : throw new ArgumentException(Invariant($"{period} is none of the {Periods.Length} periods tracked."), nameof(period));
    }

    /// <summary>Turns a credit into the numbers that a tracker takes.</summary>
    /// <param name="credit">The credit.</param>
    /// <param name="tracked">The numbers; the default value when it does not count.</param>
    /// <returns>False when the measure leaves the credit out.</returns>
    /// <exception cref="ArgumentException">The payee is not known, or the amount is no whole number of minor units within 63 bits.</exception>
    /// <exception cref="CurrencyMismatchException">It is in another currency.</exception>
    public bool TryRead(Credit credit, out TrackedCredit tracked)
    {
        ArgumentNullException.ThrowIfNull(credit);
        tracked = default;
        if (!Measure.Includes(credit))
        {
            return false;
        }

        if (credit.Amount.Currency != Currency)
        {
            throw new CurrencyMismatchException(Currency, credit.Amount.Currency);
        }

        if (!Seats.Payees.TryGetIndex(credit.PayeeId, out var payee))
        {
            throw new ArgumentException(
                Invariant($"'{credit.PayeeId}', credited for {credit.TransactionId}, is none of the {Seats.Payees.Count} payees of the scope: name it when the scope is made."),
                nameof(credit));
        }

        if (!credit.Amount.TryGetMinorUnits(out var minorUnits))
        {
            throw new ArgumentException(
                Invariant($"{credit.Amount.Amount} {Currency}, credited for {credit.TransactionId}, is no whole number of minor units within 63 bits."), nameof(credit));
        }

        // An override counts as an overlay does: for the payee alone.
        var kind = credit.Kind == CreditKind.Override ? CreditKind.Overlay : credit.Kind;
        tracked = new TrackedCredit(payee, DayNumber.Of(credit.Date), DayNumber.Of(credit.RoleDate), minorUnits, kind);
        return true;
    }

    /// <summary>The seats of a unit, and whether overlays count for it; no seats when it is known for its goal alone.</summary>
    internal ImmutableArray<int> SeatsOf(SalesUnit unit)
    {
        var (seats, goals) = Of(unit.Kind);
        return seats.TryGetValue(unit.Id, out var found) ? found
            : unit.Id.Length == 0 || goals.Has(unit) ? []
            : throw new ArgumentException(Invariant($"{unit} has neither people nor a goal in the scope."), nameof(unit));
    }

    internal PeriodQuota GoalOf(SalesUnit unit, int period) => Of(unit.Kind).Goals.Of(unit, Periods[period].Interval);

    private static FrozenDictionary<string, ImmutableArray<int>> SeatsOf(Grouping grouping)
    {
        var lists = new Dictionary<string, ImmutableArray<int>.Builder>(StringComparer.Ordinal);
        foreach (var id in grouping.To.Ids)
        {
            lists.Add(id, ImmutableArray.CreateBuilder<int>());
        }

        for (var seat = 0; seat < grouping.Map.Length; seat++)
        {
            lists[grouping.To[grouping.Map[seat]]].Add(seat);
        }

        return lists.ToFrozenDictionary(one => one.Key, one => one.Value.ToImmutable(), StringComparer.Ordinal);
    }

    private (FrozenDictionary<string, ImmutableArray<int>> Seats, PeriodQuotas Goals) Of(UnitKind kind) =>
        _byKind.TryGetValue(kind, out var found) ? found : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of unit.");

    // A seat's id names the payee and the first day; where it belongs and until when are added here.
    private ulong Identify()
    {
        var hash = default(Crc64);
        hash.Add(unchecked((long)TotalsSnapshot.Fingerprint(Shape)));
        hash.Add(Measure.Id);
        hash.Add(Measure.Category);
        hash.Add(Measure.ProductId is null ? 0 : 1);
        hash.Add(Measure.ProductId ?? "");
        foreach (var period in Periods)
        {
            hash.Add(period.Id);
        }

        for (var seat = 0; seat < Seats.Seats.Count; seat++)
        {
            if (Seats.RoleOf(seat) is { } role)
            {
                hash.Add(role.TeamId);
                hash.Add(role.ManagerId);
                hash.Add(role.TerritoryId);
                hash.Add(role.To is { } to ? DayNumber.Of(to) : long.MaxValue);
            }
        }

        return hash.Value;
    }
}
