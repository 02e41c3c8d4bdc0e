using System.CommandLine;
using SalesMetrics.Organization;

namespace SalesMetrics.Cli.Commands;

/// <summary>The words of <c>--by</c>.</summary>
internal static class UnitChoice
{
    public static Option<string> Option(string defaultWord, params string[] words)
    {
        var option = new Option<string>("--by") { Description = "What to group by.", DefaultValueFactory = _ => defaultWord };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    public static UnitKind KindOf(string word) => word switch
    {
        "rep" => UnitKind.Payee,
        "team" => UnitKind.Team,
        "manager" => UnitKind.Manager,
        "region" => UnitKind.Territory,
        "company" => UnitKind.Company,
        _ => throw new UsageException(Invariant($"--by {word} is not known here.")),
    };
}
