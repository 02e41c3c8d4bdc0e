using System.Globalization;
using System.Text.RegularExpressions;
using SalesMetrics.Tests.Architecture;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Comparisons.ErrorRates;

/// <summary>The measured error rates of docs/calculations/error-rates.md: that they are what is stated, and that they are measured.</summary>
public partial class ErrorRateTests
{
    public static TheoryData<string> Cases => [.. ErrorRateCases.All.Select(rate => rate.Case)];

    [Fact]
    public void The_page_lists_every_case_once_and_no_other() =>
        Assert.Equal(ErrorRateCases.All.Select(rate => rate.Case), Rows().Select(row => row.Case));

    /// <summary>A rate of exactly 5 % is measured as above 5 % half of the time, so two standard errors of so many companies are allowed for.</summary>
    [Fact]
    public void Every_measured_rate_is_within_what_is_stated_but_for_luck() => Assert.All(Rows(), row =>
    {
        var luck = 200 * Math.Sqrt(row.Measured / 100 * (1 - (row.Measured / 100)) / row.Companies);
        Assert.True(row.Measured >= row.Least - luck && row.Measured <= row.Most + luck, $"{row.Case}: {row.Measured} is not from {row.Least} to {row.Most}");
    });

    /// <summary>A few companies, as far from the table as luck may put them: four standard errors, and half a point for those that are too few to have one.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_short_run_agrees_with_the_page(string name)
    {
        var rate = ErrorRateCases.All.Single(one => one.Case == name);
        var (share, error) = rate.Measure(rate.Short);
        var row = Rows().Single(one => one.Case == name);
        var luck = 4 * Math.Max(error, Math.Sqrt(row.Measured / 100 * (1 - (row.Measured / 100)) / rate.Short / rate.Once(1).Of));
        Assert.InRange(share, (row.Measured / 100) - luck - 0.005, (row.Measured / 100) + luck + 0.005);
    }

    [LongTheory]
    [MemberData(nameof(Cases))]
    public void The_long_run_is_what_the_page_says(string name)
    {
        var rate = ErrorRateCases.All.Single(one => one.Case == name);
        var row = Rows().Single(one => one.Case == name);
        Assert.Equal(row.Companies, rate.Long);
        var share = Math.Round(100 * rate.Measure(rate.Long).Share, 1);
        Assert.True(row.Measured == share, FormattableString.Invariant($"MEASURED|{name}|{share:0.0}"));
    }

    private static List<(string Case, double Least, double Most, double Measured, int Companies)> Rows() =>
    [
        .. SourceFiles.Read("docs/calculations/error-rates.md").Lines.Select(line => RowPattern().Match(line)).Where(match => match.Success).Select(match => (
            match.Groups["case"].Value,
            Number(match, "least", 0),
            Number(match, "most", 100),
            Number(match, "measured", double.NaN),
            (int)Number(match, "companies", 0))),
    ];

    private static double Number(Match match, string group, double otherwise) =>
        match.Groups[group] is { Success: true } found ? double.Parse(found.Value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;

    // | case | at most 5 % | 4.9 % | 4,000 |, or "at least 88 %", "88 to 92 %", or a dash where nothing is stated.
    [GeneratedRegex(@"^\| (?<case>[^|]+) \| (?:-|at most (?<most>[\d.]+) %|at least (?<least>[\d.]+) %|(?<least>[\d.]+) to (?<most>[\d.]+) %) \| (?<measured>[\d.]+) % \| (?<companies>[\d,]+) \|$")]
    private static partial Regex RowPattern();
}
