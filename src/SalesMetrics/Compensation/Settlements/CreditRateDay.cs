namespace SalesMetrics.Compensation.Settlements;

/// <summary>The day whose rate brings a sale in another currency into the plan's: what is credited.</summary>
public enum CreditRateDay
{
    /// <summary>The day of the sale; later rates change nothing.</summary>
    BookingDate,

    /// <summary>The day it is paid: everything is restated at one rate.</summary>
    PayDay,
}
