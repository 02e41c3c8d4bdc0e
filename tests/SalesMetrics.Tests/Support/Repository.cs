namespace SalesMetrics.Tests.Support;

/// <summary>The checkout the tests run in, for the tests that read it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SalesMetrics.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No SalesMetrics.sln above {AppContext.BaseDirectory}.");
    }
}
