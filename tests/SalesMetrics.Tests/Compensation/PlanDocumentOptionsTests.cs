using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PlanDocumentOptionsTests
{
    [Fact]
    public void Options_left_out_are_empty_and_a_language_there_is_not_is_refused()
    {
        var options = new PlanDocumentOptions { Measures = default, Levels = default, Changes = default };

        Assert.Equal((0, 0, 0), (options.Measures.Length, options.Levels.Length, options.Changes.Length));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new PlanDocumentOptions { Language = (PlanLanguage)2 });
    }

    [Fact]
    public void Options_that_say_the_same_are_equal_and_any_difference_counts()
    {
        var change = new PlanChange(Day("2017-04-01"), "Cap raised", "Head of sales");
        PlanDocumentOptions Of() => new() { InEffect = Days("2017-01-01", "2017-12-31"), SampleQuota = Usd(1m), Measures = [Measure.Bookings], Levels = [Ratio.One], Changes = [change] };
        var options = Of();

        Assert.Equal((options, options.GetHashCode()), (Of(), Of().GetHashCode()));
        Assert.NotEqual(options, options with { Language = PlanLanguage.German });
        Assert.NotEqual(options, options with { InEffect = Days("2017-01-01", "2017-12-30") });
        Assert.NotEqual(options, options with { SampleQuota = Usd(2m) });
        Assert.NotEqual(options, options with { Measures = [] });
        Assert.NotEqual(options, options with { Levels = [Ratio.Zero] });
        Assert.NotEqual(options, options with { Changes = [] });
        Assert.NotEqual(options, options with { CreditRules = CreditRules.Create(new CreditRule.Counts { Id = "all" }) });
        Assert.False(options.Equals(null));
    }
}
