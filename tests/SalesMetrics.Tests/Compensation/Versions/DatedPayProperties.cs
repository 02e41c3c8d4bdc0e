using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Versions.Dated;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Versions;

[PayLaws(Arbitrary = [typeof(DatedPayProperties)])]
public class DatedPayProperties
{
    /// <summary>Ada joins, changes role and leaves, and versions come, at days in and around the quarter; all counted from 1 April.</summary>
    public sealed record Career(int Join, int Change, int? Leave, int[] Versions, int OwnFrom, int OwnDays, (int Day, int Cents)[] Sales, int QuotaCents)
    {
        private static readonly LocalDate Start = Day("2017-04-01");

        public SalesOrganization Organization => SalesOrganization.Create(
            In("Ada", "AE", "2017-04-01") with { From = Start.PlusDays(Join), To = Start.PlusDays(Join + Change) },
            In("Ada", "Manager", "2017-04-01") with { From = Start.PlusDays(Join + Change + 1), To = Leave is { } days ? Start.PlusDays(Join + Change + 1 + days) : null });

        public PlanBook Book => BookWith([]);

        public PlanBook BookWith(PlanVersion[] more) => PlanBook.Create(
            [
                Version("first", Straight("ae"), "2000-01-01"),
                Version("m", Straight("manager"), "2000-01-01", 20_000.01m),
                .. Versions.Distinct().Select((day, i) => new PlanVersion($"v{i}", i % 2 == 0 ? Double("ae") : Straight("ae"), TargetIncentives.Create(Usd(10_000m + i)), new PlanChange(Start.PlusDays(day), "new", "Eve"))),
                .. more,
            ],
            ForRole("AE", "ae", "2000-01-01"),
            ForRole("Manager", "manager", "2000-01-01"),
            new PlanAssignment(new PlanHolder.OfPayee("Ada"), "ae", Start.PlusDays(OwnFrom), Start.PlusDays(OwnFrom + OwnDays))).Value;

        public QuotaBook Quotas => Goals(new Quota { Unit = SalesUnit.Payee("Ada"), Interval = Quarter.Interval, Amount = Usd(QuotaCents / 100m) });

        public Transaction[] Transactions => [.. Sales.Select((sale, i) => new Transaction { Id = $"T{i:000}", Date = Start.PlusDays(sale.Day), Amount = Usd(sale.Cents / 100m), Split = CreditSplit.To("Ada") })];

        public DatedPayRun Run(PlanBook? book = null) => Pay(book ?? Book, Organization, Credits(Organization, Transactions), Quotas).Value;
    }

    public static Arbitrary<Career> Careers() => Arb.From(
        from joined in Gen.Choose(-60, 95)
        from change in Gen.Choose(0, 90)
        from leave in Gen.Elements<int?>(null, 0, 10, 60)
        from versions in Gen.Choose(-20, 110).ArrayOf()
        from own in Gen.Choose(-20, 95)
        from ownDays in Gen.Choose(0, 40)
        from sales in (from day in Gen.Choose(0, 90) from cents in Gen.Choose(-1_000_000, 9_000_000) select (day, cents)).ArrayOf()
        from quota in Gen.Choose(1, 40_000_000)
        select new Career(joined, change, leave, [.. versions.Take(4)], own, ownDays, [.. sales.Take(12)], quota));

    [Property]
    public bool The_pieces_tile_the_period_and_their_shares_add_up_to_the_whole(Career any)
    {
        foreach (ProrationBasis basis in (ProrationBasis[])[CalendarDays, new ProrationBasis.SellingDays(SellingDayCalendar.MondayToFriday), new ProrationBasis.EqualPeriods(FiscalCalendar.Gregorian, PeriodGrain.Month)])
        {
            var pieces = PayPieceCalculator.Calculate("Ada", any.Book, any.Organization, Quarter, basis);
            if (pieces.Sum(piece => piece.Days.Length) != Quarter.DayCount
                || pieces[0].Days.Start != Quarter.Start
                || pieces[^1].Days.End != Quarter.End
                || pieces.Aggregate(Ratio.Zero, (sum, piece) => sum + piece.Share.Share) != Ratio.One
                || pieces.Zip(pieces.Skip(1)).Any(pair => pair.First.Days.End.PlusDays(1) != pair.Second.Days.Start))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>On every day the piece says what the organization and the book say.</summary>
    [Property]
    public bool A_piece_has_the_version_and_role_of_each_of_its_days(Career any)
    {
        var (book, organization) = (any.Book, any.Organization);
        return PayPieceCalculator.Calculate("Ada", book, organization, Quarter, CalendarDays).All(piece => piece.Days.All(day =>
            organization.TryGetOn(day, "Ada", out var role)
                ? piece.Role!.Role == role.Role && ReferenceEquals(piece.Version, book.On(day, role))
                : piece.Role is null && piece.Version is null));
    }

    [Property]
    public bool The_quotas_of_the_pieces_add_up_to_what_is_asked_for_on_the_days_paid(Career any)
    {
        var run = any.Run();
        var paid = run.Payouts.Aggregate(Ratio.Zero, (sum, one) => sum + one.Piece.Share.Share);
        var exact = run.Payouts.Aggregate(Ratio.Zero, (sum, one) => sum + one.Payout.Components[0].Attainment!.PeriodQuota.ExactAmount!.Value);
        var shown = Money.Sum(run.Payouts.Select(one => one.Payout.Components[0].Attainment!.Quota!.Value), Dollar);
        return exact == Ratio.FromDecimal(any.QuotaCents / 100m) * paid && (paid != Ratio.One || shown == Usd(any.QuotaCents / 100m));
    }

    [Property]
    public bool A_version_that_begins_after_the_period_changes_nothing_in_it(Career any, byte later) =>
        any.Run().Explain().ToString()
        == any.Run(any.BookWith([new PlanVersion("later", Double("ae"), TargetIncentives.Create(Usd(1m)), new PlanChange(Quarter.End.PlusDays(1 + later + 100), "later", "Eve"))])).Explain().ToString();

    [Property]
    public bool Payouts_sum_to_the_ledger_recalculating_adds_nothing_and_reversing_a_deal_returns_what_was_paid_for_it(Career any, byte deal)
    {
        var without = any with { Sales = [.. any.Sales.Where((_, i) => i != deal % Math.Max(any.Sales.Length, 1))] };
        var run = any.Run();
        var posted = PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Month).Post(run, Posting("1")).Value;
        var again = posted.Post(any.Run(), Posting("2")).Value;
        var reversed = again.Post(without.Run(), Posting("3")).Value;
        return posted.Total == run.Total
            && again.Entries.Length == posted.Entries.Length
            && reversed.Total == without.Run().Total
            && Money.Sum(reversed.Entries[again.Entries.Length..].Select(entry => entry.Amount), Dollar) == without.Run().Total - run.Total;
    }

    private static LedgerPosting Posting(string id) => new() { Id = id, PaymentPeriod = FiscalCalendar.Gregorian.Parse("FY2017-M07"), Date = Day("2017-07-15"), Reason = "month end", ClawbackWindowDays = 90 };
}
