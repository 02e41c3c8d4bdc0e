namespace SalesMetrics.Pipeline;

/// <summary>How a deal stands: open, won or lost. Only a closed deal has a closing date, only a won one surely an amount.</summary>
public abstract record DealOutcome
{
    private DealOutcome()
    {
    }

    /// <summary>Still open.</summary>
    public sealed record Open : DealOutcome;

    /// <summary>Won.</summary>
    public sealed record Won : DealOutcome
    {
        /// <summary>A deal won.</summary>
        /// <param name="on">The closing date.</param>
        /// <param name="amount">What was sold, in whole minor units; zero and negative amounts are legal here.</param>
        /// <exception cref="ArgumentException">The amount has a fraction of a minor unit, or no currency.</exception>
        public Won(LocalDate on, Money amount)
        {
            if (!amount.IsWholeMinorUnits || amount.Currency == Currency.None)
            {
                throw new ArgumentException(
                    Invariant($"{amount} is not a whole number of minor units of a currency: round it first."), nameof(amount));
            }

            On = on;
            Amount = amount;
        }

        /// <summary>The closing date.</summary>
        public LocalDate On { get; }

        /// <summary>What was sold, in whole minor units.</summary>
        public Money Amount { get; }
    }

    /// <summary>Lost.</summary>
    /// <param name="On">The closing date.</param>
    /// <param name="Amount">What was at stake; null when the CRM does not say, as when it records 0 for every loss.</param>
    public sealed record Lost(LocalDate On, Money? Amount = null) : DealOutcome;
}
