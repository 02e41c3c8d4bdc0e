using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Versions;

/// <summary>Cuts a period where somebody's plan, version, role, target incentive or employment changes.</summary>
public static class PayPieceCalculator
{
    /// <summary>Calculates the pieces of a payee's period.</summary>
    /// <param name="payeeId">The payee.</param>
    /// <param name="book">Which plan holds for whom.</param>
    /// <param name="organization">Who was in which role.</param>
    /// <param name="period">The period.</param>
    /// <param name="basis">What a piece is a share of: calendar days, selling days, or equal months.</param>
    /// <returns>
    /// The pieces in order. They tile the period, days without an assignment or a plan included, so that their days add up to its days and their shares
    /// to 1. A move to another team, manager or territory alone does not cut: the last one in the piece counts.
    /// </returns>
    public static ImmutableArray<PayPiece> Calculate(
        string payeeId, PlanBook book, SalesOrganization organization, FiscalPeriod period, ProrationBasis basis)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(basis);

        var history = organization.HistoryOf(payeeId);
        var starts = new SortedSet<LocalDate> { period.Start };
        starts.UnionWith(history
            .SelectMany(assignment => (LocalDate?[])[assignment.From, assignment.To?.PlusDays(1)])
            .OfType<LocalDate>()
            .Concat(book.ChangesFor(payeeId, history.Select(assignment => assignment.Role).Distinct(StringComparer.Ordinal)))
            .Where(period.Contains));

        var pieces = ImmutableArray.CreateBuilder<PayPiece>();
        LocalDate[] firsts = [.. starts];
        var (first, held) = (firsts[0], HeldOn(firsts[0]));
        for (var i = 1; i < firsts.Length; i++)
        {
            var now = HeldOn(firsts[i]);
            if (!held.IsSamePlanAs(now))
            {
                Add(firsts[i].PlusDays(-1));
                first = firsts[i];
            }

            held = now;
        }

        Add(period.End);
        return pieces.ToImmutable();

        Held HeldOn(LocalDate date)
        {
            var role = organization.TryGetOn(date, payeeId, out var assignment) ? assignment : null;
            var version = role is null ? null : book.On(date, role);
            return new(role, version, version?.TargetIncentives.On(date, payeeId) ?? Money.Zero(book.Currency));
        }

        void Add(LocalDate last)
        {
            var days = new DateInterval(first, last);
            pieces.Add(new(days, PeriodShareCalculator.Of([days], period, basis), held.Role, held.Version, held.Target));
        }
    }

    private sealed record Held(Assignment? Role, PlanVersion? Version, Money Target)
    {
        public bool IsSamePlanAs(Held other) =>
            Role is null == other.Role is null
            && string.Equals(Role?.Role, other.Role?.Role, StringComparison.Ordinal)
            && ReferenceEquals(Version, other.Version)
            && Target == other.Target;
    }
}
