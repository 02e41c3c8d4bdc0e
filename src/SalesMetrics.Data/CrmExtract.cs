using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;

namespace SalesMetrics.Data;

/// <summary>What was read from a CRM's files: the good, beside everything that was not.</summary>
public sealed class CrmExtract
{
    internal CrmExtract()
    {
    }

    /// <summary>The name of the mapping it was read by.</summary>
    public required string MappingName { get; init; }

    /// <summary>The currency of every amount that did not state its own.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The deals used, file by file and row by row.</summary>
    public required ImmutableArray<Deal> Deals { get; init; }

    /// <summary>Who had which manager, team, territory and role. Made from the deals' owners when there was no people file.</summary>
    public required SalesOrganization Organization { get; init; }

    /// <summary>The list prices; empty when there was no products file.</summary>
    public required PriceList Prices { get; init; }

    /// <summary>The quotas used, in the order of their rows; empty when there was no quotas file.</summary>
    public required ImmutableArray<Quota> Quotas { get; init; }

    /// <summary>Everything wrong or doubtful: row by row in the order of reading (people, products, deals, quotas), then what is said once.</summary>
    public required ImmutableArray<Issue> Issues { get; init; }

    /// <summary>The rows of each file that was read, in the order of reading.</summary>
    public required ImmutableArray<ReadTally> Tallies { get; init; }
}
