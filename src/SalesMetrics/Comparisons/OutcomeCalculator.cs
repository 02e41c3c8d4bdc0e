using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Comparisons;

/// <summary>Counts how deals came out, by unit or by product.</summary>
public static class OutcomeCalculator
{
    /// <summary>Counts deals in one pass.</summary>
    /// <param name="deals">The deals, in any order and any state, no id twice. Each is first taken back to the as-of date.</param>
    /// <param name="organization">
    /// Who belonged where and when: a closed deal counts for the unit its owner was in on the closing date, an open one for that on the
    /// as-of date. An owner assigned nowhere that day counts for the unit with the empty id, so that units always add up to the company.
    /// Counting by payee or product does not ask it.
    /// </param>
    /// <param name="options">What is counted, by what, and as of when.</param>
    /// <exception cref="ArgumentException">A deal id is given twice, or the window starts after the as-of date.</exception>
    /// <exception cref="CurrencyMismatchException">A counted deal has an amount or a list price in another currency.</exception>
    public static DealOutcomes Calculate(IEnumerable<Deal> deals, SalesOrganization organization, OutcomeOptions options)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Window is { } window && window.Start > options.AsOf)
        {
            throw new ArgumentException(
                Invariant($"The window {window} starts after the as-of date {options.AsOf:uuuu-MM-dd}: nothing in it is known yet."),
                nameof(options));
        }

        var columns = new OutcomeColumns(options.Currency);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var deal in deals)
        {
            if (!seen.Add(deal.Id))
            {
                throw new ArgumentException(Invariant($"The deal '{deal.Id}' is given twice: it would be counted twice."), nameof(deals));
            }

            groups.Add(Count(deal, organization, options, columns));
        }

        var roster = Roster(organization, options).Where(id => !groups.Contains(id)).ToImmutableSortedSet(StringComparer.Ordinal);
        if (options.IncludeWithoutDeals)
        {
            foreach (var id in roster)
            {
                _ = columns.GroupOf(id);
            }
        }

        return new DealOutcomes(
            options,
            columns.ToCounts(),
            [.. roster]);
    }

    private static string Count(Deal deal, SalesOrganization organization, OutcomeOptions options, OutcomeColumns columns)
    {
        var standing = deal.AsOf(options.AsOf);
        var id = GroupOf(deal, standing?.ClosedOn ?? options.AsOf, organization, options.By);
        var group = columns.GroupOf(id);
        if (standing is null)
        {
            columns.Count(group, OutcomeFigure.NotYetOpened);
        }
        else if (standing.ClosedOn is { } closed && options.Window is { } window && !window.Contains(closed))
        {
            columns.Count(group, OutcomeFigure.ClosedOutside);
        }
        else
        {
            columns.Add(group, standing);
        }

        return id;
    }

    private static string GroupOf(Deal deal, LocalDate date, SalesOrganization organization, OutcomeGrouping by) => by switch
    {
        OutcomeGrouping.ByUnit { Kind: UnitKind.Payee } => deal.OwnerId,
        OutcomeGrouping.ByUnit { Kind: UnitKind.Company } => SalesUnit.Company.Id,
        OutcomeGrouping.ByUnit unit => organization.TryGetOn(date, deal.OwnerId, out var assignment) ? assignment.UnitOf(unit.Kind).Id : "",
        _ => deal.ProductId,
    };

    // Whoever was assigned on a day of the window, or without one at any time up to the as-of date.
    private static IEnumerable<string> Roster(SalesOrganization organization, OutcomeOptions options) => options.By switch
    {
        OutcomeGrouping.ByUnit { Kind: UnitKind.Company } => [SalesUnit.Company.Id],
        OutcomeGrouping.ByUnit unit => organization.Assignments
            .Where(assignment => assignment.From <= LocalDate.Min(options.AsOf, options.Window?.End ?? options.AsOf)
                && (options.Window is not { } window || assignment.To is not { } to || to >= window.Start))
            .Select(assignment => assignment.UnitOf(unit.Kind).Id)
            .Where(id => id.Length > 0),
        _ => [],
    };
}
