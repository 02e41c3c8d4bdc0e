using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation;

/// <summary>A layered pay plan: a target incentive a period, split by weight over components that each follow a measure of their own.</summary>
/// <remarks>Two plans are equal when they say the same, components in the same order.</remarks>
public sealed class Plan : IEquatable<Plan>
{
    private Plan(string id, string name, Currency currency, PeriodGrain grain, ImmutableArray<PlanComponent> components)
    {
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

    /// <summary>The components in the order they were stated; their weights add up to exactly 1.</summary>
    public ImmutableArray<PlanComponent> Components { get; }

    /// <summary>Makes a plan.</summary>
    /// <param name="id">Not empty.</param>
    /// <param name="name">Not empty.</param>
    /// <param name="currency">A currency of ISO 4217: a plan pays money, though its measures may count in units of account.</param>
    /// <param name="grain">The kind of period it pays by.</param>
    /// <param name="components">At least one, ids once each, weights together exactly 100 %.</param>
    /// <exception cref="ArgumentException">A rule above is broken.</exception>
    public static Plan Create(string id, string name, Currency currency, PeriodGrain grain, params IEnumerable<PlanComponent> components)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(components);
        if (!currency.IsMonetary)
        {
            throw new ArgumentException(Invariant($"A plan pays money, and {currency} is none: state a currency of ISO 4217."), nameof(currency));
        }

        if (!Enum.IsDefined(grain))
        {
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "Not a kind of period.");
        }

        ImmutableArray<PlanComponent> parts = [.. components];
        Require(parts, nameof(components));
        return new Plan(id, name, currency, grain, parts);
    }

    /// <inheritdoc />
    public bool Equals(Plan? other) =>
        other is not null
        && string.Equals(Id, other.Id, StringComparison.Ordinal)
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && Currency == other.Currency
        && Grain == other.Grain
        && Components.SequenceEqual(other.Components);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Plan);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(StringComparer.Ordinal.GetHashCode(Id), Currency, Grain, Components.Length);

    /// <summary>Name and weights: <c>75/25 (75 % Own bookings, 25 % Team bookings)</c>.</summary>
    public override string ToString() =>
        Invariant($"{Name} ({string.Join(", ", Components.Select(part => new Explanations.ExplainedValue.OfRatio(part.Weight) + " " + part.Name))})");

    private static void Require(ImmutableArray<PlanComponent> parts, string name)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("A plan needs at least one component.", name);
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
