using FsCheck.Xunit;

namespace SalesMetrics.Tests.Support;

/// <summary>A law about what people are paid: tried on 1,000 random cases, and on 100,000 when the environment variable SALESMETRICS_LONG is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PayLawAttribute : PropertyAttribute
{
    public PayLawAttribute() => MaxTest = Cases;

    /// <summary>How many cases a law of pay is tried on in this run.</summary>
    public static int Cases { get; } = Environment.GetEnvironmentVariable("SALESMETRICS_LONG") == "1" ? 100_000 : 1_000;
}
