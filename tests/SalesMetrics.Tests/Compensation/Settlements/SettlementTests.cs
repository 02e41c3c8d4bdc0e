using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Settlements;
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
        Assert.Equal(SettlementBalance.None(Dollar) with { YearPaid = Usd(12_000m) }, settlement.Closing);
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

    /// <summary>Case 4 paid 11,000; a 40,000 deal is cancelled and the period comes to 6,800: -4,200 in the current period, beside 5,000 earned there.</summary>
    [Fact]
    public void Case_18_a_clawback_is_taken_from_the_current_period() =>
        Assert.Equal([Usd(11_000m), Usd(800m)], Settle(new(), 11_000m, 5_000m - 4_200m).Lines.Select(line => line.Paid));

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
        var settlement = Settle(terms, [1_000m, 0m, 500m], month => new(month, Usd(0m)) { TenurePeriod = 1, IsAssigned = month.Number < 2 });

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
        Assert.Throws<ArgumentException>("payeeId", () => SettlementCalculator.Settle(" ", [], Always(new()), SettlementBalance.None(Dollar)));
    }

    internal static FiscalPeriod Month(int number) =>
        FiscalCalendar.Gregorian.TryGetPeriodOn(new LocalDate(2017, 1, 1).PlusMonths(number - 1), PeriodGrain.Month, out var month) ? month : throw new ArgumentOutOfRangeException(nameof(number));

    internal static EffectiveDated<SettlementTerms> Always(SettlementTerms terms) => EffectiveDated.From(new LocalDate(2000, 1, 1), terms);

    private static PaySettlement Settle(SettlementTerms terms, params decimal[] earned) => Settle(terms, earned, month => new(month, Usd(0m)) { TenurePeriod = month.Number });

    private static PaySettlement Settle(SettlementTerms terms, decimal[] earned, Func<FiscalPeriod, EarnedPay> pay) => SettlementCalculator.Settle(
        "Ada", earned.Select((amount, i) => pay(Month(i + 1)) with { Amount = Usd(amount) }), Always(terms), SettlementBalance.None(Dollar));
}
