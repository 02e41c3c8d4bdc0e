namespace SalesMetrics.Organization;

/// <summary>A stretch of days on which a payee had one role, in one team, under one manager, in one territory.</summary>
/// <remarks>Joining, moving and leaving are assignments that start and end; a rehire is a second one after a gap.</remarks>
public sealed record Assignment
{
    /// <summary>The payee's id; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string PayeeId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The first day, inclusive.</summary>
    public required LocalDate From { get; init; }

    /// <summary>The last day, inclusive; null while it goes on.</summary>
    public LocalDate? To { get; init; }

    /// <summary>The role, such as <c>Account Executive</c>; empty when it is not known.</summary>
    public string Role { get; init; } = "";

    /// <summary>The team's id; empty for none.</summary>
    public string TeamId { get; init; } = "";

    /// <summary>The id of the manager reported to; empty for none.</summary>
    public string ManagerId { get; init; } = "";

    /// <summary>The territory's or region's id; empty for none.</summary>
    public string TerritoryId { get; init; } = "";

    /// <summary>Whether a day falls into the assignment.</summary>
    public bool Covers(LocalDate date) => From <= date && (To is not { } to || date <= to);

    /// <summary>The unit of a kind that the payee belongs to under this assignment; with an empty id when assigned to none.</summary>
    public SalesUnit UnitOf(UnitKind kind) => kind switch
    {
        UnitKind.Payee => SalesUnit.Payee(PayeeId),
        UnitKind.Team => SalesUnit.Team(TeamId),
        UnitKind.Manager => SalesUnit.Manager(ManagerId),
        UnitKind.Territory => SalesUnit.Territory(TerritoryId),
        UnitKind.Company => SalesUnit.Company,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of unit."),
    };
}
