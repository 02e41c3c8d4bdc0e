namespace SalesMetrics.Data.Csv;

/// <summary>Why a row could not even be cut into fields.</summary>
internal enum RowFault
{
    None,

    /// <summary>A quote opens and does not close, or something follows the closing one.</summary>
    BrokenQuotes,

    /// <summary>The row is longer than the longest one that is read.</summary>
    TooLong,
}
