using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>Leaves out what is credited to people for sales after their last day: credits count up to it and no further.</summary>
public static class LeaverCreditCalculator
{
    /// <summary>Calculates the credits that are to be paid on.</summary>
    /// <param name="credits">All credits.</param>
    /// <param name="organization">Who was where. Somebody has left from the day after an assignment on, until the next one begins.</param>
    /// <returns>The credits that count, and an issue <c>credit-after-termination</c> (rejected) for each that does not.</returns>
    /// <remarks>
    /// The day of the sale decides, so that a later correction of an earlier sale goes with it. Sales before somebody's first day, and those of people
    /// the organization does not know, stay as they are: crediting has listed them. For the company's own totals use the whole book.
    /// </remarks>
    public static Checked<CreditBook> Calculate(CreditBook credits, SalesOrganization organization)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(organization);
        var counted = ImmutableArray.CreateBuilder<Credit>(credits.Credits.Length);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var credit in credits.Credits)
        {
            if (LastDayBefore(credit.RoleDate, organization.HistoryOf(credit.PayeeId)) is { } left)
            {
                issues.Add(TooLate(credit, left));
            }
            else
            {
                counted.Add(credit);
            }
        }

        return new(issues.Count == 0 ? credits : new CreditBook(credits.Currency, counted.ToImmutable()), issues.ToImmutable());
    }

    // The last day of the last employment before a date; null when somebody works on it, or has not worked before.
    private static LocalDate? LastDayBefore(LocalDate date, ImmutableArray<Assignment> history)
    {
        LocalDate? left = null;
        foreach (var assignment in history)
        {
            if (assignment.Covers(date))
            {
                return null;
            }

            left = assignment.To is { } to && to < date ? to : left;
        }

        return left;
    }

    private static Issue TooLate(Credit credit, LocalDate left) => new()
    {
        Code = "credit-after-termination",
        Outcome = IssueOutcome.Rejected,
        Source = credit.TransactionId,
        Field = nameof(Credit.PayeeId),
        Value = credit.PayeeId,
        Message = Invariant($"'{credit.PayeeId}' sold on {credit.RoleDate:uuuu-MM-dd} after the last day, {left:uuuu-MM-dd}; {credit.Amount} counts for no pay."),
        Advice = "Correct the last day or the seller, or pay it as a discretionary adjustment.",
    };
}
