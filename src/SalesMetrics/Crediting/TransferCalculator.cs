using SalesMetrics.Organization;

namespace SalesMetrics.Crediting;

/// <summary>Moves credits between teams, managers and territories where somebody moved in mid-period and the rule wants it.</summary>
public static class TransferCalculator
{
    /// <summary>Applies a rule to all credits.</summary>
    /// <param name="credits">The credits, each with the role of its day.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="rule">What becomes of credit sold before a move.</param>
    /// <param name="windows">The periods, in ascending order and not overlapping; a move from one to the next changes nothing.</param>
    /// <returns>
    /// The credits with their roles changed; one that is split becomes two, which add up to it. A correction goes where its sale went, also in
    /// a later period. Overlay credits and credits without an assignment stay as they are.
    /// </returns>
    /// <exception cref="ArgumentException">The windows are not there.</exception>
    public static CreditBook Calculate(
        CreditBook credits, SalesOrganization organization, TransferRule rule, ImmutableArray<DateInterval> windows)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(rule);
        if (windows.IsDefault || windows.Contains(null!))
        {
            throw new ArgumentException("The windows, or one of them, are not there; give an empty list to move nothing.", nameof(windows));
        }

        var kept = rule.ShareKept;
        return kept == Ratio.One
            ? credits
            : new CreditBook(credits.Currency, [.. credits.Credits.SelectMany(credit => Moved(credit, organization, kept, windows))]);
    }

    private static IEnumerable<Credit> Moved(Credit credit, SalesOrganization organization, Ratio kept, ImmutableArray<DateInterval> windows)
    {
        if (credit is not { Kind: CreditKind.Direct, Role: { } role }
            || windows.FirstOrDefault(window => window.Contains(credit.RoleDate)) is not { } window
            || !organization.TryGetLastIn(window, credit.PayeeId, out var last)
            || last == role)
        {
            return [credit];
        }

        if (kept.Sign == 0)
        {
            return [credit with { Role = last }];
        }

        var stays = credit.Amount.RoundedShare(kept);
        return
        [
            credit with { Amount = stays, Share = credit.Share * kept },
            credit with { Amount = credit.Amount - stays, Share = credit.Share * (Ratio.One - kept), Role = last },
        ];
    }
}
