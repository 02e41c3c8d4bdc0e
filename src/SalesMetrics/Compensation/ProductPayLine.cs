using SalesMetrics.Crediting;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What a line of a rate card pays on the credits it rates.</summary>
public sealed class ProductPayLine : IExplainable
{
    internal ProductPayLine(RateCardLine line, ImmutableArray<Credit> credits)
    {
        Line = line;
        Credits = credits;
        Base = line.Rate is ProductRate.PerDeal ? Deals(credits) : credits.Aggregate(Ratio.Zero, (sum, credit) => sum + Ratio.FromDecimal(credit.Amount.Amount));
    }

    /// <summary>The line of the card.</summary>
    public RateCardLine Line { get; }

    /// <summary>The credits it rates, in the order given.</summary>
    public ImmutableArray<Credit> Credits { get; }

    /// <summary>What the rate is paid on: the credited amount, the number of deals (shares of split deals) or of units.</summary>
    public Ratio Base { get; }

    /// <summary>What it pays, exact, in major units; nothing on a negative base.</summary>
    public Ratio Pay => (Base.Sign > 0 ? Base : Ratio.Zero) * Line.Rate switch
    {
        ProductRate.OfCredit of => of.Rate,
        ProductRate.PerDeal per => Ratio.FromDecimal(per.Amount.Amount),
        ProductRate.PerUnit per => Ratio.FromDecimal(per.Amount.Amount),
        _ => throw new InvalidOperationException("Not a rate."),
    };

    /// <inheritdoc />
    public Explanation Explain() => new(Line.ToString(), Invariant($"{Base} -> {Pay}"), Credits.Select(credit => credit.Explain())) { Rule = "base x rate" };

    private static Ratio Deals(ImmutableArray<Credit> credits) => credits
        .GroupBy(credit => credit.DealId.Length > 0 ? credit.DealId : credit.OriginId, StringComparer.Ordinal)
        .Where(deal => deal.Sum(credit => credit.Amount.Amount) > 0m)
        .Aggregate(Ratio.Zero, (sum, deal) => sum + DealShare.Of(deal));
}
