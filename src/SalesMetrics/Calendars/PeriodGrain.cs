namespace SalesMetrics.Calendars;

/// <summary>How long a fiscal period is, from the coarsest grain to the finest.</summary>
/// <remarks>The default is <see cref="Year"/>.</remarks>
public enum PeriodGrain
{
    /// <summary>A whole fiscal year; its id is <c>FY2017</c>.</summary>
    Year,

    /// <summary>Half a fiscal year; its id is <c>FY2017-H2</c>.</summary>
    Half,

    /// <summary>A quarter of a fiscal year; its id is <c>FY2017-Q4</c>.</summary>
    Quarter,

    /// <summary>A fiscal month; its id is <c>FY2017-M12</c>, numbered from the start of the fiscal year, not from January.</summary>
    Month,

    /// <summary>Seven days; its id is <c>FY2017-W05</c>. Whether weeks nest in months is the calendar's to say.</summary>
    Week,
}
