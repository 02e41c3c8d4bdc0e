namespace SalesMetrics.Pipeline.Bridges;

/// <summary>From when to when a bridge goes, and which deals are in the pipeline it is about.</summary>
public sealed record PipelineBridgeOptions
{
    /// <summary>The days whose changes are told, both inclusive: it starts from the end of the day before, and ends at the end of the last.</summary>
    public required DateInterval Days { get; init; }

    /// <summary>The one currency of all amounts; convert others first.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The days, both inclusive, on which a deal must be expected to close to be in the pipeline; null takes all open deals, undated ones too.</summary>
    public DateInterval? Due { get; init; }

    /// <summary>Whether an open deal without an expected amount counts at its list price; false unless stated.</summary>
    public bool UseListPrice { get; init; }
}
