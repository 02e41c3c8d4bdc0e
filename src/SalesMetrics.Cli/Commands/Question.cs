using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;

namespace SalesMetrics.Cli.Commands;

/// <summary>The facts every answer about a company begins with.</summary>
internal static class Question
{
    public static ImmutableArray<(string Name, Cell Value)> Of(Company company) =>
    [
        ("source", Cell.Text(company.Source)),
        ("as_of", Cell.Date(company.AsOf)),
        ("period", Cell.Text(company.Period.Id)),
        ("currency", Cell.Text(company.Currency.Code)),
    ];

    public static ImmutableArray<(string Name, Cell Value)> Of(ProcessFacts facts) =>
    [
        ("source", Cell.Text(facts.Source)),
        ("as_of", Cell.Date(facts.AsOf)),
        ("currency", Cell.Text(facts.Currency.Code)),
    ];
}
