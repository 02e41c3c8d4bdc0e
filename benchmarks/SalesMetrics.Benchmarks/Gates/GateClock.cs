namespace SalesMetrics.Benchmarks.Gates;

/// <summary>What counts as the time of a run.</summary>
internal enum GateClock
{
    /// <summary>From start to end by the clock on the wall: right on a calm machine.</summary>
    Wall,

    /// <summary>What this process had of the processors: for a machine shared with others, where a long run is interrupted and a short one is not. A variant
    /// on two threads counts twice.</summary>
    Processor,
}
