using SalesMetrics.Crediting;
using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>What one credit contributes to a change.</summary>
/// <param name="Kind">Why it changed.</param>
/// <param name="Credit">The credit as it is now, or as it was when it does not count any more.</param>
/// <param name="Amount">By how much it changes what the unit is credited with.</param>
public sealed record CreditChange(CreditChangeKind Kind, Credit Credit, Money Amount) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"{Words} {Credit.Date:uuuu-MM-dd} {Credit.PayeeId}"), Amount)
    {
        Rule = Credit.IsCorrection ? Invariant($"correction of {Credit.OriginId}") : "",
        SourceId = Credit.TransactionId,
    };

    private string Words => Kind switch
    {
        CreditChangeKind.Added => "added",
        CreditChangeKind.Corrected => "corrected",
        CreditChangeKind.Reversed => "reversed",
        CreditChangeKind.MovedIn => "moved in",
        CreditChangeKind.MovedOut => "moved out",
        CreditChangeKind.Restated => "restated",
        _ => "removed",
    };
}
