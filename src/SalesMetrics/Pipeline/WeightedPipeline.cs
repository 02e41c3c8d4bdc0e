namespace SalesMetrics.Pipeline;

/// <summary>Open value, each deal by the chance it is given: what would come in on average if the chances were right.</summary>
public sealed class WeightedPipeline
{
    private readonly ImmutableArray<Ratio> _chances;

    private WeightedPipeline(Money open, Ratio exact, double variance, ImmutableArray<Ratio> chances, int withoutAmount)
    {
        StandardDeviation = Math.Sqrt(variance);
        _chances = chances;
        Open = open;
        Exact = exact;
        WithoutAmount = withoutAmount;
    }

    /// <summary>The open value, unweighted.</summary>
    public Money Open { get; }

    /// <summary>The sum of amount times chance, deal by deal, in major units, exact. Those of parts add up to that of the whole.</summary>
    public Ratio Exact { get; }

    /// <summary>The same as money, rounded once to the minor unit, half away from zero.</summary>
    public Money Value => new(Exact.ToDecimal(Open.Currency.MinorUnits), Open.Currency);

    /// <summary>The standard deviation of what comes in, in major units, if deals were won and lost independently; they seldom are, so the true one is larger.</summary>
    public double StandardDeviation { get; }

    /// <summary>The sum of the chances: how many are won on average, exact.</summary>
    public Ratio ExpectedWins => _chances.Aggregate(Ratio.Zero, (sum, chance) => sum + chance);

    /// <summary>Open deals with an amount.</summary>
    public int Count => _chances.Length;

    /// <summary>Open deals without an amount, which count as nothing.</summary>
    public int WithoutAmount { get; }

    /// <summary>Weighs open deals; closed ones are passed over, for they are certain.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="chanceOf">The chance of a deal, from 0 to 1: 0.1 is ten percent, and 10 is refused.</param>
    /// <param name="currency">The one currency of all amounts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A chance is below 0 or above 1: percent were taken for fractions.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is in another currency.</exception>
    public static WeightedPipeline Of(IEnumerable<Deal> deals, Func<Deal, Ratio> chanceOf, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(chanceOf);
        var open = Money.Zero(currency);
        var exact = Ratio.Zero;
        var (variance, withoutAmount) = (0.0, 0);
        var chances = ImmutableArray.CreateBuilder<Ratio>();
        foreach (var deal in deals.Where(deal => deal.Outcome is DealOutcome.Open))
        {
            if (deal.ExpectedAmount is not { } amount)
            {
                withoutAmount++;
                continue;
            }

            var chance = chanceOf(deal);
            if (chance.Sign < 0 || chance > Ratio.One)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(chanceOf), chance, Invariant($"The chance of deal '{deal.Id}' must be from 0 to 1; for percent use Ratio.FromPercent."));
            }

            open += amount;
            exact += Ratio.FromDecimal(amount.Amount) * chance;
            var p = chance.ToDouble();
            variance += (double)amount.Amount * (double)amount.Amount * p * (1 - p);
            chances.Add(chance);
        }

        return new WeightedPipeline(open, exact, variance, chances.ToImmutable(), withoutAmount);
    }

    /// <summary>How many of the deals are won, if they are won and lost independently.</summary>
    /// <exception cref="InvalidOperationException">There are more than <see cref="WinDistribution.MaxDeals"/>.</exception>
    public WinDistribution Wins() => _chances.Length <= WinDistribution.MaxDeals
        ? WinDistribution.Of(_chances.Select(chance => chance.ToDouble()))
        : throw new InvalidOperationException(Invariant($"{_chances.Length} deals: {WinDistribution.MaxDeals} are the most."));
}
