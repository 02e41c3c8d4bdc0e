using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Rates;
using SalesMetrics.Leads;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Pipeline;
using static SalesMetrics.Tests.Pipeline.StageFacts;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.Rates;

public class RateCalculatorTests
{
    private static readonly LocalDate AsOf = Day("2024-12-31");

    /// <summary>Won, lost, junk, silent and open; one won by a jump past Propose; one reopened.</summary>
    private static readonly StageLog Ways = Log(
        Rows("won", "2024-01-01 Qualify", "2024-01-10 Propose", "2024-02-01 Won"),
        Rows("jumped", "2024-01-01 Qualify", "2024-01-10 Negotiate", "2024-02-01 Won"),
        Rows("lost", "2024-01-01 Qualify", "2024-01-10 Propose", "2024-02-01 Lost"),
        Rows("junk", "2024-01-01 Qualify", "2024-01-05 Junk"),
        Rows("silent", "2024-01-01 Qualify", "2024-01-10 Propose", "2024-04-01 Silent"),
        Rows("open", "2024-01-01 Qualify", "2024-01-10 Propose"),
        Rows("again", "2024-01-01 Qualify", "2024-02-01 Lost", "2024-03-01 Qualify"));

    [Fact]
    public void Who_disqualifies_losers_has_a_better_narrow_rate_and_the_same_broad_one()
    {
        var narrow = RateCalculator.WinNarrow(Ways, null, AsOf);
        var broad = RateCalculator.WinBroad(Ways, null, AsOf);
        Assert.Equal(("WinRate.Count.Decided", 2, 3, Ratio.Of(2, 3)), (narrow.DefinitionId, narrow.Numerator, narrow.Denominator, narrow.Value));
        Assert.Equal(("WinRate.Count.Broad", 2, 5, Ratio.Of(2, 5)), (broad.DefinitionId, broad.Numerator, broad.Denominator, broad.Value));
        Assert.Equal(Ratio.Of(1, 5), RateCalculator.Disqualified(Ways, null, AsOf).Value);
        Assert.Equal([new ExcludedDeals("open", 2), new ExcludedDeals("without a decision, or disqualified", 2)], narrow.Excluded.AsEnumerable());
        Assert.True(broad.Interval()!.Value.Contains(0.4));

        var gamed = Log(Rows("won", "2024-01-01 Qualify", "2024-02-01 Won"), Rows("lost", "2024-01-01 Qualify", "2024-02-01 Junk"));
        Assert.Equal((Ratio.One, Ratio.Of(1, 2)), (RateCalculator.WinNarrow(gamed, null, AsOf).Value, RateCalculator.WinBroad(gamed, null, AsOf).Value));
    }

    [Fact]
    public void A_rate_looks_at_endings_in_its_window_as_known_on_the_day()
    {
        var april = RateCalculator.WinBroad(Ways, Days("2024-04-01", "2024-04-30"), AsOf);
        Assert.Equal((0, 1), (april.Numerator, april.Denominator));
        Assert.Contains(new ExcludedDeals("ended on other days", 4), april.Excluded);

        // Before it was reopened, the seventh deal was lost.
        Assert.Equal(Ratio.Of(2, 4), RateCalculator.WinNarrow(Ways, null, Day("2024-02-15")).Value);
        var none = RateCalculator.WinBroad(Ways, Days("2023-01-01", "2023-12-31"), AsOf);
        Assert.Equal((null, "there is nothing to divide by: won / (won + lost + no decision + disqualified)"), (none.Value, none.WhyUndefined));
        Assert.Null(none.Interval());
        Assert.Contains("undefined", none.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void From_a_stage_deals_that_jumped_over_it_are_left_out_or_included_as_asked()
    {
        var strict = RateCalculator.WinFromStage(Ways, "Propose", includeSkipped: false, AsOf);
        Assert.Equal((1, 3), (strict.Numerator, strict.Denominator));
        Assert.Equal([new ExcludedDeals("open", 1), new ExcludedDeals("skipped the stage", 1)], strict.Excluded.AsEnumerable());

        var included = RateCalculator.WinFromStage(Ways, "Propose", includeSkipped: true, AsOf);
        Assert.Equal((2, 4), (included.Numerator, included.Denominator));
        Assert.Throws<ArgumentException>(() => RateCalculator.WinFromStage(Ways, "Won", includeSkipped: true, AsOf));
    }

    [Fact]
    public void A_young_cohort_says_how_far_its_rate_can_still_go()
    {
        Deal[] deals =
        [
            Of("1", "2024-01-05").Won("2024-02-01", 10m), Of("2", "2024-01-06").Lost("2024-02-01"), Of("3", "2024-01-07"), Of("4", "2024-01-08").Won("2025-02-01", 10m),
            Of("5", "2024-02-05"), DealRevisions.Open("6", "Ada", 1m, null), Of("7", "2025-01-01"),
        ];
        var january = RateCalculator.WinCohort(deals, Days("2024-01-01", "2024-01-31"), AsOf);
        Assert.Equal((1, 2, 4), (january.Numerator, january.Undecided, january.Denominator));
        Assert.Equal((Ratio.Of(1, 4), Ratio.Of(3, 4), Ratio.Of(1, 2), Ratio.Of(1, 2)), (january.Value, january.Most, january.UndecidedShare, january.OfDecided));
        Assert.Equal([new ExcludedDeals("do not say when they were opened", 1), new ExcludedDeals("opened on other days", 2)], january.Excluded.AsEnumerable());

        var none = RateCalculator.WinCohort([], null, AsOf);
        Assert.Equal((null, null, null, "none began in the window"), (none.Value, none.Most, none.OfDecided, none.WhyUndefined));
    }

    [Fact]
    public void A_close_rate_counts_what_is_overdue_against()
    {
        Deal[] deals =
        [
            DealRevisions.Open("1", "Ada", 1m, null).Won("2024-05-01", 1m), DealRevisions.Open("2", "Ada", 1m, null).Lost("2024-05-01"),
            DealRevisions.Open("3", "Ada", 1m, "2024-12-30"), DealRevisions.Open("4", "Ada", 1m, "2024-12-31"), DealRevisions.Open("5", "Ada", 1m, null),
            DealRevisions.Open("6", "Ada", 1m, null).Lost("2023-05-01"),
        ];
        var rate = RateCalculator.Close(deals, Days("2024-01-01", "2024-12-31"), AsOf);

        // Due on the last day is not overdue yet.
        Assert.Equal((2, 3), (rate.Numerator, rate.Denominator));
        Assert.Equal(
            [new ExcludedDeals("open and not due yet", 1), new ExcludedDeals("open without an expected date", 1), new ExcludedDeals("closed on other days, or not there yet", 1)],
            rate.Excluded.AsEnumerable());
    }

    [Fact]
    public void Leads_to_qualified_have_bounds_and_leave_contradictions_out()
    {
        Lead[] leads =
        [
            Came("1", "2024-12-01", new LeadOutcome.Qualified(Day("2024-12-05"))), Came("2", "2024-12-02", new LeadOutcome.Disqualified(Day("2024-12-05"), "duplicate")),
            Came("3", "2024-12-03", new LeadOutcome.Open()), Came("4", "2024-12-04", new LeadOutcome.Qualified(Day("2025-01-05"))),
            Came("5", "2024-12-05", new LeadOutcome.Qualified(Day("2024-12-01"))), Came("6", "2024-11-05", new LeadOutcome.Open()),
        ];
        var december = RateCalculator.LeadToQualified(leads, Days("2024-12-01", "2024-12-31"), AsOf);
        Assert.Equal((Ratio.Of(1, 4), Ratio.Of(3, 4)), (december.Value, december.Most));
        Assert.Equal([new ExcludedDeals("decided before they came", 1), new ExcludedDeals("came on other days", 1)], december.Excluded.AsEnumerable());
        Assert.Contains("At most, when all are decided: 75 %", december.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_win_rate_by_value_says_how_far_one_deal_carries_it()
    {
        Deal[] deals =
        [
            DealRevisions.Open("big", "Ada", 1m, null).Won("2024-05-01", 900m), DealRevisions.Open("small", "Ada", 1m, null).Won("2024-05-01", 100m),
            DealRevisions.Open("lost", "Ada", 1m, null).Lost("2024-05-01", 600m), DealRevisions.Open("less", "Ada", 1m, null).Lost("2024-05-01", 400m),
            DealRevisions.Open("open", "Ada", 1m, null), DealRevisions.Open("later", "Ada", 1m, null).Won("2025-05-01", 9_000m),
        ];
        var range = ValueWinRateRangeCalculator.Calculate(deals, ValueBasis.Amounts, null, AsOf, Dollar);
        Assert.Equal((Ratio.Of(1, 2), Ratio.Of(100, 1_100), "big", Ratio.Of(1_000, 1_400), "lost"), (range.Value, range.Lowest, range.LowestWithout, range.Highest, range.HighestWithout));

        var one = ValueWinRateRangeCalculator.Calculate(deals[..1], ValueBasis.Amounts, null, AsOf, Dollar);
        Assert.Equal((Ratio.One, (Ratio?)null, Ratio.One), (one.Value, one.Lowest, one.Highest));
        var refused = ValueWinRateRangeCalculator.Calculate([deals[0], DealRevisions.Open("x", "Ada", 1m, null).Lost("2024-05-01")], ValueBasis.Amounts, null, AsOf, Dollar);
        Assert.Equal((null, "1 of 1 lost deals have no value on this basis"), (refused.Value, refused.WhyUndefined));
        Assert.Contains("[big]", range.Explain().ToString(), StringComparison.Ordinal);
    }

    private static Lead Came(string id, string on, LeadOutcome outcome) => new() { Id = id, CreatedAt = Day(on).AtMidnight(), Outcome = outcome };

    private static Deal Of(string id, string opened) => DealRevisions.Open(id, "Ada", 1m, null) with { OpenedOn = Day(opened) };
}
