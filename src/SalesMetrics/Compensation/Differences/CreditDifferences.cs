using SalesMetrics.Crediting;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Differences;

/// <summary>The credits that two sides do not have in common.</summary>
internal static class CreditDifferences
{
    /// <summary>Compares lists of credits, such as one for each measure that counts.</summary>
    /// <returns>Each credit that differs once, by day, transaction and payee. The same entry, payee and kind is the same credit.</returns>
    public static ImmutableArray<CreditChange> Between(IEnumerable<(ImmutableArray<Credit> Was, ImmutableArray<Credit> IsNow)> lists)
    {
        // Between two people's own credits all of the one go and all of the other come; a team's credits that both count stay.
        var changes = new Dictionary<(string, string, CreditKind), CreditChange>();
        foreach (var (was, isNow) in lists)
        {
            var old = was.DistinctBy(KeyOf).ToDictionary(KeyOf);
            foreach (var credit in isNow.DistinctBy(KeyOf))
            {
                if (!old.Remove(KeyOf(credit), out var earlier))
                {
                    changes.TryAdd(KeyOf(credit), new CreditChange(credit.IsCorrection ? CreditChangeKind.Corrected : CreditChangeKind.Added, credit, credit.Amount));
                }
                else if (earlier.Amount != credit.Amount)
                {
                    changes.TryAdd(KeyOf(credit), new CreditChange(CreditChangeKind.Restated, credit, credit.Amount - earlier.Amount));
                }
            }

            foreach (var gone in old.Values)
            {
                changes.TryAdd(KeyOf(gone), new CreditChange(CreditChangeKind.Removed, gone, -gone.Amount));
            }
        }

        return
        [
            .. changes.Values
                .OrderBy(change => change.Credit.Date)
                .ThenBy(change => change.Credit.TransactionId, StringComparer.Ordinal)
                .ThenBy(change => change.Credit.PayeeId, StringComparer.Ordinal)
                .ThenBy(change => change.Credit.Kind),
        ];
    }

    private static (string TransactionId, string PayeeId, CreditKind Kind) KeyOf(Credit credit) => (credit.TransactionId, credit.PayeeId, credit.Kind);
}
