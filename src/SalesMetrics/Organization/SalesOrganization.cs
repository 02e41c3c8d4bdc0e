using System.Diagnostics.CodeAnalysis;

namespace SalesMetrics.Organization;

/// <summary>Who was where, and when: the history of every payee's assignments.</summary>
/// <remarks>Roll-ups ask it for the day of a sale, so that a move today never rewrites last quarter.</remarks>
public sealed class SalesOrganization
{
    private readonly ImmutableSortedDictionary<string, ImmutableArray<Assignment>> _byPayee;

    private SalesOrganization(ImmutableSortedDictionary<string, ImmutableArray<Assignment>> byPayee) => _byPayee = byPayee;

    /// <summary>An organization of nobody.</summary>
    public static SalesOrganization Empty { get; } = Create();

    /// <summary>The ids of all payees, ordered ordinally.</summary>
    public IEnumerable<string> PayeeIds => _byPayee.Keys;

    /// <summary>All assignments, by payee id and then by date.</summary>
    public IEnumerable<Assignment> Assignments => _byPayee.Values.SelectMany(assignments => assignments);

    /// <summary>Makes an organization from assignments in any order.</summary>
    /// <param name="assignments">May be empty. One payee's assignments must not overlap.</param>
    /// <exception cref="ArgumentException">An assignment ends before it starts, or two of one payee share a day.</exception>
    public static SalesOrganization Create(params IEnumerable<Assignment> assignments)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        var listed = assignments.ToImmutableArray();
        if (listed.Contains(null!))
        {
            throw new ArgumentException("An assignment in the list is null.", nameof(assignments));
        }

        var byPayee = listed
            .GroupBy(assignment => assignment.PayeeId, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                payee => payee.Key, payee => payee.OrderBy(assignment => assignment.From).ToImmutableArray(), StringComparer.Ordinal);
        foreach (var (payeeId, history) in byPayee)
        {
            Validate(payeeId, history, nameof(assignments));
        }

        return new SalesOrganization(byPayee);
    }

    /// <summary>Whether a payee has any assignment at all.</summary>
    public bool Has(string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return _byPayee.ContainsKey(payeeId);
    }

    /// <summary>Gets one payee's assignments, earliest first; empty for a payee unknown here.</summary>
    public ImmutableArray<Assignment> HistoryOf(string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return _byPayee.GetValueOrDefault(payeeId, []);
    }

    /// <summary>Gets a payee's assignment on a day, if there is one.</summary>
    public bool TryGetOn(LocalDate date, string payeeId, [NotNullWhen(true)] out Assignment? assignment)
    {
        foreach (var candidate in HistoryOf(payeeId))
        {
            if (candidate.Covers(date))
            {
                assignment = candidate;
                return true;
            }
        }

        assignment = null;
        return false;
    }

    /// <summary>Gets the last assignment a payee had within an interval: the one that names the team and manager for its period.</summary>
    public bool TryGetLastIn(DateInterval interval, string payeeId, [NotNullWhen(true)] out Assignment? assignment)
    {
        ArgumentNullException.ThrowIfNull(interval);
        assignment = HistoryOf(payeeId).LastOrDefault(
            candidate => candidate.From <= interval.End && (candidate.To is not { } to || to >= interval.Start));
        return assignment is not null;
    }

    /// <summary>Gets everybody above a payee on a day; nobody when the payee is not assigned that day or reports to nobody.</summary>
    /// <remarks>A circle is reported, not refused: whoever pays by the hierarchy decides (<see cref="ReportingLine.IsCircular"/>).</remarks>
    public ReportingLine ReportingLineOn(LocalDate date, string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return ReportingLineOn(date, payeeId, TryGetOn(date, payeeId, out var assignment) ? assignment.ManagerId : "");
    }

    /// <summary>The same for somebody under a stated manager; empty for none.</summary>
    internal ReportingLine ReportingLineOn(LocalDate date, string payeeId, string managerId)
    {
        var managers = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { payeeId };
        while (managerId.Length > 0)
        {
            if (!seen.Add(managerId))
            {
                return new ReportingLine(payeeId, date, managers.ToImmutable(), isCircular: true);
            }

            managers.Add(managerId);
            managerId = TryGetOn(date, managerId, out var above) ? above.ManagerId : "";
        }

        return new ReportingLine(payeeId, date, managers.ToImmutable(), isCircular: false);
    }

    /// <summary>Lists the payees who belong to a unit on a day, ordered by id.</summary>
    public IEnumerable<string> MembersOn(LocalDate date, SalesUnit unit) =>
        PayeeIds.Where(payeeId => TryGetOn(date, payeeId, out var assignment) && assignment.UnitOf(unit.Kind) == unit);

    private static void Validate(string payeeId, ImmutableArray<Assignment> history, string name)
    {
        for (var i = 0; i < history.Length; i++)
        {
            if (history[i].To is { } to && to < history[i].From)
            {
                throw new ArgumentException(
                    Invariant($"The assignment of '{payeeId}' from {history[i].From:uuuu-MM-dd} ends before it starts, on {to:uuuu-MM-dd}."),
                    name);
            }

            if (i > 0 && (history[i - 1].To is not { } previousTo || previousTo >= history[i].From))
            {
                throw new ArgumentException(
                    Invariant($"Two assignments of '{payeeId}' share the day {history[i].From:uuuu-MM-dd}: end the earlier one the day before."),
                    name);
            }
        }
    }
}
