namespace SalesMetrics;

/// <summary>Good values together with the issues found on the way to them.</summary>
/// <typeparam name="T">What was good.</typeparam>
/// <param name="Value">What was good; never less than what could be used.</param>
/// <param name="Issues">What was not, in the order it was met. Empty when all was well.</param>
public sealed record Checked<T>(T Value, IReadOnlyList<Issue> Issues)
{
    /// <summary>Whether no issue was found.</summary>
    public bool IsClean => Issues.Count == 0;
}
