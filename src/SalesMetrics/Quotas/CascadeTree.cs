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
    /// <param name="terms">Weights, floors, ceilings and over-assignments of single units; they go before the other arguments.</param>
    /// <exception cref="ArgumentException">
    /// A level is named twice or is the company, or something else stands below payees; or terms are for a unit that is not in the tree.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level is no kind of unit, a weight or the over-assignment is negative.</exception>
    public static CascadeUnit Create(
        SalesOrganization organization,
        LocalDate date,
        ImmutableArray<UnitKind> levels,
        IReadOnlyDictionary<string, Ratio>? weights = null,
        Ratio overAssignment = default,
        IReadOnlyDictionary<SalesUnit, CascadeTerms>? terms = null)
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
        foreach (var unit in (terms?.Keys ?? []).Order())
        {
            if (unit != SalesUnit.Company && !(levels.Contains(unit.Kind) && people.Any(person => person.UnitOf(unit.Kind) == unit)))
            {
                throw new ArgumentException(
                    Invariant($"There are terms for {unit}, who is not in the cascade of {date:uuuu-MM-dd}: the levels are {string.Join(", ", levels)}."),
                    nameof(terms));
            }
        }

        return new Maker(weights, overAssignment, terms ?? ImmutableDictionary<SalesUnit, CascadeTerms>.Empty).Unit(SalesUnit.Company, people, levels);
    }

    private sealed class Maker(
        IReadOnlyDictionary<string, Ratio>? weights, Ratio overAssignment, IReadOnlyDictionary<SalesUnit, CascadeTerms> terms)
    {
        private static readonly CascadeTerms Nothing = new();

        public CascadeUnit Unit(SalesUnit unit, ImmutableArray<Assignment> people, ImmutableArray<UnitKind> levels)
        {
            var own = terms.GetValueOrDefault(unit) ?? Nothing;
            return new CascadeUnit
            {
                Unit = unit,
                Weight = own.Weight ?? WeightOf(people),
                Floor = own.Floor,
                Ceiling = own.Ceiling,
                OverAssignment = own.OverAssignment ?? (!levels.IsEmpty && levels[0] == UnitKind.Payee ? overAssignment : Ratio.Zero),
                Parts = levels.IsEmpty
                    ? []
                    :
                    [
                        .. people
                            .GroupBy(person => person.UnitOf(levels[0]))
                            .OrderBy(part => part.Key)
                            .Select(part => Unit(part.Key, [.. part], levels.RemoveAt(0))),
                    ],
            };
        }

        private Ratio WeightOf(ImmutableArray<Assignment> people) => weights is null
            ? Ratio.One
            : people.Aggregate(Ratio.Zero, (sum, person) => weights.TryGetValue(person.PayeeId, out var weight) ? sum + weight : sum);
    }
}
