using System.Text.Json.Serialization;

namespace SalesMetrics.Data.Mappings;

/// <summary>A mapping as its JSON file says it, before it is checked. The schema file beside it describes the same form.</summary>
/// <remarks>
/// Optional members are set, not init: beside required ones, the generated reader gives every init member a value, and so wipes out
/// the defaults written here. A section that may be left out is null then, but is not declared so, because null itself is refused.
/// </remarks>
internal sealed record MappingDocument
{
    [JsonPropertyName("$schema")]
    public string Schema { get; set; } = "";

    public string Description { get; set; } = "";

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Currency { get; init; }

    public string Delimiter { get; set; } = ",";

    public string DecimalSeparator { get; set; } = ".";

    public required ImmutableArray<string> Dates { get; init; }

    public required DealsSection Deals { get; init; }

    public PeopleSection People { get; set; } = null!;

    public ProductsSection Products { get; set; } = null!;

    public QuotasSection Quotas { get; set; } = null!;

    public AliasesSection Aliases { get; set; } = new();
}

internal sealed record DealsSection
{
    public required ImmutableArray<string> Files { get; init; }

    public required DealColumns Columns { get; init; }

    public required StagesSection Stages { get; init; }

    public string WonZero { get; set; } = "use";

    public string WonNegative { get; set; } = "use";

    public string LostZero { get; set; } = "use";
}

internal sealed record DealColumns
{
    public required ImmutableArray<string> Id { get; init; }

    public required ImmutableArray<string> Owner { get; init; }

    public required ImmutableArray<string> Stage { get; init; }

    public required ImmutableArray<string> ClosedOn { get; init; }

    public required ImmutableArray<string> Amount { get; init; }

    public ImmutableArray<string> OpenedOn { get; set; } = [];

    public ImmutableArray<string> Currency { get; set; } = [];

    public ImmutableArray<string> Product { get; set; } = [];

    public ImmutableArray<string> Account { get; set; } = [];

    public ImmutableArray<string> ListPrice { get; set; } = [];

    public ImmutableArray<string> ExpectedAmount { get; set; } = [];

    public ImmutableArray<string> ExpectedCloseOn { get; set; } = [];
}

internal sealed record StagesSection
{
    public required ImmutableArray<string> Won { get; init; }

    public required ImmutableArray<string> Lost { get; init; }

    public required ImmutableArray<string> Open { get; init; }
}

internal sealed record PeopleSection
{
    public required ImmutableArray<string> Files { get; init; }

    public bool Optional { get; set; }

    public required PeopleColumns Columns { get; init; }
}

internal sealed record PeopleColumns
{
    public required ImmutableArray<string> Payee { get; init; }

    public ImmutableArray<string> Manager { get; set; } = [];

    public ImmutableArray<string> Team { get; set; } = [];

    public ImmutableArray<string> Territory { get; set; } = [];

    public ImmutableArray<string> Role { get; set; } = [];

    public ImmutableArray<string> From { get; set; } = [];

    public ImmutableArray<string> To { get; set; } = [];
}

internal sealed record ProductsSection
{
    public required ImmutableArray<string> Files { get; init; }

    public bool Optional { get; set; }

    public required ProductColumns Columns { get; init; }
}

internal sealed record ProductColumns
{
    public required ImmutableArray<string> Id { get; init; }

    public required ImmutableArray<string> ListPrice { get; init; }

    public ImmutableArray<string> Currency { get; set; } = [];
}

internal sealed record QuotasSection
{
    public required ImmutableArray<string> Files { get; init; }

    public bool Optional { get; set; }

    public required QuotaColumns Columns { get; init; }
}

internal sealed record QuotaColumns
{
    public required ImmutableArray<string> From { get; init; }

    public required ImmutableArray<string> To { get; init; }

    public required ImmutableArray<string> Amount { get; init; }

    public ImmutableArray<string> Payee { get; set; } = [];

    public ImmutableArray<string> Team { get; set; } = [];

    public ImmutableArray<string> Manager { get; set; } = [];

    public ImmutableArray<string> Territory { get; set; } = [];

    public ImmutableArray<string> Currency { get; set; } = [];

    public ImmutableArray<string> Measure { get; set; } = [];
}

internal sealed record AliasesSection
{
    public ImmutableDictionary<string, string> Payee { get; set; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Product { get; set; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Account { get; set; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Team { get; set; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Territory { get; set; } = ImmutableDictionary<string, string>.Empty;
}
