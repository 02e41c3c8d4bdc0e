using SalesMetrics.Calendars;
using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class AttainmentTrackerTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly FiscalPeriod First = Calendar.Period(2017, PeriodGrain.Quarter, 1);

    private static readonly FiscalPeriod Second = Calendar.Period(2017, PeriodGrain.Quarter, 2);

    // Ada moves from Red to Blue in the middle of the first quarter; Ben stays.
    private static readonly TrackingScope Scope = ScopeOf(Works("Ada", "Blue", "2017-02-15"));

    private static readonly int Ada = Scope.Seats.Payees.IndexOf("Ada");

    [Fact]
    public void A_correction_counts_in_its_own_period_for_the_team_of_the_sale()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of(Ada, "2017-02-01", 60_000));
        tracker.Add(Of(Ada, "2017-03-01", 30_000));
        tracker.Add(Of(Ada, "2017-04-10", -10_000, roleDay: "2017-02-01"));

        Assert.Equal((Usd(900m), Ratio.Of(9, 10)), Read(tracker, SalesUnit.Payee("Ada"), First));
        Assert.Equal(Usd(600m), tracker.AttainmentOf(SalesUnit.Team("Red"), First).Credited);
        Assert.Equal(Usd(300m), tracker.AttainmentOf(SalesUnit.Team("Blue"), First).Credited);
        Assert.Equal(Usd(-100m), tracker.AttainmentOf(SalesUnit.Team("Red"), Second).Credited);
        Assert.Equal(Usd(0m), tracker.AttainmentOf(SalesUnit.Team("Blue"), Second).Credited);

        // (600 + 300 - 100) / (1,000 + 1,000)
        Assert.Equal(Ratio.Of(2, 5), tracker.YearToDateOf(SalesUnit.Payee("Ada"), Second).Value);
        Assert.Equal(3, tracker.YearToDateOf(SalesUnit.Company, Second).Credits);
    }

    [Fact]
    public void An_overlay_counts_for_its_payee_alone()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of(Ada, "2017-02-01", 5_000) with { Kind = CreditKind.Overlay });

        Assert.Equal(Usd(50m), tracker.AttainmentOf(SalesUnit.Payee("Ada"), First).Credited);
        Assert.Equal(Usd(0m), tracker.AttainmentOf(SalesUnit.Company, First).Credited);
    }

    [Fact]
    public void Without_a_quota_attainment_is_undefined()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of(Scope.Seats.Payees.IndexOf("Ben"), "2017-02-01", 5_000));
        var ben = tracker.AttainmentOf(SalesUnit.Payee("Ben"), First);

        Assert.Equal((Usd(50m), null, null), (ben.Credited, ben.Quota, ben.Value));
    }

    [Fact]
    public void The_same_credit_twice_counts_twice()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of(Ada, "2017-02-01", 5_000));
        tracker.Add(Of(Ada, "2017-02-01", 5_000));

        Assert.Equal((Usd(100m), 2L), (tracker.AttainmentOf(SalesUnit.Payee("Ada"), First).Credited, tracker.AttainmentOf(SalesUnit.Payee("Ada"), First).Credits));
    }

    [Fact]
    public void What_was_taken_back_and_never_added_is_listed_until_it_is_merged()
    {
        var (here, there) = (new AttainmentTracker(Scope), new AttainmentTracker(Scope));
        here.Remove(Of(Ada, "2017-02-01", 5_000));
        here.Remove(Of(Ada, "2019-02-01", 1));
        there.Add(Of(Ada, "2017-02-01", 5_000));

        Assert.Equal(
            [new OvertakenCell("Ada", CreditKind.Direct, First, -1), new OvertakenCell("Ada", CreditKind.Direct, null, -1)],
            here.FindOvertaken().OrderBy(cell => cell.Period is null));
        here.Merge(there);
        Assert.Equal(new OvertakenCell("Ada", CreditKind.Direct, null, -1), Assert.Single(here.FindOvertaken()));
    }

    [Fact]
    public void A_day_in_no_period_is_kept_apart()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of(Ada, "2017-07-01", 700));
        tracker.Add(Of(Ada, "1999-01-01", 70));

        Assert.Equal(Usd(7.70m), tracker.OutsideOf(SalesUnit.Payee("Ada")));
        Assert.Equal(Usd(0m), tracker.YearToDateOf(SalesUnit.Payee("Ada"), Second).Credited);
        Assert.Equal(Usd(7m), tracker.OutsideOf(SalesUnit.Team("Blue")));
        Assert.Equal(Usd(0.70m), tracker.OutsideOf(SalesUnit.Team("")));
    }

    [Fact]
    public void Sums_beyond_63_bits_are_exact()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of(Ada, "2017-02-01", long.MaxValue));
        tracker.Add(Of(Ada, "2017-02-01", long.MaxValue));

        // 2 x (2^63 - 1) cents
        Assert.Equal(Usd(184_467_440_737_095_516.14m), tracker.AttainmentOf(SalesUnit.Payee("Ada"), First).Credited);
        Assert.Equal(tracker.ToTotals(), TrackerSnapshot.Read(TrackerSnapshot.Write(tracker), Scope).ToTotals());
    }

    [Fact]
    public void Unknown_payees_units_periods_and_kinds_are_refused_and_change_nothing()
    {
        var tracker = new AttainmentTracker(Scope);
        var good = Of(Ada, "2017-02-01", 5_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Add(good with { Payee = 99 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Add(good with { Kind = (CreditKind)2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => tracker.Correct(good, good with { Payee = -1 }));
        Assert.Contains("Team:Pink has neither", Assert.Throws<ArgumentException>(() => tracker.AttainmentOf(SalesUnit.Team("Pink"), First)).Message);
        Assert.Throws<ArgumentException>(() => tracker.AttainmentOf(SalesUnit.Company, Calendar.Period(2018, PeriodGrain.Quarter, 1)));

        Assert.Equal(new AttainmentTracker(Scope).ToTotals(), tracker.ToTotals());
    }

    [Fact]
    public void A_credit_is_refused_in_another_currency_for_an_unknown_payee_or_with_half_a_cent()
    {
        var tracker = new AttainmentTracker(Scope);
        var credit = Credits(SalesOrganization.Create([Works("Ada", "Red", "2017-01-01")]), Sale("S1", "Ada", "2017-02-01", 10m)).Credits[0];

        Assert.Throws<CurrencyMismatchException>(() => tracker.Add(credit with { Amount = new Money(10m, Currency.Of("EUR")) }));
        Assert.Contains("'Zoe', credited for S1", Assert.Throws<ArgumentException>(() => tracker.Add(credit with { PayeeId = "Zoe" })).Message);
        Assert.Throws<ArgumentException>(() => tracker.Add(credit with { Amount = Usd(0.005m) }));
        Assert.False(tracker.Add(credit with { Category = "margin" }));
        Assert.True(tracker.Add(credit));
        Assert.True(tracker.Remove(credit));
        Assert.Equal(new AttainmentTracker(Scope).ToTotals(), tracker.ToTotals());
    }

    [Fact]
    public void A_tracker_or_snapshot_of_another_organization_is_refused()
    {
        // The seats have the same names: only the team differs.
        var other = ScopeOf(Works("Ada", "Gold", "2017-02-15"));
        var snapshot = TrackerSnapshot.Write(new AttainmentTracker(other));

        Assert.Contains("assignments", Assert.Throws<ArgumentException>(() => new AttainmentTracker(Scope).Merge(new AttainmentTracker(other))).Message);
        Assert.Equal(SnapshotFault.OtherShape, Assert.Throws<SnapshotException>(() => TrackerSnapshot.Read(snapshot, Scope)).Fault);
    }

    [Fact]
    public void Every_changed_or_missing_byte_of_a_snapshot_is_noticed()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of(Ada, "2017-02-01", 5_000));
        var snapshot = TrackerSnapshot.Write(tracker);
        for (var i = 0; i < snapshot.Length; i++)
        {
            var damaged = (byte[])snapshot.Clone();
            damaged[i] ^= 1;
            Assert.Throws<SnapshotException>(() => TrackerSnapshot.Read(damaged, Scope));
            Assert.Throws<SnapshotException>(() => TrackerSnapshot.Read(snapshot.AsSpan(0, i), Scope));
        }

        snapshot[4] = 9;
        Assert.Equal(SnapshotFault.OtherVersion, Assert.Throws<SnapshotException>(() => TrackerSnapshot.Read(snapshot, Scope)).Fault);
        snapshot[0] = 0;
        Assert.Equal(SnapshotFault.NotASnapshot, Assert.Throws<SnapshotException>(() => TrackerSnapshot.Read(snapshot, Scope)).Fault);
    }

    [Fact]
    public void A_change_allocates_nothing()
    {
        var tracker = new AttainmentTracker(Scope);
        var credit = Of(Ada, "2017-02-01", 5_000);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                tracker.Add(credit);
                tracker.Correct(credit, credit with { MinorUnits = i });
                tracker.Remove(credit);
            }
        }));
    }

    private static (Money Credited, Ratio? Value) Read(AttainmentTracker tracker, SalesUnit unit, FiscalPeriod period)
    {
        var one = tracker.AttainmentOf(unit, period);
        return (one.Credited, one.Value);
    }

    private static TrackedCredit Of(int payee, string day, long minorUnits, string? roleDay = null) =>
        new(payee, DayNumber.Of(Day(day)), DayNumber.Of(Day(roleDay ?? day)), minorUnits);

    private static TrackingScope ScopeOf(Assignment second) => TrackingScope.Create(
        Goals(
            Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 1_000m),
            Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 1_000m)),
        SalesOrganization.Create([Works("Ada", "Red", "2017-01-01", "2017-02-14"), second, Works("Ben", "Red", "2017-01-01")]),
        Measure.Bookings,
        Calendar,
        [First, Second]);
}
