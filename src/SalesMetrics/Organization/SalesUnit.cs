namespace SalesMetrics.Organization;

/// <summary>Whose performance is meant: one payee, a team, a manager's people, a territory, or the company.</summary>
/// <remarks>Ids are compared ordinally. The default value is a payee without an id, which nobody is.</remarks>
public readonly record struct SalesUnit : IComparable<SalesUnit>
{
    private const string CompanyId = "company";

    private readonly string? _id;

    /// <summary>Names a unit.</summary>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="id">Its id in the CRM. For payees, teams, managers and territories an empty id means "assigned to none".</param>
    /// <exception cref="ArgumentException">A company is given an id of its own: there is only <see cref="Company"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the kinds.</exception>
    public SalesUnit(UnitKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of unit.");
        }

        if (kind == UnitKind.Company && !string.Equals(id, CompanyId, StringComparison.Ordinal))
        {
            throw new ArgumentException(Invariant($"There is one company and its id is '{CompanyId}', not '{id}': use SalesUnit.Company."), nameof(id));
        }

        Kind = kind;

        // An empty id is kept as the default value keeps it, or the two would print alike and yet differ.
        _id = id.Length == 0 ? null : id;
    }

    /// <summary>The whole company, the one unit of its kind.</summary>
    public static SalesUnit Company { get; } = new(UnitKind.Company, CompanyId);

    /// <summary>The kind of unit.</summary>
    public UnitKind Kind { get; }

    /// <summary>The unit's id; empty for what is assigned to none.</summary>
    public string Id => _id ?? "";

    /// <summary>Names a payee.</summary>
    public static SalesUnit Payee(string id) => new(UnitKind.Payee, id);

    /// <summary>Names a team.</summary>
    public static SalesUnit Team(string id) => new(UnitKind.Team, id);

    /// <summary>Names the people of a manager.</summary>
    public static SalesUnit Manager(string id) => new(UnitKind.Manager, id);

    /// <summary>Names a territory.</summary>
    public static SalesUnit Territory(string id) => new(UnitKind.Territory, id);

    /// <summary>Orders by kind, then by id ordinally.</summary>
    public int CompareTo(SalesUnit other) =>
        Kind == other.Kind ? string.CompareOrdinal(Id, other.Id) : Kind.CompareTo(other.Kind);

    /// <summary>Kind and id: <c>Team:Alpha</c>.</summary>
    public override string ToString() => Kind == UnitKind.Company ? "Company" : Invariant($"{Kind}:{Id}");
}
