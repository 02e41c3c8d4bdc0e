using SalesMetrics.Crediting;

namespace SalesMetrics.Measures;

/// <summary>What is added up: which credits count, on which date. A definition, printed with every figure made from it.</summary>
/// <remarks>Two measures are equal when they say the same.</remarks>
public sealed record Measure
{
    /// <summary>The credited value of everything won, on the booking date.</summary>
    public static Measure Bookings { get; } = new() { Id = "bookings", Name = "Bookings" };

    /// <summary>The measure's id, on which quotas and plans name it; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The measure's name for readers.</summary>
    public required string Name { get; init; }

    /// <summary>The one product whose credits count; null for all products.</summary>
    public string? ProductId { get; init; }

    /// <summary>The definition in words: what is added up, and by which date.</summary>
    public string Definition =>
        Invariant($"sum of credited amounts{(ProductId is null ? "" : " of " + ProductId)}, by the day each entry counts on, corrections included");

    /// <summary>Whether no credit is left out, so that none has to be looked at.</summary>
    internal bool IncludesEverything => ProductId is null;

    /// <summary>Whether a credit counts.</summary>
    public bool Includes(Credit credit)
    {
        ArgumentNullException.ThrowIfNull(credit);
        return ProductId is null || string.Equals(ProductId, credit.ProductId, StringComparison.Ordinal);
    }
}
