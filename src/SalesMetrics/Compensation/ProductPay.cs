using SalesMetrics.Crediting;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What a rate card pays on credits, line by line, rounded once at the end.</summary>
public sealed class ProductPay : IExplainable
{
    internal ProductPay(Currency currency, ImmutableArray<ProductPayLine> lines, ImmutableArray<Credit> unrated)
    {
        Currency = currency;
        Lines = lines;
        Unrated = unrated;
    }

    /// <summary>The currency it pays in.</summary>
    public Currency Currency { get; }

    /// <summary>The lines that rated a credit, in the order of the card.</summary>
    public ImmutableArray<ProductPayLine> Lines { get; }

    /// <summary>The credits of products that the card does not rate; they pay nothing.</summary>
    public ImmutableArray<Credit> Unrated { get; }

    /// <summary>The sum of the lines, exact, in major units.</summary>
    public Ratio Exact => Lines.Aggregate(Ratio.Zero, (sum, line) => sum + line.Pay);

    /// <summary>The sum of the lines, rounded once to the minor unit, half away from zero.</summary>
    public Money Amount => new(Exact.ToDecimal(Currency.MinorUnits), Currency);

    /// <inheritdoc />
    public Explanation Explain() => new("Pay by product", Amount, Lines.Select(line => line.Explain()))
    {
        Rule = Invariant($"sum of base x rate, rounded half away from zero to {Currency.MinorUnits} decimals"),
    };
}
