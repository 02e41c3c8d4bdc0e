using SalesMetrics.Columns;
using SalesMetrics.Organization;

namespace SalesMetrics.Crediting;

/// <summary>The seats of an organization: each assignment of each payee as a number of its own, for totals in columns that know who was where and when.</summary>
/// <remarks>
/// <para>Totals kept by seat need one pass over the facts. Those by payee, team, manager, territory and company are then roll-ups of seats, which read cells and no
/// facts; and since a move is a new seat, what was sold before it stays with the unit it was sold in.</para>
/// <para>Each payee also has a seat for days without an assignment, which belongs to the payee, to the company and to the unit with the empty id.</para>
/// <para>Immutable.</para>
/// </remarks>
public sealed class SeatTable
{
    private readonly ImmutableArray<Assignment?> _roles;
    private readonly int[] _payeeOfSeat;

    // The seats of payee p are those from _firstSeat[p] on: one for each assignment, by date, and the last for days without one.
    private readonly int[] _firstSeat;
    private readonly int[] _from;
    private readonly int[] _to;

    private SeatTable(Dimension payees, Dimension seats, ImmutableArray<Assignment?> roles, int[] payeeOfSeat, int[] firstSeat)
    {
        Payees = payees;
        Seats = seats;
        _roles = roles;
        _payeeOfSeat = payeeOfSeat;
        _firstSeat = firstSeat;
        _from = [.. roles.Select(role => role is null ? int.MaxValue : DayNumber.Of(role.From))];
        _to = [.. roles.Select(role => role is null ? int.MinValue : role.To is { } to ? DayNumber.Of(to) : int.MaxValue)];
    }

    /// <summary>The payees, ordered by id.</summary>
    public Dimension Payees { get; }

    /// <summary>The seats, by payee and then by date. A seat's id is the payee's id, <c>@</c> and the first day, or nothing after the <c>@</c> for the
    /// seat of days without an assignment.</summary>
    public Dimension Seats { get; }

    /// <summary>Lists the seats of an organization.</summary>
    /// <param name="organization">Who was where.</param>
    /// <param name="others">Ids of payees without any assignment who may turn up in the facts; those the organization knows are passed over.</param>
    public static SeatTable Create(SalesOrganization organization, params IEnumerable<string> others)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(others);
        var ids = organization.PayeeIds.Union(others, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var names = new List<string>();
        var roles = ImmutableArray.CreateBuilder<Assignment?>();
        var payeeOfSeat = new List<int>();
        var firstSeat = new int[ids.Length + 1];
        for (var payee = 0; payee < ids.Length; payee++)
        {
            firstSeat[payee] = names.Count;
            foreach (var assignment in organization.HistoryOf(ids[payee]))
            {
                names.Add(Invariant($"{ids[payee]}@{assignment.From:uuuu-MM-dd}"));
                roles.Add(assignment);
                payeeOfSeat.Add(payee);
            }

            names.Add(ids[payee] + "@");
            roles.Add(null);
            payeeOfSeat.Add(payee);
        }

        firstSeat[^1] = names.Count;
        return new SeatTable(Dimension.Create(ids), Dimension.Create(names), roles.ToImmutable(), [.. payeeOfSeat], firstSeat);
    }

    /// <summary>The assignment of a seat; null for the seat of days without one.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such seat.</exception>
    public Assignment? RoleOf(int seat) => _roles[seat];

    /// <summary>The id of a seat's payee.</summary>
    internal string PayeeOf(int seat) => Payees[_payeeOfSeat[seat]];

    /// <summary>The seat of a payee on a day.</summary>
    /// <param name="payee">The payee's number in <see cref="Payees"/>.</param>
    /// <param name="dayNumber">The <see cref="DayNumber"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payee.</exception>
    public int SeatOn(int payee, int dayNumber)
    {
        if (unchecked((uint)payee) >= (uint)Payees.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(payee), payee, Invariant($"Payees are numbered 0 to {Payees.Count - 1}."));
        }

        var last = _firstSeat[payee + 1] - 1;
        for (var seat = _firstSeat[payee]; seat < last; seat++)
        {
            if (_from[seat] <= dayNumber && dayNumber <= _to[seat])
            {
                return seat;
            }
        }

        return last;
    }

    /// <summary>Finds the seats of a column of facts.</summary>
    /// <param name="payees">The payee's number of each fact.</param>
    /// <param name="days">The day that decides the role of each: that of the sale, also for later corrections.</param>
    /// <param name="seats">Where to write the seats.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payee.</exception>
    public void FindSeats(ReadOnlySpan<int> payees, ReadOnlySpan<int> days, Span<int> seats)
    {
        if (days.Length != payees.Length || seats.Length < payees.Length)
        {
            throw new ArgumentException(Invariant($"There are {payees.Length} payees, {days.Length} days and room for {seats.Length} seats."), nameof(days));
        }

        for (var i = 0; i < payees.Length; i++)
        {
            seats[i] = SeatOn(payees[i], days[i]);
        }
    }

    /// <summary>Which unit of a kind each seat belongs to; the unit with the empty id where it belongs to none.</summary>
    /// <param name="kind">The kind of unit.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the kinds.</exception>
    public Grouping By(UnitKind kind)
    {
        if (kind == UnitKind.Payee)
        {
            return Grouping.Create(Seats, Payees, _payeeOfSeat);
        }

        // The company's id is there even when there is no seat, and asking for no kind at all is refused here.
        var ids = new DimensionBuilder();
        _ = ids.Intern(kind == UnitKind.Company ? SalesUnit.Company.Id : new SalesUnit(kind, "").Id);
        var map = new int[Seats.Count];
        for (var seat = 0; seat < map.Length; seat++)
        {
            map[seat] = kind == UnitKind.Company ? 0 : ids.Intern(_roles[seat]?.UnitOf(kind).Id ?? "");
        }

        return Grouping.Create(Seats, ids.ToDimension(), map);
    }
}
