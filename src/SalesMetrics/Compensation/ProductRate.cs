namespace SalesMetrics.Compensation;

/// <summary>What a line of a rate card pays: a share of the credit, so much a deal, or so much a unit.</summary>
public abstract record ProductRate
{
    private ProductRate()
    {
    }

    /// <summary>A share of the credited amount.</summary>
    public sealed record OfCredit : ProductRate
    {
        /// <summary>Makes the rate.</summary>
        /// <param name="rate">Zero or more; 0.05 is five percent.</param>
        /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
        public OfCredit(Ratio rate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rate, Ratio.Zero);
            Rate = rate;
        }

        /// <summary>The share; 0.05 is five percent.</summary>
        public Ratio Rate { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"{new Explanations.ExplainedValue.OfRatio(Rate)} of credit");
    }

    /// <summary>
    /// So much for each deal whose credit in the period is above zero; of a split deal, the payee's share of it. A deal that nets to zero or less counts as none.
    /// </summary>
    public sealed record PerDeal : ProductRate
    {
        /// <summary>Makes the rate.</summary>
        /// <param name="amount">For one deal; zero or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
        public PerDeal(Money amount)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(amount.Amount, nameof(amount));
            Amount = amount;
        }

        /// <summary>What one deal pays.</summary>
        public Money Amount { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"{Amount} a deal");
    }

    /// <summary>So much for each unit credited, where credits count units (a unit of account) rather than money.</summary>
    public sealed record PerUnit : ProductRate
    {
        /// <summary>Makes the rate.</summary>
        /// <param name="amount">For one unit; zero or more.</param>
        /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
        public PerUnit(Money amount)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(amount.Amount, nameof(amount));
            Amount = amount;
        }

        /// <summary>What one unit pays.</summary>
        public Money Amount { get; }

        /// <inheritdoc />
        public override string ToString() => Invariant($"{Amount} a unit");
    }
}
