namespace SalesMetrics.Tests.Architecture;

/// <summary>Says how a rule is checked: kept by the real code, and seen to be broken by what was planted to break it.</summary>
internal static class RuleAssert
{
    public static void Kept(IEnumerable<string> violations)
    {
        var found = violations.Distinct(StringComparer.Ordinal).ToArray();
        Assert.True(found.Length == 0, $"{found.Length} violations:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }

    /// <summary>Every expected fragment is reported, each by a violation of its own, and nothing else is.</summary>
    public static void Reports(IEnumerable<string> violations, params string[] fragments)
    {
        var found = violations.Distinct(StringComparer.Ordinal).ToArray();
        Assert.All(fragments, fragment => Assert.Contains(found, violation => violation.Contains(fragment, StringComparison.Ordinal)));
        Assert.True(found.Length == fragments.Length, "Reported: " + string.Join(Environment.NewLine, found));
    }
}
