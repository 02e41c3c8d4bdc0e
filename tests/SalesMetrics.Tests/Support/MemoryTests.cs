namespace SalesMetrics.Tests.Support;

/// <summary>Tests that look at the memory of the whole process: they run after the others, by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryTests
{
    public const string Name = "Memory of the whole process";
}
