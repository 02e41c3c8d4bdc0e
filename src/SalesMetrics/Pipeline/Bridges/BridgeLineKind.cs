namespace SalesMetrics.Pipeline.Bridges;

/// <summary>Why value came into the open pipeline, or went out of it.</summary>
public enum BridgeLineKind
{
    /// <summary>The deal was not there before.</summary>
    New,

    /// <summary>It was there and open, and became due in the days looked at, from later or from earlier.</summary>
    PulledIn,

    /// <summary>It had ended, and is worked on again.</summary>
    Reopened,

    /// <summary>Its amount rose.</summary>
    Increase,

    /// <summary>It came from another unit, or its owner did.</summary>
    TransferredIn,

    /// <summary>Its amount fell.</summary>
    Decrease,

    /// <summary>It was won.</summary>
    Won,

    /// <summary>It was lost.</summary>
    Lost,

    /// <summary>It is due in the days looked at no more: later, earlier, or nobody says.</summary>
    PushedOut,

    /// <summary>It went to another unit, or its owner did.</summary>
    TransferredOut,
}
