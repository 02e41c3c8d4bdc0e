using SalesMetrics.Calendars;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Rates;
using SalesMetrics.Leads;
using SalesMetrics.Measures;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.Rates;

public class SpeedAndActivityTests
{
    /// <summary>A Friday at nine.</summary>
    private static readonly LocalDateTime Friday = new(2024, 3, 1, 9, 0);

    private static readonly BusinessHours NineToFive = new(SellingDayCalendar.MondayToFriday, new LocalTime(9, 0), new LocalTime(17, 0));

    [Fact]
    public void Leads_that_still_wait_make_the_median_longer()
    {
        Lead[] leads = [Waited("1", 10), Waited("2", 20), Waited("3", 30), Waited("4", null), Waited("5", null)];
        var speed = SpeedToLeadCalculator.Calculate(leads, Friday.PlusHours(10));

        // The median of those touched is 20; of all five it is the third, 30 minutes.
        Assert.Equal((30.0, 3, 2), (speed.MedianMinutes, speed.Touched, speed.Untouched));
        Assert.Equal(0.4, speed.Within(25)!.Value, 12);
        Assert.Null(speed.Quantile(0.7));
    }

    [Fact]
    public void Without_enough_touches_there_is_no_median_and_it_says_why()
    {
        Assert.Equal((null, null, "no lead came"), (SpeedToLeadCalculator.Calculate([], Friday).MedianMinutes, SpeedToLeadCalculator.Calculate([], Friday).Within(5), SpeedToLeadCalculator.Calculate([], Friday).WhyUndefined));
        var waiting = SpeedToLeadCalculator.Calculate([Waited("1", 10), Waited("2", null), Waited("3", null)], Friday.PlusHours(1));
        Assert.Equal((null, "more than half wait longer than was seen"), (waiting.MedianMinutes, waiting.WhyUndefined));
    }

    [Fact]
    public void What_contradicts_itself_or_needed_no_touch_is_left_out_and_counted()
    {
        var duplicate = Waited("2", null) with { Outcome = new LeadOutcome.Disqualified(Friday.Date, "duplicate") };
        var speed = SpeedToLeadCalculator.Calculate([Waited("1", -5), duplicate, Waited("3", 5), Waited("4", 90)], Friday.PlusHours(1), new DateInterval(Friday.Date, Friday.Date));
        Assert.Equal([new ExcludedDeals("touched before they came", 1), new ExcludedDeals("disqualified without a touch", 1)], speed.Excluded.AsEnumerable());

        // What was touched after the last known moment still waits then.
        Assert.Equal((1, 1), (speed.Touched, speed.Untouched));
    }

    [Theory]
    [InlineData("2024-03-01T09:00", "2024-03-01T09:30", 30)]
    [InlineData("2024-03-01T16:30", "2024-03-04T09:30", 60)]
    [InlineData("2024-03-01T18:00", "2024-03-02T23:00", 0)]
    [InlineData("2024-03-02T10:00", "2024-03-02T11:00", 0)]
    [InlineData("2024-03-01T08:00", "2024-03-05T20:00", 3 * 480)]
    [InlineData("2024-03-01T09:00", "2024-03-01T09:00", 0)]
    public void Business_minutes_pass_only_while_somebody_is_there(string from, string to, long minutes)
    {
        var pattern = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
        Assert.Equal(minutes, NineToFive.MinutesBetween(pattern.Parse(from).Value, pattern.Parse(to).Value));
    }

    [Fact]
    public void A_lead_that_came_on_friday_evening_did_not_wait_all_weekend()
    {
        var lead = new Lead { Id = "1", CreatedAt = Friday.PlusHours(7), FirstTouchAt = Friday.PlusDays(3) };
        Assert.Equal(60, SpeedToLeadCalculator.Calculate([lead], Friday.PlusDays(4), hours: NineToFive).MedianMinutes);
        Assert.Throws<ArgumentOutOfRangeException>(() => NineToFive.MinutesBetween(Friday, Friday.PlusMinutes(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BusinessHours(SellingDayCalendar.MondayToFriday, new LocalTime(9, 0), new LocalTime(9, 0)));
    }

    [Fact]
    public void A_ratio_of_activities_is_a_ratio_of_sums_with_people_as_the_sample()
    {
        // Calls 10, 20, 30, 40, 50 on meetings 2, 3, 5, 10, 5: 150 / 25 = 6 (the mean of 5, 6.67, 6, 4 and 10 would be 6.33).
        // Residuals -2, 2, 0, -20, 20: sqrt(5 / 4 x 808) / 25 = 1.2712; Student's t with 4 degrees 2.7764.
        var ratio = Ratio5([10, 20, 30, 40, 50], [2, 3, 5, 10, 5]);
        Assert.Equal((Ratio.Of(6, 1), 150, 25, 5), (ratio.Value, ratio.Numerator, ratio.Denominator, ratio.Payees));
        Assert.Equal(6 - (2.7764451051977987 * Math.Sqrt(1.25 * 808) / 25), ratio.Lower!.Value, 9);
        Assert.Equal(6 + (2.7764451051977987 * Math.Sqrt(1.25 * 808) / 25), ratio.Upper!.Value, 9);
    }

    [Fact]
    public void Without_meetings_the_ratio_is_undefined_and_with_few_people_it_has_no_interval()
    {
        Assert.Equal((null, "there is no meeting"), (Ratio5([1, 2], [0, 0]).Value, Ratio5([1, 2], [0, 0]).Why));
        var few = Ratio5([1, 2], [1, 1]);
        Assert.Equal((Ratio.Of(3, 2), null, null, "no interval: 2 of at least 5 people"), (few.Value, few.Lower, few.Upper, few.Why));
        var count = new KpiDefinition { Id = "calls", Numerator = "call" };
        Assert.Throws<ArgumentException>(() => ActivityRatioCalculator.Calculate([], count, Days("2024-01-01", "2024-01-31")));
    }

    private static ActivityRatio Ratio5(int[] calls, int[] meetings)
    {
        var day = Day("2024-01-15");
        var events = calls.Select((count, i) => new ProcessEvent { Id = $"c{i}", PayeeId = $"p{i}", Kind = "call", On = day, Count = count })
            .Concat(meetings.Select((count, i) => new ProcessEvent { Id = $"m{i}", PayeeId = $"p{i}", Kind = "meeting", On = day, Count = count }))
            .Append(new ProcessEvent { Id = "x", PayeeId = "p0", Kind = "call", On = day.PlusMonths(1), Count = 99 });
        return ActivityRatioCalculator.Calculate(events, new KpiDefinition { Id = "calls a meeting", Numerator = "call", Denominator = "meeting" }, Days("2024-01-01", "2024-01-31"));
    }

    private static Lead Waited(string id, int? minutes) => new() { Id = id, CreatedAt = Friday, FirstTouchAt = minutes is { } wait ? Friday.PlusMinutes(wait) : null };
}
