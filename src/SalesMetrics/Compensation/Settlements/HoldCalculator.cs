namespace SalesMetrics.Compensation.Settlements;

/// <summary>Releases held pay as deals reach their milestones.</summary>
public static class HoldCalculator
{
    /// <summary>Calculates what has been released by a day.</summary>
    /// <remarks>The parts of the milestones are made by the largest remainder, so that they add up; those of a reversal are the same with the other sign.
    /// A milestone counts on the first day on which it was reached. A deal's pay, its reversals included, follows the first termination of its payee on or
    /// after the day the deal was first earned; of somebody hired again, what is earned later follows the next one.</remarks>
    /// <param name="held">What was earned, reversals included. Of several with one deal each is released.</param>
    /// <param name="rule">The shares by milestone.</param>
    /// <param name="reached">What was reached, in any order.</param>
    /// <param name="asOf">The last day that counts; what is earned later is left out.</param>
    /// <param name="currency">The currency of all amounts.</param>
    /// <param name="terminations">Who left when, and by which policy; those after <paramref name="asOf"/> do not count yet. Pay of people who left without
    /// being named here waits on.</param>
    /// <returns>The report, with the issue <c>unknown-milestone</c> for a milestone that the rule does not name and <c>unknown-transaction</c> for a deal with
    /// which nothing was earned.</returns>
    /// <exception cref="ArgumentException">An id is empty, an entry is null, an amount is not in whole minor units, or somebody leaves twice on one day.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is in another currency.</exception>
    public static Checked<HoldReport> Calculate(
        IEnumerable<HeldPay> held,
        HoldRule rule,
        IEnumerable<MilestoneReached> reached,
        LocalDate asOf,
        Currency currency,
        params IEnumerable<Termination> terminations)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(reached);
        ArgumentNullException.ThrowIfNull(terminations);
        ImmutableArray<HeldPay> all = [.. held];
        foreach (var pay in all)
        {
            Check(pay, currency);
        }

        var known = all.Select(pay => pay.TransactionId).ToHashSet(StringComparer.Ordinal);
        var milestones = rule.Shares.Select(share => share.Milestone).ToHashSet(StringComparer.Ordinal);
        var issues = new List<Issue>();
        var days = new Dictionary<(string Transaction, string Milestone), LocalDate>();
        foreach (var given in reached)
        {
            var one = given ?? throw new ArgumentException("A milestone that was reached is null.", nameof(reached));
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
        var endings = EndingsOf(all, terminations, asOf);
        var parts = all
            .Where(pay => pay.EarnedOn <= asOf)
            .SelectMany(pay => pay.Amount.Allocate(weights).Select((amount, i) => Part(pay, rule.Shares[i].Milestone, amount)))
            .OrderBy(part => part.Held.PayeeId, StringComparer.Ordinal)
            .ThenBy(part => part.Held.TransactionId, StringComparer.Ordinal)
            .ThenBy(part => part.Held.EarnedOn)
            .ThenBy(part => part.Milestone, StringComparer.Ordinal)
            .ThenBy(part => part.Amount.Amount);
        return new(new(asOf, currency, [.. parts]), issues);

        HoldPart Part(HeldPay pay, string milestone, Money amount)
        {
            LocalDate? day = days.TryGetValue((pay.TransactionId, milestone), out var first) ? first : null;
            var part = new HoldPart(pay, milestone, amount, day is { } date ? LocalDate.Max(date, pay.EarnedOn) : null);
            return endings.GetValueOrDefault((pay.PayeeId, pay.TransactionId)) is not { } end || day <= end.LastDay
                ? part
                : end.Holds switch
                {
                    TerminationPolicy.Release => part with { ReleasedOn = LocalDate.Max(end.LastDay, pay.EarnedOn), DecidedBy = end },
                    TerminationPolicy.Forfeit => part with { ReleasedOn = null, ForfeitedOn = LocalDate.Max(end.LastDay, pay.EarnedOn), DecidedBy = end },
                    _ => part with { DecidedBy = end },
                };
        }
    }

    // A reversal after the last day must meet the same policy as what it reverses, so the deal's first earning decides for all of it.
    private static Dictionary<(string Payee, string Transaction), Termination> EndingsOf(
        ImmutableArray<HeldPay> held, IEnumerable<Termination> terminations, LocalDate asOf)
    {
        var byPayee = terminations
            .Select(one => one ?? throw new ArgumentException("A termination is null.", nameof(terminations)))
            .Where(one => one.LastDay <= asOf)
            .GroupBy(one => one.PayeeId, StringComparer.Ordinal)
            .ToDictionary(payee => payee.Key, payee => payee.OrderBy(one => one.LastDay).ToImmutableArray(), StringComparer.Ordinal);
        foreach (var (payeeId, own) in byPayee)
        {
            if (own.GroupBy(one => one.LastDay).FirstOrDefault(day => day.Count() > 1) is { } twice)
            {
                throw new ArgumentException(Invariant($"'{payeeId}' leaves twice on {twice.Key:uuuu-MM-dd}: state one termination."), nameof(terminations));
            }
        }

        var endings = new Dictionary<(string, string), Termination>();
        foreach (var deal in held.GroupBy(pay => (pay.PayeeId, pay.TransactionId)))
        {
            var first = deal.Min(pay => pay.EarnedOn);
            if (byPayee.TryGetValue(deal.Key.PayeeId, out var own) && own.FirstOrDefault(one => one.LastDay >= first) is { } ending)
            {
                endings.Add(deal.Key, ending);
            }
        }

        return endings;
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
