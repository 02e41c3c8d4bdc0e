namespace SalesMetrics.Data.Fields;

/// <summary>Why a text is no date.</summary>
internal enum DateFault
{
    None,
    Unreadable,

    /// <summary>It is a date, but which day depends on who reads it.</summary>
    Ambiguous,

    /// <summary>The year cannot be meant.</summary>
    OutOfRange,
}
