namespace SalesMetrics.Calendars;

/// <summary>Which calendar year a fiscal year takes its number from, when it lies in two.</summary>
/// <remarks>
/// A week-based fiscal year is named like the twelve whole calendar months it stands for, so a year that ends on the Saturday nearest to
/// 31 December 2020 (which is 2 January 2021) is FY2020 under both namings.
/// </remarks>
public enum FiscalYearNaming
{
    /// <summary>The year it ends in: the year from 1 April 2016 is FY2017. Usual in finance.</summary>
    ByEndingYear,

    /// <summary>The year it starts in: the year from 29 January 2023 is FY2023. Usual in retail.</summary>
    ByStartingYear,
}
