namespace SalesMetrics.Calendars;

/// <summary>The words for grains in messages.</summary>
internal static class GrainWords
{
    public static string Plural(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Year => "years",
        PeriodGrain.Half => "halves",
        PeriodGrain.Quarter => "quarters",
        PeriodGrain.Month => "months",
        _ => "weeks",
    };
}
