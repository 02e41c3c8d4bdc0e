using FsCheck.Xunit;
using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Decomposition;

[Properties(Arbitrary = [typeof(Histories)], MaxTest = 1000)]
public class StlProperties
{
    [Property]
    public bool The_parts_of_whole_numbers_add_up_to_the_last_bit(TimeSeries series, bool isRobust)
    {
        if (series.SeasonLength < 2 || series.Length <= 2 * series.SeasonLength)
        {
            return true;
        }

        var parts = StlCalculator.Calculate(series, new StlOptions { IsRobust = isRobust });
        return Enumerable.Range(0, series.Length).All(i => parts.Trend[i] + parts.SeasonAt(i) + parts.Remainder[i] == series.Values[i]);
    }

    [Property]
    public bool The_parts_of_two_seasons_add_up_as_well(TimeSeries series)
    {
        if (series.Length <= 8)
        {
            return true;
        }

        var parts = MstlCalculator.Calculate(series, [2, 4]);
        return Enumerable.Range(0, series.Length).All(i =>
            parts.Trend[i] + parts.Seasons[0].Values[i] + parts.Seasons[1].Values[i] + parts.Remainder[i] == series.Values[i]);
    }

    [Property]
    public bool Strengths_are_shares_and_weights_too(TimeSeries series)
    {
        if (series.SeasonLength < 2 || series.Length <= 2 * series.SeasonLength)
        {
            return true;
        }

        var parts = StlCalculator.Calculate(series, new StlOptions { IsRobust = true });
        return parts.TrendStrength is >= 0 and <= 1 && parts.Seasons[0].Strength is >= 0 and <= 1 && parts.Weights.All(weight => weight is >= 0 and <= 1);
    }

    [Property]
    public bool Unit_and_origin_change_the_parts_alike(TimeSeries series)
    {
        if (series.SeasonLength < 2 || series.Length <= 2 * series.SeasonLength)
        {
            return true;
        }

        var parts = StlCalculator.Calculate(series);
        var changed = StlCalculator.Calculate(TimeSeries.Create("changed", series.Values.Select(y => (64 * y) + 4096), series.SeasonLength));
        return Enumerable.Range(0, series.Length).All(i =>
            Math.Abs(changed.Trend[i] - ((64 * parts.Trend[i]) + 4096)) < 1e-6 && Math.Abs(changed.SeasonAt(i) - (64 * parts.SeasonAt(i))) < 1e-6);
    }
}
