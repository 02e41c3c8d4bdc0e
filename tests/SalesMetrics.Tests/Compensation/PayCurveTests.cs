using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

public class PayCurveTests
{
    private static readonly PayCurve Stepped =
        PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(100, 100));

    // spec compensation.md case 8, and both sides of each of its bounds.
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.8999", 0)]
    [InlineData("0.9", 80)]
    [InlineData("0.99995", 80)]
    [InlineData("0.9999999999999999999999999999", 80)]
    [InlineData("1", 100)]
    [InlineData("7", 100)]
    public void A_step_starts_at_its_bound_and_nothing_is_rounded_before_the_comparison(string attainment, int paysPercent) =>
        Assert.Equal(
            Percent(paysPercent),
            Stepped.PayAt(Ratio.FromDecimal(decimal.Parse(attainment, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void A_third_short_of_the_28th_digit_has_not_reached_the_bound() =>
        Assert.Equal(Percent(80), Stepped.PayAt(Ratio.One - Ratio.Of(1, System.Numerics.BigInteger.Pow(10, 40))));

    // spec compensation.md case 7.
    [Fact]
    public void A_threshold_with_a_jump_pays_from_zero_once_reached()
    {
        var curve = PayCurve.Linear.WithThreshold(Percent(60));

        Assert.Equal(Percent(0), curve.PayAt(Percent(59.99m)));
        Assert.Equal(Percent(60), curve.PayAt(Percent(60)));
        Assert.Equal(Percent(80), curve.PayAt(Percent(80)));
    }

    // spec compensation.md case 7.
    [Fact]
    public void A_threshold_without_a_jump_pays_only_what_exceeds_it()
    {
        var curve = PayCurve.Interpolated(PayCurvePoint.Percent(60, 0), PayCurvePoint.Percent(100, 100));

        Assert.Equal(Percent(0), curve.PayAt(Percent(60)));
        Assert.Equal(Percent(50), curve.PayAt(Percent(80)));
        Assert.Equal(Percent(100), curve.PayAt(Percent(150)));
    }

    [Fact]
    public void Between_points_pay_follows_the_exact_line()
    {
        var curve = PayCurve.Interpolated(PayCurvePoint.Percent(60, 0), PayCurvePoint.Percent(90, 100));

        Assert.Equal(Ratio.Of(1, 3), curve.PayAt(Percent(70)));
    }

    [Theory]
    [InlineData(49.99, 0)]
    [InlineData(50, 50)]
    [InlineData(100, 100)]
    [InlineData(130, 160)]
    [InlineData(150, 200)]
    [InlineData(1000, 200)]
    public void Threshold_accelerator_and_cap_go_together(double attainmentPercent, int paysPercent) =>
        Assert.Equal(Percent(paysPercent), Accelerated.PayAt(Percent((decimal)attainmentPercent)));

    [Fact]
    public void Returns_beyond_sales_pay_nothing_and_take_nothing_back()
    {
        var guaranteed = PayCurve.Steps(PayCurvePoint.Percent(0, 20));

        Assert.Equal(Ratio.Zero, PayCurve.Linear.PayAt(Percent(-40)));
        Assert.Equal(Ratio.Zero, guaranteed.PayAt(Percent(-1)));
        Assert.Equal(Percent(20), guaranteed.PayAt(Ratio.Zero));
    }

    [Fact]
    public void A_threshold_below_the_first_bound_changes_nothing()
    {
        Assert.Equal(Stepped.WithThreshold(Percent(90)), PayCurve.Steps(PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(100, 100)));
        Assert.Equal(Accelerated, Accelerated.WithThreshold(Percent(49)));
    }

    [Fact]
    public void A_new_slope_starts_from_what_was_paid_there_and_replaces_what_follows()
    {
        var decelerated = Accelerated.WithSlopeFrom(Percent(80), Ratio.Of(1, 2));

        Assert.Equal(Percent(80), decelerated.PayAt(Percent(80)));
        Assert.Equal(Percent(80 + 20), decelerated.PayAt(Percent(120)));
        Assert.Equal(Percent(200), decelerated.PayAt(Percent(5000)));
    }

    [Fact]
    public void A_slope_from_below_the_first_bound_starts_from_nothing() =>
        Assert.Equal(Percent(15), Stepped.WithThreshold(Percent(90)).WithSlopeFrom(Percent(10), Ratio.One).PayAt(Percent(25)));

    // spec compensation.md case 32.
    [Fact]
    public void Pay_that_falls_is_refused_unless_allowed_by_name()
    {
        PayCurvePoint[] falling = [PayCurvePoint.Percent(100, 110), PayCurvePoint.Percent(120, 100)];

        var error = Assert.Throws<ArgumentException>(() => PayCurve.Interpolated(falling));
        Assert.Contains("Pay falls at or above 100.00 %", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PayCurve.Steps(falling));

        var allowed = PayCurve.Interpolated(FallingPay.Allowed, falling);
        Assert.True(allowed.Falls);
        Assert.Equal(Percent(105), allowed.PayAt(Percent(110)));
        Assert.Equal(Percent(100), PayCurve.Steps(FallingPay.Allowed, falling).PayAt(Percent(120)));
    }

    [Fact]
    public void A_curve_that_was_allowed_to_fall_still_may_when_it_is_changed() =>
        Assert.Equal(
            Percent(105),
            PayCurve.Interpolated(FallingPay.Allowed, PayCurvePoint.Percent(100, 110), PayCurvePoint.Percent(120, 100))
                .WithCap(Percent(107))
                .PayAt(Percent(110)));

    public static TheoryData<PayCurveSegment[], string> Refusals => new()
    {
        { [], "at least one clause" },
        { [Segment(50, 50, 1), Segment(50, 60, 1)], "The bound 50.00 % is stated twice" },
        { [Segment(50, 50, 1), Segment(40, 60, 1)], "The bound 40.00 % is listed after 50.00 %" },
        { [Segment(-1, 0, 1)], "The bound -1.00 % is negative" },
        { [Segment(0, -1, 1)], "Pay is negative" },
        { [Segment(0, 100, -1)], "falls without end" },
        { [Segment(0, 10, -1), Segment(20, 0, 0)], "Pay is negative" },
        { [Segment(0, -1, 1), Segment(50, 49, 0)], "Pay is negative" },
        { [Segment(0, 0, 1), Segment(100, 90, 1)], "Pay falls at or above 100.00 %" },
        { [Segment(0, 10, -1), Segment(5, 5, 0)], "Pay falls at or above 0.00 %" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void A_contradictory_curve_is_refused_with_its_place(PayCurveSegment[] segments, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => PayCurve.Create(segments));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal("segments", error.ParamName);
    }

    [Fact]
    public void Repeated_points_are_refused_before_a_line_is_drawn_between_them()
    {
        Assert.Throws<ArgumentException>(() => PayCurve.Interpolated(PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(90, 90)));
        Assert.Throws<ArgumentException>(() => PayCurve.Interpolated(PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(80, 90)));
    }

    [Fact]
    public void A_cap_below_the_target_is_refused()
    {
        Assert.Equal("cap", Assert.Throws<ArgumentException>(() => PayCurve.Linear.WithCap(Percent(99.99m))).ParamName);
        Assert.Equal(Ratio.One, PayCurve.Linear.WithCap(Ratio.One).Cap);
    }

    [Fact]
    public void A_negative_threshold_or_slope_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PayCurve.Linear.WithThreshold(Percent(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayCurve.Linear.WithSlopeFrom(Percent(-1), Ratio.One));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayCurve.Linear.WithSlopeFrom(Ratio.One, Percent(-1)));
    }

    [Fact]
    public void A_curve_reads_as_the_rows_of_a_plan_document() =>
        Assert.Equal(
            """
            below 50 %: nothing
            50 % to below 100 %: 50 % of target pay, plus 1 % for each 1 % of attainment above 50 %
            100 % to below 150 %: 100 % of target pay, plus 2 % for each 1 % of attainment above 100 %
            150 % and above: 200 % of target pay (cap)
            """.ReplaceLineEndings("\n"),
            Accelerated.Describe());

    [Fact]
    public void A_falling_curve_under_a_cap_reads_as_level_until_it_falls_below_the_cap() =>
        Assert.Equal(
            """
            below 100 %: nothing
            100 % to below 110 %: 110 % of target pay (cap)
            110 % to below 120 %: 110 % of target pay, less 1 % for each 1 % of attainment above 110 %
            120 % and above: 100 % of target pay
            """.ReplaceLineEndings("\n"),
            PayCurve.Interpolated(FallingPay.Allowed, PayCurvePoint.Percent(100, 120), PayCurvePoint.Percent(120, 100)).WithCap(Percent(110)).Describe());

    [Fact]
    public void A_reading_names_the_clause_that_applied()
    {
        Assert.Equal("below 50 %: nothing", Accelerated.Read(Percent(49)).Clause);
        Assert.Equal(
            "100 % and above: 100 % of target pay, plus 2 % for each 1 % of attainment above 100 %; cap 200 %",
            Accelerated.Read(Percent(151)).Clause);
        Assert.True(Accelerated.Read(Percent(151)).IsCapped);
        Assert.False(Accelerated.Read(Percent(150)).IsCapped);
    }

    [Fact]
    public void Curves_with_the_same_clauses_are_equal()
    {
        var again = PayCurve.Create([Segment(50, 50, 1), Segment(100, 100, 2)], Percent(200));

        Assert.Equal(Accelerated, again);
        Assert.Equal(Accelerated.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(Accelerated, again.WithCap(Percent(201)));
        Assert.NotEqual(Accelerated, Accelerated.WithThreshold(Percent(51)));
    }

    private static PayCurveSegment Segment(decimal fromPercent, decimal payPercent, decimal slope) =>
        new(Percent(fromPercent), Percent(payPercent), Ratio.FromDecimal(slope));

    [Fact]
    public void A_slope_from_a_bound_takes_the_place_of_the_clause_that_starts_there()
    {
        var curve = PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(2, 1)).WithSlopeFrom(Ratio.One, Ratio.Of(3, 1));

        Assert.Equal(2, curve.Segments.Length);
        Assert.Equal(Ratio.Of(4, 1), curve.PayAt(Ratio.Of(2, 1))); // 100 % + 3 x 100 %
    }

    [Fact]
    public void A_soft_cap_may_keep_the_slope_and_not_raise_it()
    {
        Assert.Equal(Ratio.Of(2, 1), PayCurve.Linear.WithSoftCap(Ratio.One, Ratio.One).PayAt(Ratio.Of(2, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayCurve.Linear.WithSoftCap(Ratio.One, Ratio.Of(101, 100)));
    }

    [Fact]
    public void A_soft_cap_at_a_bound_is_measured_by_the_slope_just_below_it()
    {
        // Below 100 % each point pays one, from there on two: a soft cap of 1.5 at 100 % would be an accelerator.
        var curve = PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(2, 1));

        Assert.Throws<ArgumentOutOfRangeException>("slope", () => curve.WithSoftCap(Ratio.One, Ratio.Of(3, 2)));
        Assert.Equal(Percent(150), curve.WithSoftCap(Ratio.One, Ratio.One).PayAt(Percent(150)));
    }

    [Fact]
    public void Without_its_cap_a_curve_pays_on_and_one_without_a_cap_stays_itself()
    {
        Assert.Equal(Percent(100 + (2 * 200)), Accelerated.WithoutCap().PayAt(Percent(300)));
        Assert.Null(Accelerated.WithoutCap().Cap);
        Assert.Same(PayCurve.Linear, PayCurve.Linear.WithoutCap());
    }

    [Fact]
    public void A_clause_that_starts_at_the_cap_is_capped_if_it_rises_and_not_if_it_is_level_or_falls()
    {
        string Of(PayCurve curve) => curve.WithCap(Ratio.One).ToString();

        Assert.Equal(
            "0 % to below 100 %: nothing, plus 1 % for each 1 % of attainment above 0 %; 100 % and above: 100 % of target pay (cap)",
            Of(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(2, 1))));
        Assert.Equal(
            "0 % to below 80 %: nothing; 80 % and above: 100 % of target pay", Of(PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(80, 100))));
        Assert.Equal(
            "below 80 %: nothing; 80 % to below 90 %: 100 % of target pay, less 1 % for each 1 % of attainment above 80 %; 90 % and above: 90 % of target pay",
            Of(PayCurve.Interpolated(FallingPay.Allowed, PayCurvePoint.Percent(80, 100), PayCurvePoint.Percent(90, 90))));
    }
}
