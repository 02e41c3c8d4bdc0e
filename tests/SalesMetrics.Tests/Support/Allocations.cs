namespace SalesMetrics.Tests.Support;

/// <summary>Counts what a call allocates on this thread.</summary>
internal static class Allocations
{
    /// <summary>The least of several runs: the first ones may pay for what the runtime sets up or compiles anew on the way.</summary>
    public static long Of(Action call)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
