namespace SalesMetrics.Data.Fields;

/// <summary>Why a text is no amount.</summary>
internal enum AmountFault
{
    None,
    Unreadable,

    /// <summary>It is beyond any amount a deal can have, or has more digits than can be kept exactly.</summary>
    OutOfRange,

    /// <summary>It carries the sign or code of another currency.</summary>
    OtherCurrency,
}
