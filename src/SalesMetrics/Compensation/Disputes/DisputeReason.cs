namespace SalesMetrics.Compensation.Disputes;

/// <summary>Why a transaction does not count for a line of somebody's pay.</summary>
public enum DisputeReason
{
    /// <summary>No entry of that id is credited to anybody, in this currency at least.</summary>
    NotCredited,

    /// <summary>The payee has no payout: no assignment on any day of the period.</summary>
    NoPayout,

    /// <summary>It is credited to others, or rolls up to another team, manager or territory than the payee's.</summary>
    OtherUnit,

    /// <summary>It is credited on top of the sale, as an overlay or override, which counts for the person alone and for no team or company.</summary>
    Overlay,

    /// <summary>The measure counts other products or another category of entries.</summary>
    OtherMeasure,

    /// <summary>It counts on a day outside the period, or outside the days of the program.</summary>
    OtherPeriod,

    /// <summary>The rate card has no rate for its product.</summary>
    NoProductRate,

    /// <summary>The budget of the program was spent on deals booked before.</summary>
    OverBudget,

    /// <summary>The line is paid on a stated value, or on nothing, and not on credits.</summary>
    NotOnCredits,
}
