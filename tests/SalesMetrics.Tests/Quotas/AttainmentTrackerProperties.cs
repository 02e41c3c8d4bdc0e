using System.Globalization;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

[Properties(Arbitrary = [typeof(SmallYear)], MaxTest = 100)]
public class AttainmentTrackerProperties
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    [Property]
    public void Live_attainment_is_batch_attainment(SmallYear year, int seed)
    {
        var (scope, credits) = Begin(year);
        var tracker = new AttainmentTracker(scope);
        foreach (var credit in Shuffled(credits, seed))
        {
            tracker.Add(credit);
        }

        RequireBatch(year, tracker);
    }

    [Property]
    public void Its_text_leads_back_to_the_same_bytes(SmallYear year)
    {
        var (scope, credits) = Begin(year);
        var tracker = new AttainmentTracker(scope);
        foreach (var credit in credits)
        {
            tracker.Add(credit);
        }

        Assert.Equal(TrackerSnapshot.Write(tracker), TrackerSnapshot.Write(SalesMetrics.Json.TrackerJson.Read(SalesMetrics.Json.TrackerJson.Write(tracker), scope)));
    }

    [Property]
    public void Credits_spread_over_trackers_and_merged_in_any_tree_are_batch_attainment(SmallYear year, int seed, byte parts)
    {
        var (scope, credits) = Begin(year);
        var random = new Random(seed);
        var trackers = Enumerable.Range(0, (parts % 5) + 1).Select(_ => new AttainmentTracker(scope)).ToList();
        foreach (var credit in credits)
        {
            trackers[random.Next(trackers.Count)].Add(credit);
        }

        while (trackers.Count > 1)
        {
            var taken = random.Next(trackers.Count);
            var other = trackers[taken];
            trackers.RemoveAt(taken);
            trackers[random.Next(trackers.Count)].Merge(TrackerSnapshot.Read(TrackerSnapshot.Write(other), scope));
        }

        RequireBatch(year, trackers[0]);
    }

    [Property]
    public void Taking_back_and_correcting_in_another_tracker_and_any_order_leaves_what_remains(SmallYear year, int seed, byte keep)
    {
        var (scope, credits) = Begin(year);
        var chains = Shuffled(credits, seed).Select(credit => credit.OriginId).Take(keep % (credits.Length + 1)).ToHashSet(StringComparer.Ordinal);
        var kept = credits.Where(credit => chains.Contains(credit.OriginId)).ToArray();
        var (added, takenBack) = (new AttainmentTracker(scope), new AttainmentTracker(scope));
        foreach (var credit in credits.Where(credit => !chains.Contains(credit.OriginId)))
        {
            // The tracker that takes back has never seen the credit.
            takenBack.Remove(credit);
            added.Add(credit);
        }

        // What remains comes in twofold: wrong at first, for another payee and day, and then corrected elsewhere.
        foreach (var credit in kept)
        {
            Assert.True(scope.TryRead(credit, out var right));
            var wrong = right with { Payee = (right.Payee + 1) % scope.Seats.Payees.Count, Day = right.Day - 40, RoleDay = right.RoleDay + 40, MinorUnits = 1 };
            takenBack.Correct(wrong, right);
            added.Add(wrong);
        }

        takenBack.Merge(added);
        RequireBatch(year with { Transactions = [.. year.Transactions.Where(one => chains.Contains(one.CorrectsId ?? one.Id))] }, takenBack);
        Assert.Empty(takenBack.FindOvertaken());
    }

    [Property]
    public void Trackers_that_hold_the_same_give_the_same_bytes(SmallYear year, int seed)
    {
        var (scope, credits) = Begin(year);
        var (one, other) = (new AttainmentTracker(scope), new AttainmentTracker(Begin(year).Scope));
        foreach (var credit in credits)
        {
            one.Add(credit);
        }

        foreach (var credit in Shuffled(credits, seed))
        {
            other.Add(credit);
        }

        Assert.Equal(TrackerSnapshot.Write(one), TrackerSnapshot.Write(other));
    }

    private static (TrackingScope Scope, Credit[] Credits) Begin(SmallYear year) =>
        (TrackingScope.Create(
            Goals([.. year.Quotas]), year.Organization, Measure.Bookings, Calendar, Calendar.Split(Calendar.Year(2017), PeriodGrain.Quarter), "P0", "P1"),
        [.. Book(year).Credits]);

    // Every third sale is split between two payees, and every fourth has an overlay.
    private static CreditBook Book(SmallYear year) => Credits(year.Organization, [.. year.Transactions.Select(Split)]);

    private static Transaction Split(Transaction one)
    {
        if (one.Split is not { } split)
        {
            return one;
        }

        var number = int.Parse(one.Id[1..], CultureInfo.InvariantCulture);
        var seller = split.Sellers[0].PayeeId;
        var second = seller == "P0" ? "P1" : "P0";
        return one with
        {
            Split = CreditSplit.Create(
                number % 3 == 0 ? [new CreditShare(seller, Ratio.Of(2, 3)), new CreditShare(second, Ratio.Of(1, 3))] : [new CreditShare(seller, Ratio.One)],
                number % 4 == 0 ? [new CreditShare(second, Ratio.One)] : []),
        };
    }

    private static Credit[] Shuffled(Credit[] credits, int seed)
    {
        var shuffled = (Credit[])credits.Clone();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    // Every unit of every kind, period by period and year to date, against the calculators over the entries themselves.
    private static void RequireBatch(SmallYear year, AttainmentTracker tracker)
    {
        var book = Book(year);
        var quotas = Goals([.. year.Quotas]);
        foreach (var kind in Enum.GetValues<UnitKind>())
        {
            var batch = AttainmentCalculator.Calculate(
                book, quotas, year.Organization, Measure.Bookings, kind, Calendar, tracker.Scope.Periods);
            Assert.Subset(tracker.Scope.UnitsOf(kind).ToHashSet(), batch.All.Select(one => one.Unit).ToHashSet());
            foreach (var unit in batch.All.GroupBy(one => one.Unit))
            {
                foreach (var (period, one) in tracker.Scope.Periods.Zip(unit))
                {
                    var live = tracker.AttainmentOf(unit.Key, period);
                    Assert.Equal((one.Credited, one.Quota, one.Value, (long)one.Measurement.CreditCount), (live.Credited, live.Quota, live.Value, live.Credits));
                }

                var total = AttainmentTotal.Create("year", Dollar, unit);
                var toDate = tracker.YearToDateOf(unit.Key, tracker.Scope.Periods[^1]);
                Assert.Equal((total.Credited, total.Quota, total.Value), (toDate.Credited, toDate.Quota, toDate.Value));
            }
        }
    }
}
