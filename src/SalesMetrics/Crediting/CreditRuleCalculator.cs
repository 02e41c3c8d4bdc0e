using SalesMetrics.Organization;

namespace SalesMetrics.Crediting;

/// <summary>Applies the rules of crediting for pay to a book: placing, windfalls, overrides, timing.</summary>
public static class CreditRuleCalculator
{
    /// <summary>Applies rules to every credit of a book.</summary>
    /// <param name="credits">The credits, as from <see cref="CreditCalculator"/>; no rule has been applied to them yet.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="organization">Who was where: it names the managers, as of the day of each sale.</param>
    /// <param name="events">What happened to sales, for <see cref="CreditRule.Timing"/>; in any order.</param>
    /// <returns>
    /// The credits, each naming the rule that made it, and issues: <c>no-credit-rule</c> (rejected: there are placing rules, and none holds),
    /// <c>circular-hierarchy</c> (rejected: no override is credited from a payee whose reporting line comes back to itself),
    /// <c>no-assignment</c> (an override rejected because its receiver was not assigned on the day of the sale, or a reassigned credit used all
    /// the same), <c>deal-in-parts</c> (used: a windfall looks at each sale of the deal by itself), <c>unknown-sale</c> and
    /// <c>unknown-event</c> (rejected events).
    /// </returns>
    /// <remarks>
    /// <para>Rules never change what the company sold: whatever is not a seller's any more is the house's, waits, or is listed as excluded.
    /// Overrides come on top. Corrections fall under the rules and the hierarchy of their sale.</para>
    /// <para>An override is rounded once for each entry, rule and receiver, and shared over the credits it comes from by largest remainder. The
    /// parts of a timed credit are made by largest remainder too.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">A credit of the book was made by a rule already.</exception>
    /// <exception cref="CurrencyMismatchException">The bound of a windfall is in another currency than the book.</exception>
    public static Checked<RuledCredits> Calculate(
        CreditBook credits, CreditRules rules, SalesOrganization organization, params IEnumerable<CreditEvent> events)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(events);
        foreach (var credit in credits.Credits)
        {
            if (credit.Source is not null)
            {
                throw new ArgumentException(
                    Invariant($"The credit of {credit.TransactionId} was made by the rule '{credit.RuleId}' already: apply rules to a book once."), nameof(credits));
            }
        }

        rules.RequireCurrency(credits.Currency);

        var issues = ImmutableArray.CreateBuilder<Issue>();
        var sales = new Dictionary<string, Credit>(StringComparer.Ordinal);
        foreach (var credit in credits.Credits.Where(credit => !credit.IsCorrection))
        {
            _ = sales.TryAdd(credit.TransactionId, credit);
        }

        var timing = CreditTiming.Create(rules, sales, events, issues);
        var run = new CreditRuleRun(credits.Currency, rules, organization, sales, timing, issues);
        for (var first = 0; first < credits.Credits.Length;)
        {
            var after = first + 1;
            while (after < credits.Credits.Length
                && string.Equals(credits.Credits[after].TransactionId, credits.Credits[first].TransactionId, StringComparison.Ordinal))
            {
                after++;
            }

            run.Add(credits.Credits[first..after]);
            first = after;
        }

        return new Checked<RuledCredits>(run.Finish(), issues.ToImmutable());
    }
}
