// Planted for TidyTests; internal, so that it is not run.
#pragma warning disable xUnit1000

namespace SalesMetrics.Tests.Architecture.Planted;

internal sealed class NamedBadly
{
    [Fact]
    public void Works() => Assert.NotEmpty(ToString()!);

    [Fact]
    public void It_says_its_name() => Assert.NotEmpty(ToString()!);
}
