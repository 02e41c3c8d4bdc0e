using SalesMetrics.Organization;

namespace SalesMetrics.Comparisons;

/// <summary>What deals are counted by: a kind of unit, or the product.</summary>
public abstract record OutcomeGrouping
{
    private OutcomeGrouping()
    {
    }

    /// <summary>By the deal's owner.</summary>
    public static OutcomeGrouping Payee { get; } = new ByUnit(UnitKind.Payee);

    /// <summary>By the owner's team.</summary>
    public static OutcomeGrouping Team { get; } = new ByUnit(UnitKind.Team);

    /// <summary>By the owner's manager.</summary>
    public static OutcomeGrouping Manager { get; } = new ByUnit(UnitKind.Manager);

    /// <summary>By the owner's territory.</summary>
    public static OutcomeGrouping Territory { get; } = new ByUnit(UnitKind.Territory);

    /// <summary>All together.</summary>
    public static OutcomeGrouping Company { get; } = new ByUnit(UnitKind.Company);

    /// <summary>By <see cref="Pipeline.Deal.ProductId"/>.</summary>
    public static OutcomeGrouping Product { get; } = new ByProduct();

    /// <summary>By the unit the owner belonged to on the closing date, or for an open deal on the as-of date.</summary>
    public sealed record ByUnit : OutcomeGrouping
    {
        /// <summary>Groups by a kind of unit.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the named kinds.</exception>
        public ByUnit(UnitKind kind)
        {
            Kind = Enum.IsDefined(kind) ? kind : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of unit.");
        }

        /// <summary>The kind of unit.</summary>
        public UnitKind Kind { get; }

        /// <inheritdoc />
        public override string ToString() => Kind.ToString();
    }

    /// <summary>By the product of the deal.</summary>
    public sealed record ByProduct : OutcomeGrouping
    {
        /// <inheritdoc />
        public override string ToString() => "Product";
    }
}
