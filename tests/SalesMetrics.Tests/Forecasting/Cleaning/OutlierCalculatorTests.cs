using FsCheck.Xunit;
using SalesMetrics.Forecasting.Cleaning;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;
using SalesMetrics.Tests.Golden;

namespace SalesMetrics.Tests.Forecasting.Cleaning;

public class OutlierCalculatorTests
{
    [Fact]
    public void One_large_deal_is_found_replaced_by_its_neighbours_and_told_of()
    {
        var report = OutlierCalculator.Calculate(RParts.Flat);
        var deal = report.Outliers[0];
        Assert.Equal((8, 260, 102), (deal.Index, deal.Value, deal.Replacement));
        Assert.True(deal.Lower < 97 && deal.Upper is > 105 and < 260);
        Assert.StartsWith("260 is above ", deal.Reason, StringComparison.Ordinal);
        Assert.Equal("2 of 24 values replaced as outliers: index 8, 260 by 102; index 17, 20 by 100.", report.Summary);
        Assert.Equal<double>(RParts.Flat.Values.SetItem(8, 102).SetItem(17, 100), report.Cleaned.Values);
        Assert.Equal(2, report.Explain().Lines.Length);
    }

    [Fact]
    public void A_season_that_happens_every_year_is_no_outlier()
    {
        var series = TimeSeries.Create("north", Enumerable.Range(0, 60).Select(i => 100 + (i % 12 == 11 ? 900 : 0) + (double)(i * 7919L % 13)), 12);
        var report = OutlierCalculator.Calculate(series);
        Assert.Empty(report.Outliers);
        Assert.Same(series, report.Cleaned);
        Assert.True(report.SeasonalStrength > 0.9);
        Assert.Equal("No outliers.", report.Summary);
    }

    [Fact]
    public void Without_its_december_a_year_is_one()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(i => 100 + (i % 12 == 11 ? 900 : 0) + (double)(i * 7919L % 13))];
        values[35] = 100;
        var outlier = Assert.Single(OutlierCalculator.Calculate(TimeSeries.Create("north", values, 12)).Outliers);
        Assert.Equal(35, outlier.Index);
        Assert.Equal(1000, outlier.Replacement, 60d);
        Assert.Contains("season included", outlier.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { 5 }, "8 values on and there are 1")]
    [InlineData(new double[] { 5, 6, 900, 5, 6, 5, 6 }, "8 values on and there are 7")]
    [InlineData(new double[] { 4, 4, 4, 4, 4, 4, 4, 4, 4 }, "constant")]
    public void What_cannot_be_judged_stays_and_says_why(double[] values, string reason)
    {
        var report = OutlierCalculator.Calculate(TimeSeries.Create("north", values));
        Assert.Contains(reason, report.NotLookedForReason, StringComparison.Ordinal);
        Assert.Equal(values, report.Cleaned.Values);
        Assert.Equal(report.NotLookedForReason, report.Summary);
    }

    [Fact]
    public void The_largest_values_and_a_hundred_thousand_are_looked_at()
    {
        var large = TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => (i == 20 ? -1e300 : 1e299) + (i * 7 % 5 * 1e297)), 4);
        Assert.Contains(OutlierCalculator.Calculate(large).Outliers, outlier => outlier.Index == 20 && double.IsFinite(outlier.Replacement));
        var many = TimeSeries.Create("north", Enumerable.Range(0, 100_000).Select(i => i == 70_000 ? 1e6 : 100 + (i % 12) + (double)(i * 7919L % 101)), 12);
        Assert.Equal(70_000, Assert.Single(OutlierCalculator.Calculate(many).Outliers).Index);
    }

    [Fact]
    public void A_note_lists_twenty_and_the_report_all()
    {
        var report = OutlierCalculator.Calculate(TimeSeries.Create("north", Enumerable.Range(0, 400).Select(i => i % 16 == 8 ? 900 : 100 + (double)(i * 7919L % 13))));
        Assert.Equal(25, report.Outliers.Length);
        Assert.EndsWith("; and 5 more.", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_of_the_cleaned_history_says_what_was_replaced()
    {
        var fit = new CleanedModel(new MeanModel()).Fit(RParts.Flat);
        Assert.Equal("cleaned-mean", new CleanedModel(new MeanModel()).Name);
        Assert.Equal("mean", fit.ModelName);
        Assert.StartsWith("2 of 24 values replaced as outliers: index 8, 260 by 102", fit.Forecast(1).ModelReason, StringComparison.Ordinal);
        Assert.Equal(RParts.Flat.Values.SetItem(8, 102).SetItem(17, 100).Average(), fit.Forecast(1).Steps[0].Mean, 9);
        Assert.Null(new CleanedModel(new MeanModel()).Fit(TimeSeries.Create("north", [5, 6, 7])).ModelReason);
    }
}

[Properties(Arbitrary = [typeof(Histories)], MaxTest = 1000)]
public class OutlierProperties
{
    [Property]
    public bool Only_what_is_reported_changes(TimeSeries series)
    {
        var report = OutlierCalculator.Calculate(series);
        var reported = report.Outliers.ToDictionary(outlier => outlier.Index);
        return Enumerable.Range(0, series.Length).All(i => reported.TryGetValue(i, out var outlier)
            ? outlier.Value == series.Values[i] && outlier.Replacement == report.Cleaned.Values[i]
            : series.Values[i] == report.Cleaned.Values[i]);
    }

    [Property]
    public bool Unit_and_origin_do_not_change_what_is_found(TimeSeries series)
    {
        var changed = TimeSeries.Create("changed", series.Values.Select(y => (64 * y) + 4096), series.SeasonLength);
        return OutlierCalculator.Calculate(series).Outliers.Select(outlier => outlier.Index)
            .SequenceEqual(OutlierCalculator.Calculate(changed).Outliers.Select(outlier => outlier.Index));
    }
}
