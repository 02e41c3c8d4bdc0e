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

    /// <summary>The category of the entries that count, as <see cref="Transactions.Transaction.Category"/>; empty for the sales themselves.</summary>
    public string Category
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = "";

    /// <summary>The definition in words: what is added up, and by which date.</summary>
    public string Definition =>
        Invariant($"sum of credited {(Category.Length == 0 ? "amounts" : Category)}{(ProductId is null ? "" : " of " + ProductId)}")
            + ", by the day each entry counts on, corrections included";

    /// <summary>Makes the measure of a category of entries, such as margin or new logos, which quotas name by the category.</summary>
    /// <param name="category">As on the entries; not empty.</param>
    /// <param name="name">The name for readers; the category when not stated.</param>
    /// <exception cref="ArgumentException">The category is empty.</exception>
    public static Measure OfCategory(string category, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(category);
        return new Measure { Id = category, Name = name ?? category, Category = category };
    }

    /// <summary>Whether all sales count, so that among sales alone no credit has to be looked at.</summary>
    internal bool IncludesAllSales => ProductId is null && Category.Length == 0;

    /// <summary>Whether a credit counts.</summary>
    public bool Includes(Credit credit)
    {
        ArgumentNullException.ThrowIfNull(credit);
        return string.Equals(Category, credit.Category, StringComparison.Ordinal)
            && (ProductId is null || string.Equals(ProductId, credit.ProductId, StringComparison.Ordinal));
    }
}
