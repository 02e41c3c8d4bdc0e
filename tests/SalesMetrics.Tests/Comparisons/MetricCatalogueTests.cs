using System.Text.RegularExpressions;
using SalesMetrics.Tests.Architecture;

namespace SalesMetrics.Tests.Comparisons;

/// <summary>That the page of metrics is true: every id that is normative is on it, and every member it names is there.</summary>
public partial class MetricCatalogueTests
{
    private const string Page = "docs/calculations/metric-catalogue.md";

    /// <summary>The ids of <c>spec/comparison.md</c>, 2.1 to 2.5.</summary>
    private static readonly string[] Ids =
    [
        "WinRate.Count.Decided", "WinRate.Count.Broad", "WinRate.Value.Decided", "WinRate.Cohort", "WinCurve", "WinRate.FromStage", "CloseRate", "AverageDeal", "DiscountRatio",
        "Velocity.Realised", "Velocity.Pipeline", "Attainment", "Ramp", "StepConversion", "StepConversion.Raw", "Cumulative", "Presence balance", "StageDuration", "Regression rate",
        "Skip rate", "Sticking point", "LeadToQualified", "Activity ratios", "SpeedToLead", "Coverage.Open", "Coverage.Required", "Weighted", "Category roll-up", "Bridge", "PushCount",
        "Slippage", "AgeRatio", "Concentration", "ForecastAccuracy", "Gini", "Theil", "Capacity-fair share", "Lead quality index", "Mix test", "Opportunity-adjusted fairness",
    ];

    [Fact]
    public void Every_normative_id_is_on_the_page()
    {
        var lines = SourceFiles.Read(Page).Lines.ToList();
        Assert.All(Ids, id => Assert.Contains(lines, line => line.StartsWith($"| {id} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_member_that_the_page_names_is_in_the_library()
    {
        var types = typeof(Money).Assembly.GetExportedTypes();
        var named = Member().Matches(string.Join('\n', SourceFiles.Read(Page).Lines)).Select(match => (Type: match.Groups["type"].Value, Name: match.Groups["name"].Value)).Distinct().ToList();
        Assert.True(named.Count > 50, $"{named.Count}");
        Assert.All(named, one => Assert.True(
            types.Any(type => type.Name == one.Type && type.GetMember(one.Name).Length > 0), $"{one.Type}.{one.Name} is on the page and not in the library"));
    }

    [GeneratedRegex(@"`(?<type>[A-Z]\w+)\.(?<name>[A-Z]\w+)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();
}
