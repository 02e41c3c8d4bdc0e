using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>What a clause of a plan looks at: the attainment of a measure, or what a component of the plan pays.</summary>
public abstract record PlanReading
{
    private PlanReading()
    {
    }

    /// <summary>The attainment of a measure by the payee, or by the payee's team, manager's people, territory or company.</summary>
    public sealed record OfMeasure : PlanReading
    {
        /// <summary>Makes the reading.</summary>
        /// <param name="scope">Whose attainment.</param>
        /// <param name="measureId">The measure; not empty.</param>
        /// <exception cref="ArgumentException">The scope is none, or the id is empty.</exception>
        public OfMeasure(UnitKind scope, string measureId)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(measureId);
            Scope = Enum.IsDefined(scope) ? scope : throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a kind of unit.");
            MeasureId = measureId;
        }

        /// <summary>Whose attainment.</summary>
        public UnitKind Scope { get; }

        /// <summary>The measure.</summary>
        public string MeasureId { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"{Scope} {MeasureId}");
    }

    /// <summary>The share of its target pay that a component of the plan pays, after the clauses on that component.</summary>
    public sealed record OfComponent : PlanReading
    {
        /// <summary>Makes the reading.</summary>
        /// <param name="componentId">The component; not empty.</param>
        /// <exception cref="ArgumentException">The id is empty.</exception>
        public OfComponent(string componentId)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(componentId);
            ComponentId = componentId;
        }

        /// <summary>The component.</summary>
        public string ComponentId { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"pay of '{ComponentId}'");
    }
}
