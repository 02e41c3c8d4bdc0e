using System.Text.RegularExpressions;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Data;

public class IssueCodeTests
{
    [Fact]
    public void Every_code_of_the_CRM_readers_is_in_the_guide()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guides", "reading-crm-exports.md"));
        var folder = Path.Combine(Repository.Root, "src", "SalesMetrics.Data");
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder, "Csv"), "*.cs"), Path.Combine(folder, "CrmReading.cs"), Path.Combine(folder, "SalesProcessReader.cs")];

        // Codes are the only hyphenated, lower-case literals there.
        string[] codes =
        [
            .. files.SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"([a-z]+(-[a-z]+)+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)))
                .Select(match => match.Groups[1].Value)
                .Distinct(StringComparer.Ordinal),
        ];

        Assert.True(codes.Length > 35);
        Assert.All(codes, code => Assert.Contains($"`{code}`", guide, StringComparison.Ordinal));
    }
}
