namespace SalesMetrics.Compensation.Settlements;

/// <summary>Releases held pay as deals reach their milestones.</summary>
public static class HoldCalculator
{
    /// <summary>Calculates what has been released by a day.</summary>
    /// <remarks>The parts of the milestones are made by the largest remainder, so that they add up; those of a reversal are the same with the other sign.
    /// A milestone counts on the first day on which it was reached.</remarks>
    /// <param name="held">What was earned, reversals included. Of several with one deal each is released.</param>
    /// <param name="rule">The shares by milestone.</param>
    /// <param name="reached">What was reached, in any order.</param>
    /// <param name="asOf">The last day that counts; what is earned later is left out.</param>
    /// <param name="currency">The currency of all amounts.</param>
    /// <returns>The report, with the issue <c>unknown-milestone</c> for a milestone that the rule does not name and <c>unknown-transaction</c> for a deal with
    /// which nothing was earned.</returns>
    /// <exception cref="ArgumentException">An id is empty, or an amount is not in whole minor units.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is in another currency.</exception>
    public static Checked<HoldReport> Calculate(
        IEnumerable<HeldPay> held, HoldRule rule, IEnumerable<MilestoneReached> reached, LocalDate asOf, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(reached);
        ImmutableArray<HeldPay> all = [.. held];
        foreach (var pay in all)
        {
            Check(pay, currency);
        }

        var known = all.Select(pay => pay.TransactionId).ToHashSet(StringComparer.Ordinal);
        var milestones = rule.Shares.Select(share => share.Milestone).ToHashSet(StringComparer.Ordinal);
        var issues = new List<Issue>();
        var days = new Dictionary<(string Transaction, string Milestone), LocalDate>();
        foreach (var one in reached)
        {
            if (!milestones.Contains(one.Milestone))
            {
                issues.Add(Rejected("unknown-milestone", nameof(one.Milestone), one.Milestone, Invariant($"'{one.TransactionId}' reached '{one.Milestone}', of which the rule knows nothing.")));
            }
            else if (!known.Contains(one.TransactionId))
            {
                issues.Add(Rejected("unknown-transaction", nameof(one.TransactionId), one.TransactionId, Invariant($"'{one.TransactionId}' reached '{one.Milestone}', and nothing was earned with it.")));
            }
            else if (one.Date <= asOf && (!days.TryGetValue((one.TransactionId, one.Milestone), out var first) || one.Date < first))
            {
                days[(one.TransactionId, one.Milestone)] = one.Date;
            }
        }

        ImmutableArray<Ratio> weights = [.. rule.Shares.Select(share => share.Share)];
        var parts = all
            .Where(pay => pay.EarnedOn <= asOf)
            .SelectMany(pay => pay.Amount.Allocate(weights).Select((amount, i) => new HoldPart(pay, rule.Shares[i].Milestone, amount, ReleasedOn(pay, rule.Shares[i].Milestone))))
            .OrderBy(part => part.Held.PayeeId, StringComparer.Ordinal)
            .ThenBy(part => part.Held.TransactionId, StringComparer.Ordinal)
            .ThenBy(part => part.Held.EarnedOn)
            .ThenBy(part => part.Milestone, StringComparer.Ordinal)
            .ThenBy(part => part.Amount.Amount);
        return new(new(asOf, currency, [.. parts]), issues);

        LocalDate? ReleasedOn(HeldPay pay, string milestone) =>
            days.TryGetValue((pay.TransactionId, milestone), out var day) ? LocalDate.Max(day, pay.EarnedOn) : null;
    }

    private static void Check(HeldPay pay, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(pay);
        if (string.IsNullOrWhiteSpace(pay.TransactionId) || string.IsNullOrWhiteSpace(pay.PayeeId))
        {
            throw new ArgumentException("Held pay names no transaction or no payee.", nameof(pay));
        }

        if (pay.Amount.Currency != currency)
        {
            throw new CurrencyMismatchException(currency, pay.Amount.Currency);
        }

        if (!pay.Amount.IsWholeMinorUnits)
        {
            throw new ArgumentException(Invariant($"{pay.Amount} of '{pay.TransactionId}' is not in whole minor units."), nameof(pay));
        }
    }

    private static Issue Rejected(string code, string field, string value, string message) =>
        Issue.Rejected(code, field, value, message, "Correct the name, or leave it out.");
}
