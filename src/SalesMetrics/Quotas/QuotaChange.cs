using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>What one quota contributes to a change.</summary>
/// <param name="Kind">Why it changed.</param>
/// <param name="Quota">The quota as it is now, or as it was when it does not concern the unit any more.</param>
/// <param name="Amount">By how much it changes the unit's goal.</param>
public sealed record QuotaChange(QuotaChangeKind Kind, Quota Quota, Money Amount) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"{Words} {Quota}"), Amount);

    private string Words => Kind switch
    {
        QuotaChangeKind.Set => "set",
        QuotaChangeKind.Edited => "edited",
        QuotaChangeKind.Reassigned => "reassigned",
        _ => "withdrawn",
    };
}
