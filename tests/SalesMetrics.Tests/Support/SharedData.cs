namespace SalesMetrics.Tests.Support;

/// <summary>Where real data and outside reference values are, on the machines that have them.</summary>
/// <remarks>They are no part of the repository: without them the tests that need them are reported as skipped, with this reason.</remarks>
internal static class SharedData
{
    private static readonly string? Root = Find();

    public static string? WhyMissing(params ReadOnlySpan<string> relativePaths)
    {
        if (Root is null)
        {
            return "No shared data: set SALESMETRICS_SHARED to its folder, or place it beside the repository as ../shared.";
        }

        foreach (var relativePath in relativePaths)
        {
            if (!Path.Exists(Path.Combine(Root, relativePath)))
            {
                return $"Shared data has no {relativePath}.";
            }
        }

        return null;
    }

    public static string PathOf(string relativePath) =>
        Path.Combine(Root ?? throw new InvalidOperationException("Mark the test with SharedDataFact."), relativePath);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SALESMETRICS_SHARED") is { Length: > 0 } stated)
        {
            return Directory.Exists(stated) ? Path.GetFullPath(stated) : null;
        }

        var beside = Path.Combine(Repository.Root, "..", "shared");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}
