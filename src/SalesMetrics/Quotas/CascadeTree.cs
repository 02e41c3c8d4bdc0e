using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Makes the units of a cascade from an organization as it is on a day.</summary>
public static class CascadeTree
{
    /// <summary>Makes the tree of the company with the levels below it.</summary>
    /// <param name="organization">Who was where.</param>
    /// <param name="date">The day whose assignments count.</param>
    /// <param name="levels">
    /// The levels below the company, the highest first, such as territory, team, payee. Who is assigned to none of a level is under the unit
    /// with an empty id there. Units without people on that day are not in the tree.
    /// </param>
    /// <param name="weights">
    /// The weight of each payee, such as <see cref="CascadeWeights"/> gives or the caller's estimate of potential; somebody not listed has
    /// none. A unit weighs what its people do. Null weighs the parts of every unit equally.
    /// </param>
    /// <param name="overAssignment">How much more than its goal every unit passes on to payees; nothing unless stated.</param>
    /// <exception cref="ArgumentException">A level is named twice or is the company, or something else stands below payees.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level is no kind of unit, a weight or the over-assignment is negative.</exception>
    public static CascadeUnit Create(
        SalesOrganization organization,
        LocalDate date,
        ImmutableArray<UnitKind> levels,
        IReadOnlyDictionary<string, Ratio>? weights = null,
        Ratio overAssignment = default)
    {
        ArgumentNullException.ThrowIfNull(organization);
        if (levels.IsDefault || levels.Contains(UnitKind.Company) || levels.Distinct().Count() != levels.Length)
        {
            throw new ArgumentException("The levels are those below the company, each once.", nameof(levels));
        }

        if (levels.IndexOf(UnitKind.Payee) is var payees && payees >= 0 && payees < levels.Length - 1)
        {
            throw new ArgumentException("Payees are the lowest level: nothing stands below them.", nameof(levels));
        }

        ImmutableArray<Assignment> people =
        [
            .. organization.PayeeIds.Select(payee => organization.TryGetOn(date, payee, out var assignment) ? assignment : null).OfType<Assignment>(),
        ];
        return Unit(SalesUnit.Company, people, levels, weights, overAssignment);
    }

    private static CascadeUnit Unit(
        SalesUnit unit,
        ImmutableArray<Assignment> people,
        ImmutableArray<UnitKind> levels,
        IReadOnlyDictionary<string, Ratio>? weights,
        Ratio overAssignment) => new()
        {
            Unit = unit,
            Weight = weights is null
                ? Ratio.One
                : people.Aggregate(Ratio.Zero, (sum, person) => weights.TryGetValue(person.PayeeId, out var weight) ? sum + weight : sum),
            OverAssignment = !levels.IsEmpty && levels[0] == UnitKind.Payee ? overAssignment : Ratio.Zero,
            Parts = levels.IsEmpty
                ? []
                :
                [
                    .. people
                        .GroupBy(person => person.UnitOf(levels[0]))
                        .OrderBy(part => part.Key)
                        .Select(part => Unit(part.Key, [.. part], levels.RemoveAt(0), weights, overAssignment)),
                ],
        };
}
