using SalesMetrics.Columns;

namespace SalesMetrics.Crediting;

/// <summary>The credits of a book as columns, made once and measured any number of times.</summary>
internal sealed class CreditColumns
{
    private readonly int[] _seats;
    private readonly int[] _days;
    private readonly long[] _minorUnits;

    private CreditColumns(ImmutableArray<CreditSeat> seats, int[] seatOf, int[] days, long[] minorUnits, bool areExact, bool haveCategories)
    {
        Seats = seats;
        _seats = seatOf;
        _days = days;
        _minorUnits = minorUnits;
        AreExact = areExact;
        HaveCategories = haveCategories;
    }

    /// <summary>Whoever was credited, in a role and as seller or overlay: what the credits are first added up by.</summary>
    public ImmutableArray<CreditSeat> Seats { get; }

    /// <summary>For each credit its place in <see cref="Seats"/>.</summary>
    public ReadOnlySpan<int> SeatOf => _seats;

    /// <summary>For each credit the <see cref="DayNumber"/> it counts on.</summary>
    public ReadOnlySpan<int> Days => _days;

    /// <summary>For each credit its amount; 0 for one that is beyond 2^63 minor units.</summary>
    public ReadOnlySpan<long> MinorUnits => _minorUnits;

    /// <summary>Whether every amount is in <see cref="MinorUnits"/>. If not, the credits themselves must be added up.</summary>
    public bool AreExact { get; }

    /// <summary>Whether some credits are of a category, and no sales.</summary>
    public bool HaveCategories { get; }

    /// <summary>Makes columns of credits.</summary>
    public static CreditColumns Create(ImmutableArray<Credit> credits)
    {
        var (seatOf, days, minorUnits) = (new int[credits.Length], new int[credits.Length], new long[credits.Length]);
        var numbers = new Dictionary<CreditSeat, int>();
        var seats = ImmutableArray.CreateBuilder<CreditSeat>();
        var (areExact, haveCategories) = (true, false);
        for (var i = 0; i < credits.Length; i++)
        {
            var credit = credits[i];
            areExact &= credit.Amount.TryGetMinorUnits(out minorUnits[i]);
            haveCategories |= credit.Category.Length > 0;

            var seat = new CreditSeat(credit.PayeeId, credit.Role, credit.Kind);
            if (!numbers.TryGetValue(seat, out seatOf[i]))
            {
                seatOf[i] = seats.Count;
                numbers.Add(seat, seats.Count);
                seats.Add(seat);
            }

            days[i] = DayNumber.Of(credit.Date);
        }

        return new CreditColumns(seats.ToImmutable(), seatOf, days, minorUnits, areExact, haveCategories);
    }
}
