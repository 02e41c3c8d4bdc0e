using System.Runtime.CompilerServices;
using SalesMetrics.Organization;

namespace SalesMetrics.Crediting;

/// <summary>Somebody credited in a role. Two are the same when the assignment is the same object: comparing its content for every credit would cost more than
/// a seat too many does.</summary>
internal readonly struct CreditSeat(string payeeId, Assignment? role, CreditKind kind) : IEquatable<CreditSeat>
{
    public string PayeeId { get; } = payeeId;

    public Assignment? Role { get; } = role;

    public CreditKind Kind { get; } = kind;

    /// <summary>The unit of a kind the seat's credits count for, as <see cref="Credit.CountsFor"/> has it; null for none.</summary>
    public SalesUnit? UnitOf(UnitKind kind) => kind switch
    {
        UnitKind.Payee => Kind == CreditKind.House ? null : SalesUnit.Payee(PayeeId),
        _ when Kind is not (CreditKind.Direct or CreditKind.House) => null,
        UnitKind.Company => SalesUnit.Company,
        _ => Role?.UnitOf(kind) ?? new SalesUnit(kind, ""),
    };

    public bool Equals(CreditSeat other) =>
        ReferenceEquals(Role, other.Role) && Kind == other.Kind && string.Equals(PayeeId, other.PayeeId, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is CreditSeat other && Equals(other);

    // A role belongs to one payee.
    public override int GetHashCode() => Role is null ? PayeeId.GetHashCode(StringComparison.Ordinal) : RuntimeHelpers.GetHashCode(Role);
}
