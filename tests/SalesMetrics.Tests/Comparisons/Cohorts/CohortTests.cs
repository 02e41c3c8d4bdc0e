using SalesMetrics.Comparisons.Cohorts;

namespace SalesMetrics.Tests.Comparisons.Cohorts;

public class CohortTests
{
    private static readonly CohortMember[] Five = [.. ((double[])[10, 20, 20, 30, 40]).Select((value, i) => new CohortMember($"p{i}", value) { Role = "AE" })];

    [Theory]
    [InlineData(PercentileKind.MidRank, new[] { 0.1, 0.4, 0.4, 0.7, 0.9 })]
    [InlineData(PercentileKind.Below, new[] { 0, 0.2, 0.2, 0.6, 0.8 })]
    [InlineData(PercentileKind.AtOrBelow, new[] { 0.2, 0.6, 0.6, 0.8, 1 })]
    public void Percentiles_are_of_the_stated_kind(PercentileKind kind, double[] expected)
    {
        var cohort = Assert.Single(CohortCalculator.Calculate(Five, CohortBy.Role, kind));
        Assert.Equal(expected, cohort.Places.Select(place => Math.Round(place.Percentile!.Value, 12)));
        Assert.Equal([-10, 0, 0, 10, 20], cohort.Places.Select(place => place.FromMedian!.Value));
    }

    [Fact]
    public void Quantiles_are_of_type_seven()
    {
        // R: quantile(c(10, 20, 20, 30, 40), c(0, .25, .5, .9, 1)).
        var cohort = Assert.Single(CohortCalculator.Calculate(Five, CohortBy.None));
        Assert.Equal([10, 20, 20, 36, 40], ((double[])[0, 0.25, 0.5, 0.9, 1]).Select(share => Math.Round(cohort.Quantile(share)!.Value, 12)));
        Assert.Throws<ArgumentOutOfRangeException>(() => cohort.Quantile(90));
        Assert.Equal("all", cohort.Key);
    }

    [Fact]
    public void People_are_compared_with_their_like_only()
    {
        CohortMember[] people =
        [
            .. Five, new("new", 1) { Role = "AE", Tenure = "first year" }, new("other", 99) { Role = "SDR" }, new("without", null) { Role = "SDR", Segment = "Mid", TerritoryId = "West" },
        ];
        Assert.Equal(["role AE", "role SDR"], CohortCalculator.Calculate(people, CohortBy.Role).Select(cohort => cohort.Key));
        Assert.Equal(
            ["role AE, tenure (not known)", "role AE, tenure first year", "role SDR, tenure (not known)"],
            CohortCalculator.Calculate(people, CohortBy.Role | CohortBy.Tenure).Select(cohort => cohort.Key));
        Assert.Contains("segment Mid, territory West", CohortCalculator.Calculate(people, CohortBy.Segment | CohortBy.Territory).Select(cohort => cohort.Key));
    }

    [Fact]
    public void Small_cohorts_are_refused_and_undefined_values_are_nobodys_peers()
    {
        var cohort = Assert.Single(CohortCalculator.Calculate([.. Five[..4], new("x", null)], CohortBy.None));
        Assert.Equal(("4 of at least 5 members have a value", (double?)null), (cohort.WhyTooSmall, cohort.Median));
        Assert.All(cohort.Places, place => Assert.Equal((null, null), (place.Percentile, place.FromMedian)));
        Assert.Equal(["x"], cohort.Undefined.AsEnumerable());
        Assert.Contains("undefined (4 of at least 5", cohort.Explain().ToString(), StringComparison.Ordinal);
        Assert.Empty(CohortCalculator.Calculate([], CohortBy.Role));
        Assert.Throws<ArgumentException>(() => CohortCalculator.Calculate([Five[0], Five[0]], CohortBy.Role));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohortCalculator.Calculate([], (CohortBy)64));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohortCalculator.Calculate([], CohortBy.Role, (PercentileKind)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohortCalculator.Calculate([], CohortBy.Role, fewestMembers: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CohortMember("a", double.NaN));
    }
}
