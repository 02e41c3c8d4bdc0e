using SalesMetrics.Data.Fields;

namespace SalesMetrics.Data.Mappings;

/// <summary>What a mapping says, checked.</summary>
internal sealed record MappingContents
{
    public required string Name { get; init; }

    public required int Version { get; init; }

    public required Currency Currency { get; init; }

    public required char Delimiter { get; init; }

    public required char DecimalSeparator { get; init; }

    public required DateText Dates { get; init; }

    public required FileMapping Deals { get; init; }

    public required ImmutableDictionary<string, StageMeaning> Stages { get; init; }

    public required AmountUse WonZero { get; init; }

    public required AmountUse WonNegative { get; init; }

    public required AmountUse LostZero { get; init; }

    /// <summary>Null when the mapping has no such section; so below.</summary>
    public required FileMapping? People { get; init; }

    public required FileMapping? Products { get; init; }

    public required FileMapping? Quotas { get; init; }

    public required ImmutableDictionary<string, string> PayeeAliases { get; init; }

    public required ImmutableDictionary<string, string> ProductAliases { get; init; }

    public required ImmutableDictionary<string, string> AccountAliases { get; init; }

    public required ImmutableDictionary<string, string> TeamAliases { get; init; }

    public required ImmutableDictionary<string, string> TerritoryAliases { get; init; }
}
