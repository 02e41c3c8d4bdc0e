namespace SalesMetrics.Compensation.Modelling;

/// <summary>The payees whose attainment lies between two bounds, with what they are paid and what was credited to them.</summary>
public sealed class CostBucket
{
    internal CostBucket(Ratio? from, Ratio? to, Currency currency, Currency credited, ImmutableArray<PayeeCost> payees)
    {
        From = from;
        To = to;
        Payees = payees;
        Amount = Money.Sum(payees.Select(payee => payee.Amount), currency);
        Credited = Money.Sum(payees.Select(payee => payee.Attainment.Credited), credited);
    }

    /// <summary>The lower bound, inclusive; null for the lowest bucket, and for that of undefined attainment.</summary>
    public Ratio? From { get; }

    /// <summary>The upper bound, exclusive; null for the highest bucket, and for that of undefined attainment.</summary>
    public Ratio? To { get; }

    /// <summary>Who is in it, by id ordinally.</summary>
    public ImmutableArray<PayeeCost> Payees { get; }

    /// <summary>What they are paid.</summary>
    public Money Amount { get; }

    /// <summary>What was credited to them. A shared sale counts for each, so that buckets may add up to more than the company's revenue.</summary>
    public Money Credited { get; }

    /// <summary>Pay over what was credited; null where nothing above zero was, or the currencies differ.</summary>
    public Ratio? CostOfSales => CompensationCost.Of(Amount, Credited);

    /// <summary>The bounds in words: <c>75.0 % to 100.0 %</c>, <c>150.0 % and more</c>, <c>undefined</c>.</summary>
    public override string ToString() => (From, To) switch
    {
        (null, { } to) => Invariant($"below {to.ToPercentText()}"),
        ({ } from, null) => Invariant($"{from.ToPercentText()} and more"),
        ({ } from, { } to) => Invariant($"{from.ToPercentText()} to {to.ToPercentText()}"),
        _ => "undefined",
    };
}
