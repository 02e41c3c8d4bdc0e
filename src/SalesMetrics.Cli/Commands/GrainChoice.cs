using System.CommandLine;
using SalesMetrics.Calendars;

namespace SalesMetrics.Cli.Commands;

/// <summary>The words of <c>--grain</c>.</summary>
internal static class GrainChoice
{
    public static Option<string> Option(string defaultWord)
    {
        var option = new Option<string>("--grain") { Description = "How long the periods are.", DefaultValueFactory = _ => defaultWord };
        option.AcceptOnlyFromAmong("week", "month", "quarter", "half", "year");
        return option;
    }

    public static PeriodGrain GrainOf(string word) => word switch
    {
        "week" => PeriodGrain.Week,
        "month" => PeriodGrain.Month,
        "quarter" => PeriodGrain.Quarter,
        "half" => PeriodGrain.Half,
        "year" => PeriodGrain.Year,
        _ => throw new UsageException(Invariant($"--grain {word} is not known here.")),
    };

    /// <summary>After how many periods a year's season repeats; weeks do not divide a year evenly, so none is assumed for them.</summary>
    public static int SeasonLength(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Month => 12,
        PeriodGrain.Quarter => 4,
        PeriodGrain.Half => 2,
        _ => 1,
    };

    /// <summary>After how many periods a quarter's rhythm repeats.</summary>
    public static int PeriodsOfQuarter(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Week => 13,
        PeriodGrain.Month => 3,
        _ => 1,
    };
}
