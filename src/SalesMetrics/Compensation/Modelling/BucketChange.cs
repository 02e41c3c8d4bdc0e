namespace SalesMetrics.Compensation.Modelling;

/// <summary>What the payees of one attainment bucket get under each of two plans.</summary>
/// <remarks>Who is in a bucket is the same on both sides: it is decided by attainment over the periods of the first plan.</remarks>
public sealed class BucketChange
{
    internal BucketChange(CostBucket from, Currency currency, ImmutableArray<PayeeChange> payees)
    {
        From = from.From;
        To = from.To;
        Label = from.ToString();
        Credited = from.Credited;
        Payees = payees;
        FromAmount = Money.Sum(payees.Select(payee => payee.From.Amount), currency);
        ToAmount = Money.Sum(payees.Select(payee => payee.To.Amount), currency);
    }

    /// <summary>The lower bound, inclusive; null for the lowest bucket, and for that of undefined attainment.</summary>
    public Ratio? From { get; }

    /// <summary>The upper bound, exclusive; null for the highest bucket, and for that of undefined attainment.</summary>
    public Ratio? To { get; }

    /// <summary>The bounds in words.</summary>
    public string Label { get; }

    /// <summary>Who is in it, by id ordinally.</summary>
    public ImmutableArray<PayeeChange> Payees { get; }

    /// <summary>What was credited to them.</summary>
    public Money Credited { get; }

    /// <summary>What the first plan pays them.</summary>
    public Money FromAmount { get; }

    /// <summary>What the second plan pays them.</summary>
    public Money ToAmount { get; }

    /// <summary>What the second plan pays them more.</summary>
    public Money Difference => ToAmount - FromAmount;

    /// <summary>The first plan's pay over what was credited to them; null where nothing above zero was.</summary>
    public Ratio? FromCostOfSales => CompensationCost.Of(FromAmount, Credited);

    /// <summary>The second plan's pay over what was credited to them; null where nothing above zero was.</summary>
    public Ratio? ToCostOfSales => CompensationCost.Of(ToAmount, Credited);
}
