namespace SalesMetrics.Calendars;

/// <summary>How the thirteen weeks of a quarter are dealt out to its three months.</summary>
public enum WeekPattern
{
    /// <summary>Months of four, four and five weeks. Usual in manufacturing and technology.</summary>
    FourFourFive,

    /// <summary>Months of four, five and four weeks. Usual in retail.</summary>
    FourFiveFour,

    /// <summary>Months of five, four and four weeks.</summary>
    FiveFourFour,
}
