namespace SalesMetrics.Columns;

/// <summary>Why a snapshot cannot be used.</summary>
public enum SnapshotFault
{
    /// <summary>It does not begin as a snapshot of this kind does.</summary>
    NotASnapshot,

    /// <summary>It is written in another version of the form.</summary>
    OtherVersion,

    /// <summary>It is shorter or longer than it says, or than any snapshot is.</summary>
    WrongLength,

    /// <summary>The checksum is another, or something in it cannot be: bytes changed on the way.</summary>
    Damaged,

    /// <summary>It is whole, and kept for something else: other ids, periods, currencies or roles.</summary>
    OtherShape,
}
