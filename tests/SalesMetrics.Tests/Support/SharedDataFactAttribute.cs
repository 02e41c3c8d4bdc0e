namespace SalesMetrics.Tests.Support;

/// <summary>A fact that needs files of the shared data; reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(params string[] relativePaths) => Skip = SharedData.WhyMissing(relativePaths);
}
