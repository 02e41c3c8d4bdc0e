namespace SalesMetrics.Compensation.Differences;

/// <summary>A pay run with what it was paid on: one side of a comparison.</summary>
public sealed record PayVersion
{
    /// <summary>Puts a run and its attainments together.</summary>
    /// <param name="run">The run, with or without awards. Its payouts are of whole periods; pieces of a period are in no such run and cannot be compared.</param>
    /// <param name="attainments">
    /// The attainments it was paid on. Between two plan versions the better answer comes from attainments that hold what either plan reads; where
    /// one side was never asked for a measure that only the other plan reads, the figure of the other side stands in.
    /// </param>
    public PayVersion(PayRun run, PlanAttainments attainments)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(attainments);
        Run = run;
        Attainments = attainments;
    }

    /// <summary>The run.</summary>
    public PayRun Run { get; }

    /// <summary>What it was paid on.</summary>
    public PlanAttainments Attainments { get; }
}
