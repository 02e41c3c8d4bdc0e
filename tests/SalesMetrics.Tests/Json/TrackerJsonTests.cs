using SalesMetrics.Calendars;
using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Json;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Json;

public class TrackerJsonTests
{
    private static readonly TrackingScope Scope = ScopeFrom("2017-01-01");

    // Written by hand from docs/calculations/live-tracking.md; only the number of the scope is taken from it.
    private static readonly string Golden = $$"""
        {
          "kind": "attainmentTracker",
          "schemaVersion": 1,
          "scope": "{{Scope.Fingerprint:X16}}",
          "currency": "USD",
          "cells": [
            {
              "seat": "Ada@2017-01-01",
              "kind": "direct",
              "period": "FY2017-Q1",
              "minorUnits": "90000",
              "credits": 2
            },
            {
              "seat": "Ada@2017-01-01",
              "kind": "direct",
              "period": null,
              "minorUnits": "-7",
              "credits": 1
            },
            {
              "seat": "Ada@2017-01-01",
              "kind": "overlay",
              "period": "FY2017-Q2",
              "minorUnits": "18446744073709551614",
              "credits": 2
            }
          ]
        }

        """;

    [Fact]
    public void The_form_is_as_documented() => Assert.Equal(Golden, TrackerJson.Write(Tracker()), ignoreLineEndingDifferences: true);

    [Fact]
    public void What_is_read_is_what_was_written_to_the_last_bit()
    {
        Assert.Equal(TrackerSnapshot.Write(Tracker()), TrackerSnapshot.Write(TrackerJson.Read(Golden, Scope)));
        Assert.Equal(
            TrackerSnapshot.Write(new AttainmentTracker(Scope)),
            TrackerSnapshot.Write(TrackerJson.Read(TrackerJson.Write(new AttainmentTracker(Scope)), Scope)));
    }

    [Fact]
    public void A_tracker_that_is_read_goes_on()
    {
        var tracker = TrackerJson.Read(Golden, Scope);
        tracker.Remove(Of("2017-02-01", 30_000));

        Assert.Equal(Usd(600m), tracker.AttainmentOf(SalesUnit.Payee("Ada"), Scope.Periods[0]).Credited);
    }

    [Theory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", SnapshotFault.OtherVersion, "$.schemaVersion is 2")]
    [InlineData("attainmentTracker", "plan", SnapshotFault.NotASnapshot, "$.kind")]
    [InlineData("\"USD\"", "\"EUR\"", SnapshotFault.OtherShape, "$.currency is EUR")]
    [InlineData("\"kind\": \"overlay\"", "\"kind\": \"house\"", SnapshotFault.Damaged, "$.cells[2].kind is house")]
    [InlineData("Ada@2017-01-01", "Eve@2017-01-01", SnapshotFault.OtherShape, "$.cells[0].seat")]
    [InlineData("FY2017-Q1", "FY2017-Q4", SnapshotFault.OtherShape, "$.cells[0].period")]
    [InlineData("\"90000\"", "90000", SnapshotFault.Damaged, "$.cells[0].minorUnits")]
    [InlineData("\"90000\"", "\"900.00\"", SnapshotFault.Damaged, "$.cells[0].minorUnits")]
    [InlineData("\"credits\": 2", "\"credits\": 2.5", SnapshotFault.Damaged, "$.cells[0].credits")]
    [InlineData("\"credits\": 2", "\"credits\": 2, \"wins\": 2", SnapshotFault.Damaged, "unknown property wins")]
    [InlineData("\"credits\": 2", "\"credits\": 2, \"credits\": 2", SnapshotFault.Damaged, "the text")]
    [InlineData("\"currency\": \"USD\",", "", SnapshotFault.Damaged, "$.currency is missing")]
    [InlineData("\"period\": null", "\"period\": \"FY2017-Q1\"", SnapshotFault.Damaged, "$.cells[1] is a cell that is listed before")]
    [InlineData("\"cells\": [", "\"cells\": [7,", SnapshotFault.Damaged, "$.cells[0] is Number")]
    public void What_cannot_be_used_is_refused_with_its_place(string written, string instead, SnapshotFault fault, string message)
    {
        var refused = Assert.Throws<SnapshotException>(() => TrackerJson.Read(Golden.Replace(written, instead, StringComparison.Ordinal), Scope));

        Assert.Equal(fault, refused.Fault);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_scope_is_refused() =>
        Assert.Equal(SnapshotFault.OtherShape, Assert.Throws<SnapshotException>(() => TrackerJson.Read(Golden, ScopeFrom("2017-01-02"))).Fault);

    private static TrackingScope ScopeFrom(string firstIso) => TrackingScope.Create(
        Goals(),
        SalesOrganization.Create([Works("Ada", "Red", firstIso)]),
        Measure.Bookings,
        FiscalCalendar.Gregorian,
        [FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1), FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 2)]);

    private static AttainmentTracker Tracker()
    {
        var tracker = new AttainmentTracker(Scope);
        tracker.Add(Of("2017-02-01", 60_000));
        tracker.Add(Of("2017-03-01", 30_000));
        tracker.Add(Of("2017-08-01", -7));
        tracker.Add(Of("2017-04-01", long.MaxValue) with { Kind = CreditKind.Overlay });
        tracker.Add(Of("2017-04-01", long.MaxValue) with { Kind = CreditKind.Overlay });
        return tracker;
    }

    private static TrackedCredit Of(string dayIso, long minorUnits) =>
        new(Scope.Seats.Payees.IndexOf("Ada"), DayNumber.Of(Day(dayIso)), DayNumber.Of(Day(dayIso)), minorUnits);
}
