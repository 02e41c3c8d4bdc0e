using SalesMetrics.Forecasting.Models.Arima;

namespace SalesMetrics.Tests.Forecasting.Models.Arima;

public class ArimaOrderTests
{
    [Fact]
    public void An_order_is_written_as_in_the_literature()
    {
        Assert.Equal("ARIMA(2,1,0) with drift", ArimaOrder.Create(2, 1, 0, hasConstant: true).ToString());
        Assert.Equal("ARIMA(0,1,1)(0,1,1)", ArimaOrder.Create(0, 1, 1, 0, 1, 1).ToString());
        Assert.Equal("ARIMA(1,0,0) with mean", ArimaOrder.Create(1, 0, 0, hasConstant: true).ToString());
    }

    [Fact]
    public void Equal_orders_are_equal() =>
        Assert.Equal(ArimaOrder.Create(1, 1, 1, 0, 1, 2), ArimaOrder.Create(1, 1, 1, 0, 1, 2));

    [Fact]
    public void The_model_of_an_order_is_named_by_it()
    {
        Assert.Equal("arima-2-1-0-constant", ArimaModel.Of(ArimaOrder.Create(2, 1, 0, hasConstant: true)).Name);
        Assert.Equal("arima-0-1-1-0-1-1", ArimaModel.Of(ArimaOrder.Create(0, 1, 1, 0, 1, 1)).Name);
        Assert.Equal("arima", new ArimaModel().Name);
    }

    [Theory]
    [InlineData(-1, 0, 0, 0, 0, 0, "ar")]
    [InlineData(11, 0, 0, 0, 0, 0, "ar")]
    [InlineData(0, 4, 0, 0, 0, 0, "differences")]
    [InlineData(0, 0, 11, 0, 0, 0, "ma")]
    [InlineData(0, 0, 0, 4, 0, 0, "seasonalAr")]
    [InlineData(0, 2, 0, 0, 2, 0, "seasonalDifferences")]
    [InlineData(0, 0, 0, 0, 0, 4, "seasonalMa")]
    public void An_order_out_of_its_range_is_refused(int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, string named)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => ArimaOrder.Create(p, d, q, seasonalP, seasonalD, seasonalQ));
        Assert.Equal(named, refused.ParamName);
        Assert.Contains("Allowed are 0 to", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_beside_two_differences_is_refused() =>
        Assert.Contains(
            "at most one difference, not with 2",
            Assert.Throws<ArgumentException>(() => ArimaOrder.Create(0, 1, 1, 0, 1, 1, hasConstant: true)).Message,
            StringComparison.Ordinal);
}
