using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class WhatChangedTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly FiscalPeriod Quarter = Calendar.Period(2017, PeriodGrain.Quarter, 1);

    private static readonly SalesOrganization Reds = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));

    private static readonly SalesOrganization AdaLeftRed = SalesOrganization.Create(Works("Ada", "Blue", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));

    private static readonly Quota AdasQuota = Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 1_000m);

    [Fact]
    public void Between_two_days_sales_corrections_and_reversals_explain_the_difference()
    {
        var version = Version(
            Reds,
            [
                Sale("1", "Ada", "2017-01-10", 300m), Sale("2", "Ada", "2017-01-20", 200m), Sale("3", "Ada", "2017-02-10", 100m),
                Correction("4", "1", "2017-02-11", -300m), Correction("5", "2", "2017-02-12", -50m), Sale("late", "Ada", "2017-02-13", 9m),
            ],
            AdasQuota);
        var change = Ada(version.AsOf(Day("2017-01-31")), version.AsOf(Day("2017-02-12")));

        Assert.Equal(
            [("3", CreditChangeKind.Added, Usd(100m)), ("4", CreditChangeKind.Reversed, Usd(-300m)), ("5", CreditChangeKind.Corrected, Usd(-50m))],
            change.Credits.Select(one => (one.Credit.TransactionId, one.Kind, one.Amount)));
        Assert.Equal(Usd(100m - 300m - 50m), change.CreditedDifference);
        Assert.Empty(change.Quotas);
        Assert.Equal(Ratio.Of(-250, 1_000), change.Difference);
        Assert.Contains("reversed 2017-02-11 Ada: -300.00 USD  (correction of 1)  [4]", change.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_part_of_a_timed_credit_restates_the_first()
    {
        var halves = CreditRules.Create(new CreditRule.Timing
        {
            Id = "halves",
            Schedule = CreditSchedule.Create((CreditSchedule.Booking, Ratio.Of(1, 2)), ("cash", Ratio.Of(1, 2))),
        });
        var booked = Version(Reds, [Sale("1", "Ada", "2017-01-10", 300m)], AdasQuota);
        AttainmentVersion With(params CreditEvent[] events) => booked with { Credits = CreditRuleCalculator.Calculate(booked.Credits, halves, Reds, events).Value.Book };
        var change = Assert.Single(Ada(With(), With(new CreditEvent("1", "cash", Day("2017-02-20")))).Credits);

        Assert.Equal(("1", CreditChangeKind.Restated, Usd(150m)), (change.Credit.TransactionId, change.Kind, change.Amount));
    }

    [Fact]
    public void A_quota_edit_is_told_apart_from_the_credit()
    {
        var before = Version(Reds, [Sale("1", "Ada", "2017-01-10", 300m)], AdasQuota);
        var after = Version(Reds, [Sale("1", "Ada", "2017-01-10", 300m), Sale("2", "Ada", "2017-01-11", 60m)], AdasQuota with { Amount = Usd(1_200m) });
        var change = Ada(before, after);

        Assert.Equal((QuotaChangeKind.Edited, Usd(200m)), (Assert.Single(change.Quotas).Kind, change.QuotaDifference));
        Assert.Equal(Ratio.Of(60, 1_200), change.CreditEffect);
        Assert.Equal(Ratio.Of(300, 1_200) - Ratio.Of(300, 1_000), change.QuotaEffect);
        Assert.Equal(Ratio.Of(360, 1_200) - Ratio.Of(300, 1_000), change.Difference);
    }

    [Fact]
    public void A_quota_set_or_withdrawn_leaves_no_ratio_to_compare()
    {
        var without = Version(Reds, []);
        var with = Version(Reds, [], AdasQuota);

        Assert.Equal((QuotaChangeKind.Set, Usd(1_000m)), (Assert.Single(Ada(without, with).Quotas).Kind, Ada(without, with).QuotaDifference));
        Assert.Equal((QuotaChangeKind.Withdrawn, Usd(-1_000m)), (Assert.Single(Ada(with, without).Quotas).Kind, Ada(with, without).QuotaDifference));
        Assert.Null(Ada(without, with).Difference);
    }

    [Fact]
    public void A_move_takes_credit_and_quota_along_and_changes_no_total()
    {
        Transaction[] sales = [Sale("1", "Ada", "2017-01-10", 300m), Sale("2", "Bob", "2017-01-10", 50m)];
        var changes = Between(Version(Reds, sales, AdasQuota), Version(AdaLeftRed, sales, AdasQuota), UnitKind.Team);

        var (blue, red) = (changes.Single(one => one.Unit.Id == "Blue"), changes.Single(one => one.Unit.Id == "Red"));
        Assert.Equal((CreditChangeKind.MovedIn, Usd(300m)), (Assert.Single(blue.Credits).Kind, blue.CreditedDifference));
        Assert.Equal((CreditChangeKind.MovedOut, Usd(-300m)), (Assert.Single(red.Credits).Kind, red.CreditedDifference));
        Assert.Equal((QuotaChangeKind.Reassigned, Usd(1_000m)), (Assert.Single(blue.Quotas).Kind, blue.QuotaDifference));
        Assert.Equal(Usd(-1_000m), red.QuotaDifference);
        Assert.False(Between(Version(Reds, sales, AdasQuota), Version(AdaLeftRed, sales, AdasQuota), UnitKind.Company).Single().IsChanged);
    }

    [Fact]
    public void Entries_that_vanish_change_amount_or_leave_the_period_are_named_for_what_they_are()
    {
        var before = Version(Reds, [Sale("1", "Ada", "2017-01-10", 300m), Sale("2", "Ada", "2017-01-10", 20m), Sale("3", "Ada", "2017-03-31", 5m)], AdasQuota);
        var after = Version(Reds, [Sale("2", "Ada", "2017-01-10", 25m), Sale("3", "Ada", "2017-04-01", 5m)], AdasQuota);

        Assert.Equal(
            [("1", CreditChangeKind.Removed, Usd(-300m)), ("2", CreditChangeKind.Restated, Usd(5m)), ("3", CreditChangeKind.MovedOut, Usd(-5m))],
            Ada(before, after).Credits.Select(one => (one.Credit.TransactionId, one.Kind, one.Amount)));
    }

    [Fact]
    public void The_same_facts_changed_nothing()
    {
        var version = Version(Reds, [Sale("1", "Ada", "2017-01-10", 300m)], AdasQuota);

        Assert.All(Between(version, version, UnitKind.Payee), change => Assert.False(change.IsChanged));
        Assert.Equal(Ratio.Zero, Ada(version, version).Difference);
    }

    private static AttainmentVersion Version(SalesOrganization organization, Transaction[] sales, params Quota[] quotas) =>
        new(Credits(organization, sales), Goals(quotas), organization);

    private static AttainmentChange Ada(AttainmentVersion before, AttainmentVersion after) =>
        Between(before, after, UnitKind.Payee).Single(change => change.Unit == SalesUnit.Payee("Ada"));

    private static System.Collections.Immutable.ImmutableArray<AttainmentChange> Between(AttainmentVersion before, AttainmentVersion after, UnitKind kind) =>
        WhatChangedCalculator.Calculate(before, after, Measure.Bookings, kind, Calendar, Quarter);
}
