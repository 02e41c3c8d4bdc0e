using System.Numerics;
using FsCheck.Xunit;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
public class MoneyProperties
{
    [Property]
    public bool Allocated_parts_add_up_to_the_whole(Payable money, Weights weights) =>
        Money.Sum(money.Value.Allocate(weights.Values), money.Value.Currency) == money.Value;

    [Property]
    public bool Every_part_is_less_than_one_minor_unit_from_its_exact_share(Payable money, Weights weights)
    {
        var total = weights.Values.Aggregate(Ratio.Zero, (sum, weight) => sum + weight);
        var unit = Exact(Money.FromMinorUnits(1, money.Value.Currency));
        return money.Value.Allocate(weights.Values)
            .Zip(weights.Values, (part, weight) => Exact(part) - (Exact(money.Value) * weight / total))
            .All(difference => difference < unit && difference > -unit);
    }

    [Property]
    public bool Equal_weights_get_parts_that_differ_by_one_minor_unit_at_most(Payable money, Weights weights)
    {
        var unit = Money.FromMinorUnits(1, money.Value.Currency);
        return money.Value.Allocate(weights.Values)
            .Zip(weights.Values)
            .GroupBy(entry => entry.Second, entry => entry.First)
            .All(equals => equals.Max() - equals.Min() <= unit);
    }

    [Property]
    public bool A_weight_of_zero_gets_nothing(Payable money, Weights weights) =>
        money.Value.Allocate(weights.Values).Zip(weights.Values).All(entry => entry.Second != Ratio.Zero || entry.First.Amount == 0m);

    [Property]
    public bool The_opposite_amount_gives_the_opposite_parts(Payable money, Weights weights) =>
        (-money.Value).Allocate(weights.Values).SequenceEqual(money.Value.Allocate(weights.Values).Select(part => -part));

    [Property]
    public bool Only_the_proportion_of_weights_matters(Payable money, Weights weights, Ratio factor) =>
        factor.Sign <= 0
        || money.Value.Allocate([.. weights.Values.Select(weight => weight * factor)]).SequenceEqual(money.Value.Allocate(weights.Values));

    [Property]
    public bool The_order_in_which_receivers_are_named_does_not_matter(Payable money, Weights weights)
    {
        var named = weights.Values.Select((weight, i) => KeyValuePair.Create($"id{i}", weight)).ToList();
        return money.Value.AllocateById(named).SequenceEqual(money.Value.AllocateById(Enumerable.Reverse(named)));
    }

    [Property]
    public bool One_receiver_gets_all(Payable money) => money.Value.Allocate(1).Single() == money.Value;

    [Property]
    public bool A_sum_is_exact_or_refused(Money left, Money right)
    {
        var sameCurrency = new Money(right.Amount, left.Currency);
        var exact = Exact(left) + Exact(sameCurrency);
        return ExactOrRefused(() => left + sameCurrency, exact) && ExactOrRefused(() => left - sameCurrency, Exact(left) - Exact(sameCurrency));
    }

    [Property]
    public bool A_product_is_exact_or_refused(Money money, Money factor) =>
        ExactOrRefused(() => money * factor.Amount, Exact(money) * Exact(factor));

    [Property]
    public bool The_order_of_addition_does_not_matter(Payable left, Payable middle, Payable right)
    {
        var (a, b, c) = (left.Value, In(left, middle), In(left, right));
        return a + b == b + a && (a + b) + c == a + (b + c) && a - a == Money.Zero(a.Currency);
    }

    [Property]
    public bool A_fraction_times_the_whole_is_the_part(Money part, Money whole) =>
        whole.Amount == 0m || (part / new Money(whole.Amount, part.Currency)) * Exact(whole) == Exact(part);

    [Property]
    public bool A_rounded_share_is_the_exact_product_rounded(Payable money, Ratio share)
    {
        var unit = Exact(Money.FromMinorUnits(1, money.Value.Currency));
        var units = Exact(money.Value) * share / unit;
        var limit = Ratio.FromDecimal(decimal.MaxValue) * unit;
        if (units * unit > limit || units * unit < -limit)
        {
            return true;
        }

        // Half away from zero: the magnitude plus one half, cut off.
        var magnitude = units.Sign < 0 ? -units : units;
        var expected = ((2 * magnitude.Numerator) + magnitude.Denominator) / (2 * magnitude.Denominator) * units.Sign;
        return Exact(money.Value.RoundedShare(share)) == Ratio.Of(expected, 1) * unit;
    }

    [Property]
    public bool A_rounded_amount_is_whole_and_at_most_half_a_unit_away(Money money)
    {
        var rounded = money.Round();
        var difference = Exact(rounded) - Exact(money);
        var half = Exact(Money.FromMinorUnits(1, money.Currency)) / Ratio.Of(2, 1);
        return rounded.IsWholeMinorUnits && difference <= half && difference >= -half && rounded == money.RoundedShare(Ratio.One);
    }

    [Property]
    public bool Whole_minor_units_survive_rounding_and_others_do_not(Money money) => money.IsWholeMinorUnits == (money.Round() == money);

    private static Money In(Payable like, Payable other) => new Money(other.Value.Amount, like.Value.Currency).Round();

    // Read from the bits on a way of its own, not by the library's.
    private static Ratio Exact(Money money)
    {
        var bits = decimal.GetBits(money.Amount);
        var mantissa = bits[..3].Reverse().Aggregate(BigInteger.Zero, (sum, part) => (sum << 32) + (part < 0 ? part + (1L << 32) : part));
        return Ratio.Of(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    private static bool ExactOrRefused(Func<Money> calculation, Ratio exact)
    {
        try
        {
            return Exact(calculation()) == exact;
        }
        catch (OverflowException)
        {
            return !FitsADecimal(exact);
        }
    }

    // It fits when it is a whole number of 96 bits over a power of ten up to 28.
    private static bool FitsADecimal(Ratio exact) => Enumerable.Range(0, 29).Any(scale =>
    {
        var scaled = exact * Ratio.Of(BigInteger.Pow(10, scale), 1);
        return scaled.Denominator.IsOne && BigInteger.Abs(scaled.Numerator).GetBitLength() <= 96;
    });
}
