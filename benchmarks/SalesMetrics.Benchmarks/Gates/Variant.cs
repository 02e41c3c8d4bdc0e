namespace SalesMetrics.Benchmarks.Gates;

/// <summary>One way of doing the work whose time is compared with others'.</summary>
/// <param name="Name">What it is, as tables call it.</param>
/// <param name="Operations">How many facts, cells or lines one run handles; times are for one of them.</param>
/// <param name="Run">The work. What it returns is kept until time has been taken.</param>
internal sealed record Variant(string Name, long Operations, Func<object?> Run)
{
    /// <summary>What is done before each timed run and not timed.</summary>
    public Action? Prepare { get; init; }
}
