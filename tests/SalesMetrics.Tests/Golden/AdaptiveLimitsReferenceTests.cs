using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Shrinkage;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Golden;

/// <summary>Adaptive limits against R 4.2.2, by another route than ours: <c>adaptive-limits.R</c> beside this file inverts the share of the error for each candidate (Yu &amp; Hoff 2018) and
/// leaves out each unit by reckoning its peers anew. Figures are as it prints them; tolerance 1e-8 for limits, relative for amounts.</summary>
public class AdaptiveLimitsReferenceTests
{
    /// <summary>Efron and Morris's 18 players, hits of 45 at bat.</summary>
    [Theory]
    [InlineData(1, 0.2609920604, 0.4964494602, 0.5342809177, 0.0216085165)]
    [InlineData(8, 0.1893332411, 0.3585903027, 0.5424831233, 0.0437239723)]
    [InlineData(18, 0.0961554278, 0.2722865277, 0.5503537298, 0.0271394450)]
    public void Batting_averages(int player, double lower, double upper, double peerMean, double peerDeviation)
    {
        int[] hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7];
        var rates = RateShrinkageCalculator.Calculate(hits.Select((won, i) => new WinCount($"{i:00}", won, 45)), 0.9)!.Rates;
        Equal((lower, upper, peerMean, peerDeviation), rates[player - 1].Adaptive, 1);
    }

    [Theory]
    [InlineData(1, 0, 0.6032145992, 0.9721094077, 0.2981166652)]
    [InlineData(2, 0.4950364028, 0.9521923407, 0.8838799000, 0.4106933735)]
    [InlineData(3, 0.3800553792, 0.5491744000, 0.9828794518, 0.4338399244)]
    [InlineData(4, 0.7124443710, 1, 0.8192309928, 0.2869968134)]
    [InlineData(5, 0.5627203807, 0.6843291144, 0.9139218907, 0.4698650567)]
    public void Five_people_of_different_size(int person, double lower, double upper, double peerMean, double peerDeviation)
    {
        WinCount[] counts = [new("1", 0, 4), new("2", 8, 10), new("3", 60, 130), new("4", 12, 12), new("5", 150, 240)];
        Equal((lower, upper, peerMean, peerDeviation), RateShrinkageCalculator.Calculate(counts, 0.95)!.Rates[person - 1].Adaptive, 1);
    }

    [Theory]
    [InlineData(1, 0.2576210388, 1.8789961431, 3.8636645108, 3.0856314285)]
    [InlineData(2, 2.8556942389, 5.0742317581, 3.0264185596, 3.4200770066)]
    [InlineData(3, 1.3706572461, 2.6710801545, 3.6111753204, 3.4277582375)]
    [InlineData(4, 4.6360193747, 10.2815515655, 2.3114846725, 1.2281149923)]
    [InlineData(5, 0.3621965701, 5.6757594371, 3.2191961158, 3.1247170683)]
    [InlineData(6, 1.1542440732, 3.9384692932, 3.3328901751, 3.3526944570)]
    public void Means_with_known_errors(int unit, double lower, double upper, double peerMean, double peerDeviation)
    {
        UnitMean[] means = [new("1", 1, 0.5), new("2", 4, 0.7), new("3", 2, 0.4), new("4", 9, 1), new("5", 3, 2), new("6", 2.5, 0.9)];
        Equal((lower, upper, peerMean, peerDeviation), MeanShrinkageCalculator.Calculate(means, 0.9)!.Means[unit - 1].Adaptive, 1);
    }

    [Theory]
    [InlineData(1, 60.2331253493, 664.2855644231, 6.1182504296, 0.3566591186)]
    [InlineData(2, 150.0680437595, 1066.0998490257, 5.9768716519, 0.5461955702)]
    [InlineData(3, 292.1629257507, 1767.5686907102, 5.7739750290, 0.3896541377)]
    [InlineData(4, 116.6373095424, 1286.0510226239, 5.9841592574, 0.5368238784)]
    [InlineData(5, 122.5947640240, 871.4311008956, 6.0310092010, 0.5268118731)]
    public void Amounts_with_a_pooled_variance(int person, double lower, double upper, double peerMean, double peerDeviation)
    {
        decimal[][] deals = [[100, 400], [1_600, 100, 400], [900, 700, 800, 650], [50, 3_000], [220, 330, 480]];
        var amounts = AmountShrinkageCalculator.Calculate(deals.SelectMany((own, i) => own.Select(deal => KeyValuePair.Create($"{i + 1}", Usd(deal)))), 0.9).Amounts;
        Equal((lower, upper, peerMean, peerDeviation), amounts[person - 1].Adaptive, 1_000);
    }

    private static void Equal((double Lower, double Upper, double PeerMean, double PeerDeviation) expected, AdaptiveLimits actual, double unit)
    {
        Assert.Equal(expected.Lower, actual.Lower, 1e-8 * unit);
        Assert.Equal(expected.Upper, actual.Upper, 1e-8 * unit);
        Assert.Equal(expected.PeerMean, actual.PeerMean!.Value, 1e-9);
        Assert.Equal(expected.PeerDeviation, actual.PeerDeviation!.Value, 1e-9);
    }
}
