namespace SalesMetrics.Compensation;

/// <summary>The line of a payout that a ledger entry comes from.</summary>
/// <param name="PlanId">The plan that paid; empty for a waiver about several plans.</param>
/// <param name="Part">What kind of line it is.</param>
/// <param name="Id">The id of the component, clause or award; empty for a waiver, which is about all lines of the payout.</param>
public readonly record struct LedgerLine(string PlanId, LedgerLinePart Part, string Id) : IComparable<LedgerLine>
{
    /// <summary>Whether one line is before another.</summary>
    public static bool operator <(LedgerLine left, LedgerLine right) => left.CompareTo(right) < 0;

    /// <summary>Whether one line is after another.</summary>
    public static bool operator >(LedgerLine left, LedgerLine right) => left.CompareTo(right) > 0;

    /// <summary>Whether one line is another or before it.</summary>
    public static bool operator <=(LedgerLine left, LedgerLine right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one line is another or after it.</summary>
    public static bool operator >=(LedgerLine left, LedgerLine right) => left.CompareTo(right) >= 0;

    /// <summary>Orders by plan, part and id, ordinally.</summary>
    public int CompareTo(LedgerLine other)
    {
        var byPlan = string.CompareOrdinal(PlanId, other.PlanId);
        var byPart = byPlan != 0 ? byPlan : Part.CompareTo(other.Part);
        return byPart != 0 ? byPart : string.CompareOrdinal(Id, other.Id);
    }

    /// <summary>Writes plan, part and id, as in <c>plan/component/individual</c>.</summary>
    public override string ToString() => Part switch
    {
        LedgerLinePart.Component => Invariant($"{PlanId}/component/{Id}"),
        LedgerLinePart.Clause => Invariant($"{PlanId}/clause/{Id}"),
        LedgerLinePart.Award => Invariant($"{PlanId}/award/{Id}"),
        _ => Invariant($"{(PlanId.Length == 0 ? "all plans" : PlanId)}/payout"),
    };
}
