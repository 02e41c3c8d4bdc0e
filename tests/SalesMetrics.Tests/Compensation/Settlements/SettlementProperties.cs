using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Explanations;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Settlements;

[PayLaws(Arbitrary = [typeof(SettlementProperties)])]
public class SettlementProperties
{
    /// <summary>Months of one payee under some terms.</summary>
    public sealed record Case(SettlementTerms Terms, EarnedPay[] Earned)
    {
        public PaySettlement Settle(IEnumerable<EarnedPay>? earned = null, SettlementBalance? opening = null) =>
            SettlementCalculator.Settle("Ada", earned ?? Earned, SettlementTests.Always(Terms), opening ?? SettlementBalance.None(Dollar));
    }

    private static readonly PeriodShare Part = new(Ratio.Of(17, 31), "17 of 31 days");

    public static Arbitrary<Case> Cases() => Arb.From(
        from draw in Gen.Choose(-2, 3)
        from minimum in Gen.Choose(-1, 1)
        from cap in Gen.Choose(-1, 4)
        from year in Gen.Choose(-1, 9)
        from guarantee in Gen.Choose(0, 3)
        from policy in Gen.Elements(ShortfallPolicy.Carry, ShortfallPolicy.AddToDraw, ShortfallPolicy.WriteOff)
        from amounts in Gen.Choose(-500_000, 600_000).ArrayOf(14)
        from assigned in Gen.Choose(0, 20)
        let terms = new SettlementTerms
        {
            Draw = draw == 0 ? null : new Draw(draw > 0 || policy == ShortfallPolicy.AddToDraw ? DrawKind.Recoverable : DrawKind.NonRecoverable, Usd(Math.Abs(draw) * 1_000.01m)),
            Minimum = minimum < 0 ? null : Usd(minimum * 333.33m),
            PeriodCap = cap < 0 ? null : Usd(cap * 1_500m),
            YearCap = year < 0 ? null : Usd(year * 2_000m),
            Guarantee = [.. Enumerable.Range(0, guarantee).Select(i => Usd(2_000m - (500m * i)))],
            Shortfall = policy == ShortfallPolicy.AddToDraw && draw == 0 ? ShortfallPolicy.Carry : policy,
            WriteOffReason = "test",
        }
        select new Case(terms, [.. amounts.Select((cents, i) => new EarnedPay(SettlementTests.Month(i + 1), Usd(cents / 100m)) { TenurePeriod = i + 1, Assigned = i < assigned ? PeriodShare.Whole : i == assigned ? Part : PeriodShare.None })]));

    /// <summary>Nothing appears or is lost: paid = earned - forfeited + topped up + written off + what is owed at the end.</summary>
    [Property]
    public bool Every_cent_is_accounted_for(Case any)
    {
        var settlement = any.Settle();
        var zero = Usd(0m);
        Money All(Func<SettlementLine, Money> part) => settlement.Lines.Aggregate(zero, (sum, line) => sum + part(line));
        return settlement.Paid == All(line => line.Earned.Amount) - All(line => line.Forfeited) + All(line => line.TopUp) + All(line => line.WrittenOff)
            + settlement.Closing.Draw + settlement.Closing.Carried;
    }

    [Property]
    public bool Nobody_pays_in_and_no_balance_is_below_zero(Case any) => any.Settle().Lines.All(line =>
        line.Paid.Amount >= 0m && line.After.Draw.Amount >= 0m && line.After.Carried.Amount >= 0m && line.Recovered.Amount >= 0m && line.Recovered.Amount <= line.Before.Draw.Amount);

    [Property]
    public bool Caps_and_floors_are_kept(Case any) => any.Settle().Lines.All(line =>
        line.Paid.Amount >= line.Floor.Amount
        && (any.Terms.PeriodCap is not { } cap || line.Counted.Amount <= cap.Amount)
        && (any.Terms.Draw is not { } draw || line.Paid.Amount >= line.Earned.Assigned.Of(draw.Amount).Amount)
        && (any.Terms.YearCap is not { } year || (line.Before.YearPaid + line.Counted).Amount <= Math.Max(year.Amount, line.Before.YearPaid.Amount)));

    [Property]
    public bool Settling_in_two_goes_is_settling_in_one(Case any, byte cut)
    {
        // Anywhere, also between December and January.
        var place = cut % (any.Earned.Length + 1);
        var first = any.Settle(any.Earned[..place]);
        var rest = any.Settle(any.Earned[place..], first.Closing);
        return any.Settle().Lines.Select(line => (line.Paid, line.After)).SequenceEqual([.. first.Lines.Concat(rest.Lines).Select(line => (line.Paid, line.After))]);
    }

    [Property]
    public bool The_order_in_which_periods_are_given_does_not_matter(Case any) =>
        any.Settle().Lines.Select(line => line.Paid).SequenceEqual(any.Settle(any.Earned.Reverse()).Lines.Select(line => line.Paid));

    [Property]
    public bool The_working_adds_up_to_what_is_paid(Case any) => any.Settle().Lines.All(line => line.Explain() is var working
        && Money.Sum(working.Lines.Select(part => ((ExplainedValue.OfMoney)part.Value).Value), Dollar) == line.Paid
        && Money.Sum(working.Lines[0].Lines.Select(part => ((ExplainedValue.OfMoney)part.Value).Value), Dollar) == line.Counted);

    /// <summary>Where a shortfall goes makes no difference to what somebody has after a year, as long as draw and period have no say: carried or on the draw.</summary>
    [Property]
    public bool A_shortfall_on_the_draw_costs_what_a_shortfall_carried_costs(Case any)
    {
        var carry = new SettlementTerms { Draw = new(DrawKind.Recoverable, Usd(0m)), YearCap = any.Terms.YearCap };
        Money Has(ShortfallPolicy policy) => (any with { Terms = carry with { Shortfall = policy } }).Settle(any.Earned[..12]) is var settled
            ? settled.Paid - settled.Closing.Draw - settled.Closing.Carried
            : Usd(0m);
        return Has(ShortfallPolicy.Carry) == Has(ShortfallPolicy.AddToDraw);
    }

    /// <summary>Whoever earns more in a month is never paid less over all months, balances counted: whatever the guarantees, draws and caps.</summary>
    [Property]
    public bool Earning_more_never_leaves_anybody_worse_off(Case any, byte month, ushort more)
    {
        var place = month % any.Earned.Length;
        var richer = any with { Earned = [.. any.Earned.Select((pay, i) => i == place ? pay with { Amount = pay.Amount + Usd(more / 100m) } : pay)] };
        var (before, after) = (any.Settle(), richer.Settle());
        return (after.Paid - after.Closing.Draw - after.Closing.Carried).Amount >= (before.Paid - before.Closing.Draw - before.Closing.Carried).Amount;
    }
}
