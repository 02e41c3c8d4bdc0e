using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Cli.Input;

/// <summary>How a company's deals went through the stages, as it was known on one day.</summary>
internal sealed record ProcessFacts
{
    /// <summary>Where the facts came from, in words.</summary>
    public required string Source { get; init; }

    public required LocalDate AsOf { get; init; }

    public required Currency Currency { get; init; }

    public required StageLog Log { get; init; }

    public required DealHistories Deals { get; init; }

    public required SalesOrganization Organization { get; init; }

    public ImmutableArray<Issue> Issues { get; init; } = [];

    /// <summary>The id of the unit of a kind that a person is in on a day, or was in last before; empty for none.</summary>
    public string UnitOf(UnitKind kind, string payeeId, LocalDate date)
    {
        if (kind is UnitKind.Payee or UnitKind.Company)
        {
            return kind == UnitKind.Payee ? payeeId : "company";
        }

        var role = Organization.TryGetOn(date, payeeId, out var assignment) ? assignment
            : Organization.HistoryOf(payeeId) is { IsEmpty: false } history ? history.LastOrDefault(one => one.From <= date) ?? history[0]
            : null;
        return role?.UnitOf(kind).Id ?? "";
    }
}
