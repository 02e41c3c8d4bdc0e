namespace SalesMetrics.Tests.Support;

/// <summary>A theory that needs files of the shared data; reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(params string[] relativePaths) => Skip = SharedData.WhyMissing(relativePaths);
}
