using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Settlements;

/// <summary>Cases 15 to 19 and 35 of <c>spec/compensation.md</c>, section 2, and what lies between them.</summary>
public class SettlementTests
{
    private static readonly Draw Recoverable = new(DrawKind.Recoverable, Usd(3_000m));

    [Fact]
    public void Case_15_recoverable_draw()
    {
        var settlement = Settle(new() { Draw = Recoverable }, 1_000m, 2_500m, 6_000m);

        Assert.Equal([Usd(3_000m), Usd(3_000m), Usd(3_500m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal([Usd(2_000m), Usd(2_500m), Usd(0m)], settlement.Lines.Select(line => line.After.Draw));
    }

    [Fact]
    public void Case_16_non_recoverable_draw()
    {
        var settlement = Settle(new() { Draw = new(DrawKind.NonRecoverable, Usd(3_000m)) }, 1_000m, 2_500m, 6_000m);

        Assert.Equal([Usd(3_000m), Usd(3_000m), Usd(6_000m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal(new SettlementBalance(Usd(0m), Usd(0m), Usd(12_000m), 2017), settlement.Closing);
    }

    /// <summary>Months 1 to 3 at 100, 75 and 50 % of a monthly target incentive of 2,000, or earnings if higher.</summary>
    [Fact]
    public void Case_17_guarantee_with_ramp()
    {
        var terms = new SettlementTerms { Guarantee = [Usd(2_000m), Usd(1_500m), Usd(1_000m)] };

        Assert.Equal(
            [Usd(2_000m), Usd(1_700m), Usd(1_000m), Usd(300m)],
            Settle(terms, 400m, 1_700m, 0m, 300m).Lines.Select(line => line.Paid));
    }

    [Fact]
    public void Case_19_a_clawback_beyond_the_current_payout_is_carried()
    {
        var settlement = Settle(new(), 11_000m, 1_000m - 4_200m, 2_000m, 2_000m);

        Assert.Equal([Usd(11_000m), Usd(0m), Usd(0m), Usd(800m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal([Usd(0m), Usd(3_200m), Usd(1_200m), Usd(0m)], settlement.Lines.Select(line => line.After.Carried));
    }

    [Fact]
    public void Case_19_or_added_to_the_draw()
    {
        var settlement = Settle(new() { Draw = Recoverable, Shortfall = ShortfallPolicy.AddToDraw }, 1_000m - 4_200m, 9_000m);

        Assert.Equal([Usd(3_000m), Usd(3_000m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal([Usd(6_200m), Usd(200m)], settlement.Lines.Select(line => line.After.Draw));
    }

    [Fact]
    public void Case_19_or_written_off_with_a_reason()
    {
        var settlement = Settle(new() { Shortfall = ShortfallPolicy.WriteOff, WriteOffReason = "our delivery failed" }, 1_000m - 4_200m, 2_000m);

        Assert.Equal([Usd(0m), Usd(2_000m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal(Usd(3_200m), settlement.Lines[0].WrittenOff);
        Assert.Contains("written off: our delivery failed", settlement.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Case_35_without_an_assignment_there_is_no_draw_guarantee_or_minimum()
    {
        var terms = new SettlementTerms { Draw = Recoverable, Minimum = Usd(100m), Guarantee = [Usd(2_000m), Usd(2_000m)] };
        var settlement = Settle(terms, [1_000m, 0m, 500m], month => new(month, Usd(0m)) { TenurePeriod = 1, Assigned = month.Number < 2 ? PeriodShare.Whole : PeriodShare.None });

        // 1,000 earned and topped up to the guarantee of 2,000, then the draw; the balance of 1,000 is taken from what was earned and came later.
        Assert.Equal([Usd(3_000m), Usd(0m), Usd(0m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal(Usd(500m), settlement.Closing.Draw);
    }

    [Fact]
    public void A_draw_is_recovered_only_from_what_was_earned_above_it()
    {
        var settlement = Settle(new() { Draw = Recoverable }, 1_000m, 4_000m);

        Assert.Equal([Usd(3_000m), Usd(3_000m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal(Usd(1_000m), settlement.Closing.Draw);
    }

    [Fact]
    public void Caps_forfeit_what_is_above_and_say_so()
    {
        var settlement = Settle(new() { PeriodCap = Usd(5_000m), YearCap = Usd(12_000m) }, 6_000m, 5_000m, 4_000m);

        Assert.Equal([Usd(5_000m), Usd(5_000m), Usd(2_000m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal([Usd(1_000m), Usd(0m), Usd(2_000m)], settlement.Lines.Select(line => line.Forfeited));
        Assert.Contains("cap of 12000.00 USD a year, 10000.00 USD before", settlement.Lines[2].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_years_cap_begins_anew_with_the_fiscal_year()
    {
        var months = Enumerable.Range(11, 3).Select(n => Month(n)).ToArray();

        var settlement = SettlementCalculator.Settle(
            "Ada", months.Select(month => new EarnedPay(month, Usd(900m))), Always(new() { YearCap = Usd(1_000m) }), SettlementBalance.None(Dollar));

        Assert.Equal([Usd(900m), Usd(100m), Usd(900m)], settlement.Lines.Select(line => line.Paid));
    }

    [Fact]
    public void The_years_cap_begins_anew_from_a_balance_of_the_year_before()
    {
        var terms = Always(new() { YearCap = Usd(1_000m) });
        var december = SettlementCalculator.Settle("Ada", [new(Month(12), Usd(900m))], terms, SettlementBalance.None(Dollar));

        var january = SettlementCalculator.Settle("Ada", [new(Month(13), Usd(900m))], terms, december.Closing);

        Assert.Equal((Usd(900m), 2017), (december.Closing.YearPaid, december.Closing.FiscalYear));
        Assert.Equal(Usd(900m), january.Paid);
        Assert.Equal((Usd(900m), 2018), (january.Closing.YearPaid, january.Closing.FiscalYear));
    }

    /// <summary>12,000 - 4,200 + 5,000 are 12,800, of which the cap lets 12,000 count: 800 are forfeited and nothing is owed for good.</summary>
    [Theory]
    [InlineData(ShortfallPolicy.Carry)]
    [InlineData(ShortfallPolicy.AddToDraw)]
    public void A_clawback_gives_room_back_under_a_years_cap(ShortfallPolicy policy)
    {
        var terms = new SettlementTerms { Draw = new(DrawKind.Recoverable, Usd(0m)), YearCap = Usd(12_000m), Shortfall = policy };

        var settlement = Settle(terms, 12_000m, -4_200m, 5_000m);

        Assert.Equal([Usd(12_000m), Usd(0m), Usd(0m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal([Usd(0m), Usd(0m), Usd(800m)], settlement.Lines.Select(line => line.Forfeited));
        Assert.Equal((Usd(0m), Usd(0m)), (settlement.Closing.Draw, settlement.Closing.Carried));
    }

    [Fact]
    public void What_is_written_off_was_paid_and_gives_no_room_under_a_years_cap()
    {
        var settlement = Settle(new() { YearCap = Usd(12_000m), Shortfall = ShortfallPolicy.WriteOff, WriteOffReason = "our fault" }, 12_000m, -4_200m, 5_000m);

        Assert.Equal(Usd(12_000m), settlement.Paid);
        Assert.Equal([Usd(0m), Usd(0m), Usd(5_000m)], settlement.Lines.Select(line => line.Forfeited));
    }

    /// <summary>A hire on 15 May: 17 of 31 days, or 13 of 23 selling days, of a draw of 3,000, a guarantee of 2,000 and a minimum of 310.</summary>
    [Fact]
    public void Draw_guarantee_and_minimum_are_due_for_the_share_of_the_period_by_the_basis_stated()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-05-15"));
        var byDays = PeriodShareCalculator.Calculate("Ada", organization, Month(5), new ProrationBasis.CalendarDays());
        var bySelling = PeriodShareCalculator.Calculate("Ada", organization, Month(5), new ProrationBasis.SellingDays(SellingDayCalendar.MondayToFriday));
        PaySettlement May(SettlementTerms terms, PeriodShare share) => SettlementCalculator.Settle(
            "Ada", [new(Month(5), Usd(100m)) { TenurePeriod = 1, Assigned = share }], Always(terms), SettlementBalance.None(Dollar));

        Assert.Equal((Ratio.Of(17, 31), "17 of 31 calendar days of FY2017-M05"), (byDays.Share, byDays.Rule));
        Assert.Equal((Ratio.Of(13, 23), "13 of 23 selling days of FY2017-M05"), (bySelling.Share, bySelling.Rule));
        Assert.Equal(Usd(1_645.16m), May(new() { Draw = Recoverable }, byDays).Paid); // 3,000 x 17 / 31 = 1,645.161...
        Assert.Equal(Usd(1_695.65m), May(new() { Draw = Recoverable }, bySelling).Paid); // 3,000 x 13 / 23 = 1,695.652...
        Assert.Equal(Usd(1_096.77m), May(new() { Guarantee = [Usd(2_000m)] }, byDays).Paid); // 2,000 x 17 / 31 = 1,096.774...
        Assert.Equal(Usd(170m), May(new() { Minimum = Usd(310m) }, byDays).Paid); // 310 x 17 / 31
        Assert.Equal(Usd(310m), May(new() { Minimum = Usd(310m) }, PeriodShare.Whole).Paid);
        Assert.Equal(Usd(1_645.16m - 100m), May(new() { Draw = Recoverable }, byDays).Closing.Draw);
        Assert.Contains("floor of 170.00 USD, for 17 of 31 calendar days of FY2017-M05", May(new() { Minimum = Usd(310m) }, byDays).Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_of_a_period_is_all_part_or_none_of_it()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-05-01", "2017-05-10"), Works("Ada", "Blue", "2017-05-22"));
        PeriodShare Share(string payee, int month, ProrationBasis basis) => PeriodShareCalculator.Calculate(payee, organization, Month(month), basis);

        Assert.Equal(Ratio.Of(20, 31), Share("Ada", 5, new ProrationBasis.CalendarDays()).Share);
        Assert.Same(PeriodShare.Whole, Share("Ada", 6, new ProrationBasis.CalendarDays()));
        Assert.Same(PeriodShare.None, Share("Ada", 4, new ProrationBasis.CalendarDays()));
        Assert.Same(PeriodShare.None, Share("Zoe", 5, new ProrationBasis.CalendarDays()));
        Assert.Equal(
            "64.5161 % of FY2017-M05, its months counting the same", Share("Ada", 5, new ProrationBasis.EqualPeriods(FiscalCalendar.Gregorian, PeriodGrain.Month)).Rule);
        Assert.Throws<ArgumentOutOfRangeException>("share", () => new PeriodShare(Ratio.Of(11, 10), "too much"));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => new PeriodShare(Ratio.Of(-1, 10), "too little"));
        Assert.Throws<ArgumentException>("rule", () => new PeriodShare(Ratio.One, " "));
    }

    [Fact]
    public void A_share_of_several_parts_counts_the_days_of_all_of_them()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-05-01", "2017-05-10"), Works("Ada", "Blue", "2017-05-22"));
        string Of(ProrationBasis basis) => PeriodShareCalculator.Calculate("Ada", organization, Month(5), basis).Rule;
        var closed = SellingDayCalendar.Create([], Enumerable.Range(1, 31).Select(day => new LocalDate(2017, 5, day)));

        // 10 + 10 days; 8 + 8 weekdays, as 1 and 22 May are Mondays; without a selling day in the month calendar days decide.
        Assert.Equal("20 of 31 calendar days of FY2017-M05", Of(new ProrationBasis.CalendarDays()));
        Assert.Equal("16 of 23 selling days of FY2017-M05", Of(new ProrationBasis.SellingDays(SellingDayCalendar.MondayToFriday)));
        Assert.Equal("20 of 31 calendar days of FY2017-M05", Of(new ProrationBasis.SellingDays(closed)));
    }

    /// <summary>6,000 less 1,000 carried are 5,000, of which the cap lets 4,000 count; above a draw of 3,000 the balance of 500 is recovered.</summary>
    [Fact]
    public void A_capped_period_with_a_balance_is_explained_line_by_line() => Assert.Equal(
        """
        Paid in FY2017-M01: 3500.00 USD  (counted + top-up + advance - recovered)
          Counted: 4000.00 USD  (earned - carried - forfeited + shortfall)
            Earned: 6000.00 USD
            Carried from before: -1000.00 USD  (taken from earnings)
            Forfeited: -1000.00 USD  (cap of 4000.00 USD a period)
          Recovered: -500.00 USD  (of a balance of 500.00 USD; balance 0.00 USD)
        """.ReplaceLineEndings("\n"),
        SettlementCalculator.Settle(
            "Ada",
            [new(Month(1), Usd(6_000m))],
            Always(new() { Draw = Recoverable, PeriodCap = Usd(4_000m) }),
            new SettlementBalance(Usd(500m), Usd(1_000m), Usd(0m), 2017)).Lines[0].Explain().ToString());

    /// <summary>200 below zero are carried; a minimum of 310 is topped up, and an advance brings it to the draw of 3,000.</summary>
    [Fact]
    public void A_period_below_zero_with_floor_and_draw_is_explained_line_by_line() => Assert.Equal(
        """
        Paid in FY2017-M01: 3000.00 USD  (counted + top-up + advance - recovered)
          Counted: 0.00 USD  (earned - carried - forfeited + shortfall)
            Earned: -200.00 USD
            Shortfall: 200.00 USD  (carried to later periods)
          Top-up: 310.00 USD  (floor of 310.00 USD)
          Advance: 2690.00 USD  (recoverable draw of 3000.00 USD; balance 2690.00 USD)
        """.ReplaceLineEndings("\n"),
        Settle(new() { Draw = Recoverable, Minimum = Usd(310m) }, -200m).Lines[0].Explain().ToString());

    [Fact]
    public void Without_a_period_what_was_owed_stays_owed()
    {
        var opening = new SettlementBalance(Usd(500m), Usd(1_000m), Usd(0m), 2017);

        var settlement = SettlementCalculator.Settle("Ada", [], Always(new()), opening);

        Assert.Equal((opening, Usd(0m)), (settlement.Closing, settlement.Paid));
    }

    [Fact]
    public void A_guarantee_in_another_currency_is_refused_even_when_it_is_long_past()
    {
        var terms = new SettlementTerms { Guarantee = [new Money(5m, Currency.Of("EUR"))] };

        Assert.Throws<CurrencyMismatchException>(() => SettlementCalculator.Settle("Ada", [new(Month(1), Usd(1m))], Always(terms), SettlementBalance.None(Dollar)));
        Assert.Empty(new SettlementTerms { Guarantee = default }.Guarantee);
    }

    [Fact]
    public void Any_difference_between_terms_or_earnings_counts()
    {
        SettlementTerms Terms() => new() { Draw = Recoverable, Guarantee = [Usd(1m)], Minimum = Usd(2m), PeriodCap = Usd(3m), YearCap = Usd(4m), WriteOffReason = "x" };
        var terms = Terms();
        EarnedPay Pay() => new(Month(1), Usd(1m)) { TenurePeriod = 2, Assigned = new PeriodShare(Ratio.Of(1, 2), "half") };
        var pay = Pay();

        Assert.Equal((terms, terms.GetHashCode()), (Terms(), Terms().GetHashCode()));
        Assert.NotEqual(terms, terms with { Draw = null });
        Assert.NotEqual(terms, terms with { Guarantee = [Usd(2m)] });
        Assert.NotEqual(terms, terms with { Minimum = null });
        Assert.NotEqual(terms, terms with { PeriodCap = null });
        Assert.NotEqual(terms, terms with { YearCap = null });
        Assert.NotEqual(terms, terms with { Shortfall = ShortfallPolicy.AddToDraw });
        Assert.NotEqual(terms, terms with { WriteOffReason = "y" });
        Assert.False(terms.Equals(null));

        Assert.Equal((pay, pay.GetHashCode()), (Pay(), Pay().GetHashCode()));
        Assert.NotEqual(pay, new(Month(2), Usd(1m)) { TenurePeriod = 2, Assigned = pay.Assigned });
        Assert.NotEqual(pay, pay with { Amount = Usd(2m) });
        Assert.NotEqual(pay, pay with { TenurePeriod = 3 });
        Assert.NotEqual(pay, pay with { Assigned = PeriodShare.Whole });
        Assert.False(pay.Equals(null));
    }

    [Fact]
    public void Somebody_with_no_share_of_a_period_is_not_assigned_in_it()
    {
        Assert.False(new EarnedPay(Month(1), Usd(1m)) { Assigned = PeriodShare.None }.IsAssigned);
        Assert.True(new EarnedPay(Month(1), Usd(1m)) { Assigned = new PeriodShare(Ratio.Of(1, 31), "a day") }.IsAssigned);
        Assert.Throws<ArgumentNullException>("value", () => new EarnedPay(Month(1), Usd(1m)) { Assigned = null! });
    }


    [Fact]
    public void Amounts_of_ten_to_the_fifteen_are_settled_to_the_cent()
    {
        var terms = new SettlementTerms { Draw = new(DrawKind.Recoverable, Usd(1_000_000_000_000_000.01m)), YearCap = Usd(5_000_000_000_000_000m) };

        var settlement = Settle(terms, 0m, 4_000_000_000_000_000.03m);

        Assert.Equal([Usd(1_000_000_000_000_000.01m), Usd(3_000_000_000_000_000.02m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal(Usd(0m), settlement.Closing.Draw);
    }

    [Fact]
    public void Terms_change_with_the_first_day_of_a_period()
    {
        var terms = EffectiveDated.Create<SettlementTerms>(
            new(new(2017, 1, 1), new SettlementTerms { Draw = Recoverable }), new(new(2017, 2, 1), new SettlementTerms()));

        var settlement = SettlementCalculator.Settle(
            "Ada", [new(Month(1), Usd(1_000m)), new(Month(2), Usd(1_500m)), new(Month(3), Usd(1_500m))], terms, SettlementBalance.None(Dollar));

        // The draw has ended: what is left of it is taken from all that is earned, never below zero.
        Assert.Equal([Usd(3_000m), Usd(0m), Usd(1_000m)], settlement.Lines.Select(line => line.Paid));
    }

    [Fact]
    public void Periods_have_no_holes_and_come_once()
    {
        var hole = Assert.Throws<ArgumentException>("earned", () => SettlementCalculator.Settle(
            "Ada", [new(Month(1), Usd(1m)), new(Month(3), Usd(1m))], Always(new()), SettlementBalance.None(Dollar)));
        Assert.Contains("FY2017-M03 does not follow FY2017-M01", hole.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("earned", () => SettlementCalculator.Settle(
            "Ada", [new(Month(1), Usd(1m)), new(Month(1), Usd(1m))], Always(new()), SettlementBalance.None(Dollar)));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        var euro = new Money(5m, Currency.Of("EUR"));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => new Draw(DrawKind.Recoverable, Usd(-1m)));
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => new Draw((DrawKind)7, Usd(1m)));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new SettlementTerms { Minimum = Usd(0.001m) });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new EarnedPay(Month(1), Usd(0m)) { TenurePeriod = 0 });
        Assert.Throws<ArgumentException>("earned", () => Settle(new(), 0.001m));
        Assert.Throws<CurrencyMismatchException>(() => Settle(new() { Minimum = euro }, 1m));
        Assert.Throws<ArgumentException>("terms", () => Settle(new() { Shortfall = ShortfallPolicy.WriteOff }, 1m));
        Assert.Throws<ArgumentException>("terms", () => Settle(new() { Shortfall = ShortfallPolicy.AddToDraw }, 1m));
        Assert.Throws<ArgumentException>("terms", () => SettlementCalculator.Settle(
            "Ada", [new(Month(1), Usd(1m))], EffectiveDated.From(new LocalDate(2018, 1, 1), new SettlementTerms()), SettlementBalance.None(Dollar)));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new SettlementTerms { Shortfall = (ShortfallPolicy)7 });
        Assert.Throws<ArgumentOutOfRangeException>("draw", () => new SettlementBalance(Usd(-1m), Usd(0m), Usd(0m), null));
        Assert.Throws<ArgumentOutOfRangeException>("carried", () => new SettlementBalance(Usd(0m), Usd(-1m), Usd(0m), null));
        Assert.Throws<ArgumentOutOfRangeException>("yearPaid", () => new SettlementBalance(Usd(0m), Usd(0m), Usd(0.001m), 2017));
        Assert.Throws<ArgumentException>("fiscalYear", () => new SettlementBalance(Usd(0m), Usd(0m), Usd(1m), null));
        Assert.Throws<CurrencyMismatchException>(() => new SettlementBalance(Usd(0m), euro, Usd(0m), null));
        Assert.Throws<ArgumentException>("earned", () => SettlementCalculator.Settle("Ada", [null!], Always(new()), SettlementBalance.None(Dollar)));
        Assert.Throws<ArgumentException>("terms", () => SettlementCalculator.Settle("Ada", [new(Month(1), Usd(1m))], Always(null!), SettlementBalance.None(Dollar)));
        Assert.Throws<ArgumentNullException>("period", () => new EarnedPay(null!, Usd(1m)));
        Assert.Throws<ArgumentException>("opening", () => SettlementCalculator.Settle(
            "Ada", [new(Month(1), Usd(1m))], Always(new()), new SettlementBalance(Usd(0m), Usd(0m), Usd(0m), 2018)));
        Assert.Throws<ArgumentException>("payeeId", () => SettlementCalculator.Settle(" ", [], Always(new()), SettlementBalance.None(Dollar)));
    }

    internal static FiscalPeriod Month(int number) =>
        FiscalCalendar.Gregorian.TryGetPeriodOn(new LocalDate(2017, 1, 1).PlusMonths(number - 1), PeriodGrain.Month, out var month) ? month : throw new ArgumentOutOfRangeException(nameof(number));

    internal static EffectiveDated<SettlementTerms> Always(SettlementTerms terms) => EffectiveDated.From(new LocalDate(2000, 1, 1), terms);

    private static PaySettlement Settle(SettlementTerms terms, params decimal[] earned) => Settle(terms, earned, month => new(month, Usd(0m)) { TenurePeriod = month.Number });

    private static PaySettlement Settle(SettlementTerms terms, decimal[] earned, Func<FiscalPeriod, EarnedPay> pay) => SettlementCalculator.Settle(
        "Ada", earned.Select((amount, i) => pay(Month(i + 1)) with { Amount = Usd(amount) }), Always(terms), SettlementBalance.None(Dollar));
}
