using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests;

public class CreditSplitTests
{
    private static readonly CreditShare Ada = new("Ada", Ratio.FromPercent(60m));
    private static readonly CreditShare Bob = new("Bob", Ratio.FromPercent(40m));
    private static readonly CreditShare Engineer = new("Eve", Ratio.One);

    [Fact]
    public void Splits_that_say_the_same_are_equal_in_whatever_order_they_say_it()
    {
        var one = CreditSplit.Create([Ada, Bob], Engineer);
        var other = CreditSplit.Create([Bob, Ada], Engineer);

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal([Ada, Bob], other.Sellers.AsEnumerable());
        Assert.Equal(Engineer, Assert.Single(other.Overlays));
        Assert.True(one.Equals((object)other));
    }

    [Fact]
    public void Splits_that_say_something_else_differ()
    {
        var split = CreditSplit.Create([Ada, Bob]);

        Assert.NotEqual(split, CreditSplit.Create([Ada, Bob], Engineer));
        Assert.NotEqual(split, CreditSplit.Create([Ada with { PayeeId = "ada" }, Bob]));
        Assert.NotEqual(split, CreditSplit.To("Ada"));
        Assert.False(split.Equals(null));
        Assert.False(split.Equals("Ada"));
        Assert.NotEqual(CreditSplit.Create([Engineer], Engineer with { PayeeId = "Ada" }), CreditSplit.Create([Engineer with { PayeeId = "Ada" }], Engineer));
    }

    [Fact]
    public void Thirds_are_a_whole()
    {
        var third = Ratio.Of(1, 3);

        Assert.Equal(3, CreditSplit.Create([new("Ada", third), new("Bob", third), new("Cem", third)]).Sellers.Length);
    }

    [Fact]
    public void A_seller_may_be_an_overlay_too() =>
        Assert.Equal("Ada", Assert.Single(CreditSplit.Create([Ada, Bob], Engineer with { PayeeId = "Ada" }).Overlays).PayeeId);

    [Fact]
    public void Sellers_who_do_not_add_up_to_the_whole_are_refused()
    {
        Refused("sellers", [Ada]);
        Refused("sellers", [Ada, Bob, Engineer]);
        Refused("sellers", []);
        var third = Ratio.FromDecimal(0.3333333333333333333333333333m);
        Assert.Contains("0.9999999999999999999999999999", Refused("sellers", [new("A", third), new("B", third), new("C", third)]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_nothing_of_nobody_or_twice_are_refused()
    {
        Refused("sellers", [Ada with { PayeeId = " " }, Bob]);
        Refused("sellers", [Ada with { PayeeId = null! }, Bob]);
        Refused("sellers", [Engineer, default]);
        Refused("sellers", [Engineer, Ada with { Share = Ratio.Zero }]);
        Refused("sellers", [new("Ada", Ratio.Of(3, 2)), new("Bob", Ratio.Of(-1, 2))]);
        Assert.Contains("twice", Refused("sellers", [Ada, Bob with { PayeeId = "Ada" }]).Message, StringComparison.Ordinal);
        Refused("overlays", [Ada, Bob], Engineer, Engineer);
        Refused("overlays", [Ada, Bob], Engineer with { Share = Ratio.Of(-1, 1) });
    }

    [Fact]
    public void Missing_arguments_are_named()
    {
        Assert.Equal("sellers", Assert.Throws<ArgumentNullException>(() => CreditSplit.Create(null!)).ParamName);
        Assert.Equal("overlays", Assert.Throws<ArgumentNullException>(() => CreditSplit.Create([Ada, Bob], null!)).ParamName);
        Assert.Equal("payeeId", Assert.Throws<ArgumentNullException>(() => CreditSplit.To(null!)).ParamName);
        Assert.Equal("payeeId", Assert.Throws<ArgumentException>(() => CreditSplit.To("")).ParamName);
    }

    private static ArgumentException Refused(string parameter, CreditShare[] sellers, params CreditShare[] overlays)
    {
        var fault = Assert.Throws<ArgumentException>(() => CreditSplit.Create(sellers, overlays));
        Assert.Equal(parameter, fault.ParamName);
        return fault;
    }
}
