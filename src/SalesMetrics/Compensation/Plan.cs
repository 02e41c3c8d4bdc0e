using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation;

/// <summary>
/// A layered pay plan: a target incentive a period, split by weight over components that each follow a measure of their own, and clauses that
/// scale them or pay on top.
/// </summary>
/// <remarks>Two plans are equal when they say the same, components and clauses in the same order.</remarks>
public sealed class Plan : IEquatable<Plan>
{
    private Plan(
        string id,
        string name,
        Currency currency,
        PeriodGrain grain,
        ImmutableArray<PlanComponent> components,
        ImmutableArray<PlanClause> clauses,
        CapPlace capPlace)
    {
        Clauses = clauses;
        CapPlace = capPlace;
        Id = id;
        Name = name;
        Currency = currency;
        Grain = grain;
        Components = components;
    }

    /// <summary>The plan's id.</summary>
    public string Id { get; }

    /// <summary>The plan's name for readers.</summary>
    public string Name { get; }

    /// <summary>The currency in which it pays.</summary>
    public Currency Currency { get; }

    /// <summary>The kind of period it measures and pays by; a target incentive is for one such period.</summary>
    public PeriodGrain Grain { get; }

    /// <summary>The components in the order they were stated; their weights add up to exactly 1. Empty when clauses alone pay.</summary>
    public ImmutableArray<PlanComponent> Components { get; }

    /// <summary>What scales the components or pays on top of them, in the order stated; may be empty.</summary>
    public ImmutableArray<PlanClause> Clauses { get; }

    /// <summary>Where the cap of a curve is applied when clauses scale its component.</summary>
    public CapPlace CapPlace { get; }

    /// <summary>Makes a plan.</summary>
    /// <param name="id">Not empty.</param>
    /// <param name="name">Not empty.</param>
    /// <param name="currency">A currency of ISO 4217: a plan pays money, though its measures may count in units of account.</param>
    /// <param name="grain">The kind of period it pays by.</param>
    /// <param name="components">At least one, ids once each, weights together exactly 100 %.</param>
    /// <exception cref="ArgumentException">A rule above is broken.</exception>
    public static Plan Create(string id, string name, Currency currency, PeriodGrain grain, params IEnumerable<PlanComponent> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        return Create(id, name, currency, grain, [.. components], [], CapPlace.Last);
    }

    /// <summary>Makes a plan with clauses beside its components.</summary>
    /// <param name="id">Not empty.</param>
    /// <param name="name">Not empty.</param>
    /// <param name="currency">A currency of ISO 4217: a plan pays money, though its measures may count in units of account.</param>
    /// <param name="grain">The kind of period it pays by.</param>
    /// <param name="components">Ids once each, weights together exactly 100 %; may be empty when a clause pays.</param>
    /// <param name="clauses">Ids once each, components included; what they name is in the plan; amounts are in its currency; no circles.</param>
    /// <param name="capPlace">Where the cap of a curve is applied when clauses scale its component.</param>
    /// <exception cref="ArgumentException">A rule above is broken.</exception>
    /// <exception cref="CurrencyMismatchException">A clause pays in another currency.</exception>
    public static Plan Create(
        string id,
        string name,
        Currency currency,
        PeriodGrain grain,
        ImmutableArray<PlanComponent> components,
        ImmutableArray<PlanClause> clauses,
        CapPlace capPlace = CapPlace.Last)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!currency.IsMonetary)
        {
            throw new ArgumentException(Invariant($"A plan pays money, and {currency} is none: state a currency of ISO 4217."), nameof(currency));
        }

        if (!Enum.IsDefined(grain))
        {
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "Not a kind of period.");
        }

        if (!Enum.IsDefined(capPlace))
        {
            throw new ArgumentOutOfRangeException(nameof(capPlace), capPlace, "Not a place for the cap.");
        }

        var parts = components.IsDefault ? [] : components;
        var sides = clauses.IsDefault ? [] : clauses;
        Require(parts, sides, nameof(components));
        PlanClauses.Require(currency, parts, sides, nameof(clauses));
        return new Plan(id, name, currency, grain, parts, sides, capPlace);
    }

    /// <summary>The same plan with other clauses.</summary>
    /// <inheritdoc cref="Create(string, string, Currency, PeriodGrain, ImmutableArray{PlanComponent}, ImmutableArray{PlanClause}, CapPlace)" path="/exception" />
    public Plan WithClauses(params IEnumerable<PlanClause> clauses)
    {
        ArgumentNullException.ThrowIfNull(clauses);
        return Create(Id, Name, Currency, Grain, Components, [.. clauses], CapPlace);
    }

    /// <summary>The same plan with the cap in another place.</summary>
    public Plan WithCapPlace(CapPlace capPlace) => Create(Id, Name, Currency, Grain, Components, Clauses, capPlace);

    /// <inheritdoc />
    public bool Equals(Plan? other) =>
        other is not null
        && string.Equals(Id, other.Id, StringComparison.Ordinal)
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && Currency == other.Currency
        && Grain == other.Grain
        && CapPlace == other.CapPlace
        && Components.SequenceEqual(other.Components)
        && Clauses.SequenceEqual(other.Clauses);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Plan);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(StringComparer.Ordinal.GetHashCode(Id), Currency, Grain, Components.Length, Clauses.Length);

    /// <summary>Name and weights: <c>75/25 (75 % Own bookings, 25 % Team bookings)</c>.</summary>
    public override string ToString() =>
        Invariant($"{Name} ({string.Join(", ", Components.Select(part => new Explanations.ExplainedValue.OfRatio(part.Weight) + " " + part.Name))})");

    /// <summary>The place of a component of the plan; -1 when it has none of that id.</summary>
    internal int IndexOf(string componentId)
    {
        for (var i = 0; i < Components.Length; i++)
        {
            if (string.Equals(Components[i].Id, componentId, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static void Require(ImmutableArray<PlanComponent> parts, ImmutableArray<PlanClause> clauses, string name)
    {
        if (parts.IsEmpty)
        {
            if (clauses.Any(clause => clause is not null && clause.TargetId.Length == 0))
            {
                return;
            }

            throw new ArgumentException("A plan needs at least one component, or a clause that pays.", name);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var sum = Ratio.Zero;
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, name);
            if (!ids.Add(part.Id))
            {
                throw new ArgumentException(Invariant($"Two components have the id '{part.Id}': give each its own."), name);
            }

            sum += part.Weight;
        }

        if (sum != Ratio.One)
        {
            throw new ArgumentException(
                Invariant($"The weights add up to {(sum * Ratio.Of(100, 1)).ToDecimal()} %; they must add up to exactly 100 %."), name);
        }
    }
}
