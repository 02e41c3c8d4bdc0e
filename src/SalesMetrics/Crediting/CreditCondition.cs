namespace SalesMetrics.Crediting;

/// <summary>Which credits a rule is for. What is left empty is not asked, and all that is stated must hold.</summary>
/// <remarks>
/// Product, account and deal are those of the sale also for its corrections, and team, territory and role are those of the day of the sale,
/// so that a correction falls under the rules of its sale. Ids are compared ordinally. Two conditions are equal when they say the same.
/// </remarks>
public sealed class CreditCondition : IEquatable<CreditCondition>
{
    /// <summary>Holds for every credit.</summary>
    public static CreditCondition Everything { get; } = new();

    /// <summary>The products; empty for any. The empty id stands for sales whose product is not known.</summary>
    public ImmutableArray<string> ProductIds { get; init => field = InOrder(value); } = [];

    /// <summary>The customers' accounts; empty for any.</summary>
    public ImmutableArray<string> AccountIds { get; init => field = InOrder(value); } = [];

    /// <summary>The deals; empty for any.</summary>
    public ImmutableArray<string> DealIds { get; init => field = InOrder(value); } = [];

    /// <summary>The categories of entries; empty for any, the empty category alone for sales and no margin or the like.</summary>
    public ImmutableArray<string> Categories { get; init => field = InOrder(value); } = [];

    /// <summary>Those credited; empty for anybody.</summary>
    public ImmutableArray<string> PayeeIds { get; init => field = InOrder(value); } = [];

    /// <summary>The roles of those credited, such as <c>Partner</c> for a channel; empty for any.</summary>
    public ImmutableArray<string> Roles { get; init => field = InOrder(value); } = [];

    /// <summary>The teams of those credited; empty for any.</summary>
    public ImmutableArray<string> TeamIds { get; init => field = InOrder(value); } = [];

    /// <summary>The territories of those credited; empty for any. The empty id stands for people assigned to none.</summary>
    public ImmutableArray<string> TerritoryIds { get; init => field = InOrder(value); } = [];

    /// <summary>Whether the one credited is assigned on the day of the sale: false for sales after somebody left or before joining. Null for either.</summary>
    public bool? IsAssigned { get; init; }

    /// <summary>The first day of sale, inclusive; null for no beginning.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day of sale, inclusive; null for no end. Before <see cref="From"/> it holds for nothing.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Whether nothing is asked.</summary>
    public bool IsEverything => Equals(Everything);

    /// <inheritdoc />
    public bool Equals(CreditCondition? other) =>
        other is not null
        && IsAssigned == other.IsAssigned
        && From == other.From
        && To == other.To
        && Lists(this).Zip(Lists(other)).All(pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CreditCondition);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(IsAssigned, From, To, Lists(this).Sum(list => list.Length));

    /// <summary>Whether it holds for a credit.</summary>
    /// <param name="credit">The credit, which states payee, category, role and day.</param>
    /// <param name="sale">A credit of the sale at its root, which states product, account and deal; the credit itself when it is the sale.</param>
    public bool Holds(Credit credit, Credit sale)
    {
        ArgumentNullException.ThrowIfNull(credit);
        ArgumentNullException.ThrowIfNull(sale);
        return Names(ProductIds, sale.ProductId)
            && Names(AccountIds, sale.AccountId)
            && Names(DealIds, sale.DealId)
            && Names(Categories, credit.Category)
            && Names(PayeeIds, credit.PayeeId)
            && Names(Roles, credit.Role?.Role ?? "")
            && Names(TeamIds, credit.Role?.TeamId ?? "")
            && Names(TerritoryIds, credit.Role?.TerritoryId ?? "")
            && (IsAssigned is not { } assigned || assigned == credit.Role is not null)
            && !(credit.RoleDate < From)
            && !(credit.RoleDate > To);
    }

    private static bool Names(ImmutableArray<string> ids, string id) => ids.IsEmpty || ids.BinarySearch(id, StringComparer.Ordinal) >= 0;

    private static ImmutableArray<string> InOrder(ImmutableArray<string> ids)
    {
        if (ids.IsDefault || ids.Any(id => id is null))
        {
            throw new ArgumentException("The ids, or one of them, are not there; give an empty list to ask for none.", nameof(ids));
        }

        return [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static ImmutableArray<string>[] Lists(CreditCondition of) =>
        [of.ProductIds, of.AccountIds, of.DealIds, of.Categories, of.PayeeIds, of.Roles, of.TeamIds, of.TerritoryIds];
}
