namespace SalesMetrics.Columns;

/// <summary>A snapshot cannot be used: why, what was found and what was expected. Nothing has been read from it.</summary>
public sealed class SnapshotException : FormatException
{
    /// <summary>Says what is wrong with a snapshot.</summary>
    /// <param name="fault">Why it cannot be used.</param>
    /// <param name="what">What was looked at, such as <c>format version</c>.</param>
    /// <param name="found">What it is.</param>
    /// <param name="expected">What it should be.</param>
    public SnapshotException(SnapshotFault fault, string what, string found, string expected)
        : base(Invariant($"The snapshot cannot be used ({fault}): {what} is {found}; expected {expected}."))
    {
        Fault = fault;
        Found = found;
        Expected = expected;
    }

    /// <summary>Why it cannot be used.</summary>
    public SnapshotFault Fault { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected in its place.</summary>
    public string Expected { get; }
}
