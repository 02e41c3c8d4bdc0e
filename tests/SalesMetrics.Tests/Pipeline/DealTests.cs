using SalesMetrics.Crediting;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline;

public class DealTests
{
    private static readonly Deal Won = new()
    {
        Id = "D1",
        OwnerId = "Ada",
        OpenedOn = Day("2024-01-10"),
        ProductId = "P",
        Outcome = new DealOutcome.Won(Day("2024-03-20"), Usd(1_000m)),
    };

    [Fact]
    public void A_closed_deal_is_open_until_the_day_before_it_closed_and_not_there_before_it_was_opened()
    {
        Assert.Null(Won.AsOf(Day("2024-01-09")));
        Assert.IsType<DealOutcome.Open>(Won.AsOf(Day("2024-01-10"))!.Outcome);
        Assert.IsType<DealOutcome.Open>(Won.AsOf(Day("2024-03-19"))!.Outcome);
        Assert.Same(Won, Won.AsOf(Day("2024-03-20")));
        Assert.Same(Won, Won.AsOf(LocalDate.MaxIsoValue));
        Assert.Null(Won.AsOf(LocalDate.MinIsoValue));
    }

    [Fact]
    public void A_deal_without_an_opening_date_has_been_there_all_along() =>
        Assert.IsType<DealOutcome.Open>((Won with { OpenedOn = null }).AsOf(LocalDate.MinIsoValue)!.Outcome);

    [Fact]
    public void Only_a_closed_deal_has_a_closing_date()
    {
        Assert.Equal(Day("2024-03-20"), Won.ClosedOn);
        Assert.Equal(Day("2024-03-21"), (Won with { Outcome = new DealOutcome.Lost(Day("2024-03-21")) }).ClosedOn);
        Assert.Null((Won with { Outcome = new DealOutcome.Open() }).ClosedOn);
    }

    [Fact]
    public void Deals_that_say_the_same_are_equal() =>
        Assert.Equal(Won with { Split = CreditSplit.To("Bob") }, Won with { Split = CreditSplit.To("Bob"), Outcome = new DealOutcome.Won(Day("2024-03-20"), Usd(1_000.00m)) });

    [Fact]
    public void Zero_and_negative_amounts_can_be_won_but_not_fractions_of_a_cent()
    {
        Assert.Equal(Usd(-5m), new DealOutcome.Won(Day("2024-03-20"), Usd(-5m)).Amount);
        Assert.Equal(Usd(0m), new DealOutcome.Won(Day("2024-03-20"), Usd(0m)).Amount);
        Assert.Equal("amount", Assert.Throws<ArgumentException>(() => new DealOutcome.Won(Day("2024-03-20"), Usd(0.005m))).ParamName);
        Assert.Equal("amount", Assert.Throws<ArgumentException>(() => new DealOutcome.Won(Day("2024-03-20"), default)).ParamName);
    }

    [Fact]
    public void A_deal_needs_an_id_and_an_owner()
    {
        Assert.Throws<ArgumentException>(() => Won with { Id = "" });
        Assert.Throws<ArgumentException>(() => Won with { OwnerId = " " });
        Assert.Throws<ArgumentNullException>(() => Won with { OwnerId = null! });
    }

    [Fact]
    public void Won_deals_are_booked_on_their_closing_date_to_their_owner_or_split()
    {
        var split = CreditSplit.Create([new("Ada", Ratio.Of(1, 2)), new("Bob", Ratio.Of(1, 2))]);
        var bookings = BookingCalculator.Calculate(
        [
            Won,
            Won with { Id = "D2", Split = split },
            Won with { Id = "D3", Outcome = new DealOutcome.Open() },
            Won with { Id = "D4", Outcome = new DealOutcome.Lost(Day("2024-03-20"), Usd(7m)) },
        ]);

        Assert.Equal(["D1", "D2"], bookings.Select(booking => booking.Id));
        Assert.Equal([CreditSplit.To("Ada"), split], bookings.Select(booking => booking.Split));
        Assert.All(bookings, booking => Assert.Equal(
            (Day("2024-03-20"), Usd(1_000m), "P", booking.Id, null),
            (booking.Date, booking.Amount, booking.ProductId, booking.DealId, booking.CorrectsId)));
        Assert.Empty(BookingCalculator.Calculate([]));
    }

    [Fact]
    public void Missing_deals_are_refused()
    {
        Assert.Equal("deals", Assert.Throws<ArgumentNullException>(() => BookingCalculator.Calculate(null!)).ParamName);
        Assert.Equal("deals", Assert.Throws<ArgumentException>(() => BookingCalculator.Calculate([null!])).ParamName);
    }
}
