using System.Collections.Immutable;
using System.Globalization;
using SalesMetrics.Benchmarks.Columns;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Calendars;
using SalesMetrics.Columns;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Benchmarks.Quotas.Gates;

/// <summary>One credit into the live attainment of 50,000 reps x 36 months, against adding all facts up again; and what a rep costs in memory.</summary>
internal sealed class LiveUpdateGates : IGateGroup
{
    private const int Reps = 50_000;
    private const int Updates = 1_000_000;
    private const string Anew = "all facts added up again";
    private const string Add = "add one credit";
    private const string Correct = "correct one credit";
    private const string Read = "read one rep's attainment";

    private static readonly ImmutableArray<string> Ids = [.. FactSet.Ids(Reps)];

    public ImmutableArray<string> Gates => ["Q2"];

    public GateResult Measure(GateSettings settings)
    {
        var set = FactSet.Create(settings.Facts, Reps);
        var store = set.ToStore();
        var scope = Scope();
        var (bytes, tracker) = Allocated(() => new AttainmentTracker(scope));
        var credits = Enumerable.Range(0, Math.Min(Updates, set.Count))
            .Select(i => new TrackedCredit(set.Rows[i], set.Days[i], set.Days[i], set.Amounts[i]))
            .ToArray();
        var units = Enumerable.Range(0, 1_000).Select(i => SalesUnit.Payee(Ids[i * 50])).ToArray();
        RequireEqual(scope, set, credits);
        var timings = Interleaved.Run(
            settings,
            new Variant(Anew, 1, () => TotalsCalculator.Calculate(store, set.Shape)),
            new Variant(Add, credits.Length, () => AddAll(tracker, credits)),
            new Variant(Correct, credits.Length, () => CorrectAll(tracker, credits)),
            new Variant(Read, units.Length, () => units.Sum(unit => tracker.AttainmentOf(unit, scope.Periods[7]).Credits)));
        return new(
            [
                new("Q2", "50,000 reps x 36 months, adding all up again against one credit more", 1_000_000, timings.Ratio(Anew, Add)),
                new("Q2", "bytes of the tracker for one rep", 2_500, Quartiles.Exactly((double)bytes / Reps), IsCeiling: true, Unit: " B"),
            ],
            [TimeTable.Of(FormattableString.Invariant($"Live attainment, {settings.Facts:#,0} facts, 50,000 reps x 36 months"), timings, Add, "operation")]);
    }

    private static TrackingScope Scope()
    {
        var organization = SalesOrganization.Create(Enumerable.Range(0, Reps).Select(
            rep => new Assignment { PayeeId = Ids[rep], TeamId = "T" + (rep / 10).ToString("D5", CultureInfo.InvariantCulture), From = FactSet.FirstDate }));
        ImmutableArray<FiscalPeriod> months =
            FiscalCalendar.Gregorian.PeriodsIn(new DateInterval(FactSet.FirstDate, FactSet.FirstDate.PlusDays(FactSet.DayCount - 1)), PeriodGrain.Month);
        var quotas = QuotaBook.Create(FactSet.Usd, Enumerable.Range(0, Reps).Select(
            rep => new Quota { Unit = SalesUnit.Payee(Ids[rep]), Interval = months[7].Interval, Amount = new Money(30_000m, FactSet.Usd) })).Value;
        return TrackingScope.Create(quotas, organization, Measures.Measure.Bookings, FiscalCalendar.Gregorian, months);
    }

    private static AttainmentTracker AddAll(AttainmentTracker tracker, TrackedCredit[] credits)
    {
        foreach (ref readonly var credit in credits.AsSpan())
        {
            tracker.Add(credit);
        }

        return tracker;
    }

    private static AttainmentTracker CorrectAll(AttainmentTracker tracker, TrackedCredit[] credits)
    {
        foreach (ref readonly var credit in credits.AsSpan())
        {
            tracker.Correct(credit, credit with { MinorUnits = credit.MinorUnits + 100 });
        }

        return tracker;
    }

    private static void RequireEqual(TrackingScope scope, FactSet set, TrackedCredit[] credits)
    {
        var tracked = AddAll(new AttainmentTracker(scope), credits);
        var builder = new TotalsBuilder(set.Shape);
        builder.Add(new FactColumns(set.Rows, set.Days, set.Amounts).Slice(0, credits.Length));
        for (var rep = 0; rep < Reps; rep += 997)
        {
            var (live, batch) = (tracked.AttainmentOf(SalesUnit.Payee(Ids[rep]), scope.Periods[7]).Credited, builder.Of(rep, 7).ToMoney(FactSet.Usd));
            if (live != batch)
            {
                throw new InvalidOperationException($"Rep {rep} is credited {live} live and {batch} in a batch.");
            }
        }
    }

    private static (long Bytes, AttainmentTracker Tracker) Allocated(Func<AttainmentTracker> make)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tracker = make();
        return (GC.GetAllocatedBytesForCurrentThread() - before, tracker);
    }
}
