namespace SalesMetrics.Tests.Support;

/// <summary>A theory that takes many seconds; reported as skipped unless the environment variable SALESMETRICS_LONG is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute() =>
        Skip = Environment.GetEnvironmentVariable("SALESMETRICS_LONG") == "1" ? null : "It takes long: set SALESMETRICS_LONG to 1.";
}
