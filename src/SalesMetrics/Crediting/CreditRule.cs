namespace SalesMetrics.Crediting;

/// <summary>A rule of crediting for pay: whose a credit is, how much of a large deal counts, when it counts, and who is credited on top.</summary>
/// <remarks>
/// <see cref="CreditRuleCalculator"/> applies rules in four steps: placing (<see cref="Counts"/>, <see cref="Reassigns"/>, <see cref="House"/>,
/// <see cref="Excludes"/>), <see cref="Windfall"/>, overrides (<see cref="ManagerOverride"/>, <see cref="ChannelOverride"/>) and
/// <see cref="Timing"/>. In each step the first rule that holds counts; of the overrides the first for each level and each channel.
/// </remarks>
public abstract record CreditRule
{
    private CreditRule()
    {
    }

    /// <summary>The rule's id, unique among the rules it is applied with; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id { get; init => field = Filled(value); }

    /// <summary>Which credits it is for; all unless stated.</summary>
    public CreditCondition Condition
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = CreditCondition.Everything;

    /// <summary>Of rules with the same place only the first that holds counts.</summary>
    internal abstract string Place { get; }

    /// <summary>The credit stays with whom it is: the last of the placing rules is mostly this one, without a condition.</summary>
    public sealed record Counts : CreditRule
    {
        /// <inheritdoc />
        internal override string Place => "placing";
    }

    /// <summary>The credit goes to a named payee in place of the one who sold, as for a product line or territory that somebody else answers for.</summary>
    public sealed record Reassigns : CreditRule
    {
        /// <summary>Who is credited; not empty. Team, manager and territory are those of this payee on the day of the sale.</summary>
        /// <exception cref="ArgumentException">It is empty.</exception>
        public required string PayeeId { get; init => field = Filled(value); }

        /// <inheritdoc />
        internal override string Place => "placing";
    }

    /// <summary>The sale is of a house account: it counts for the company and is credited to nobody.</summary>
    /// <remarks>An overlay on it counts for nothing: it was on top, and the company counts the sale once.</remarks>
    public sealed record House : CreditRule
    {
        /// <inheritdoc />
        internal override string Place => "placing";
    }

    /// <summary>The credit counts for nobody, the company included; it is listed.</summary>
    public sealed record Excludes : CreditRule
    {
        /// <inheritdoc />
        internal override string Place => "placing";
    }

    /// <summary>Of a sale above a bound only a part is credited (a windfall or large-deal rule); the rest is the house's.</summary>
    /// <remarks>
    /// It looks at the sale with its corrections so far: each entry is credited with the change of what is credited in all. The sellers' parts
    /// are made by their shares, so that a sale and its reversal leave nobody with anything.
    /// </remarks>
    public sealed record Windfall : CreditRule
    {
        /// <summary>Up to here the whole sale is credited; above zero, in whole minor units of the book's currency.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is zero or below.</exception>
        /// <exception cref="ArgumentException">It has a fraction of a minor unit.</exception>
        public required Money Bound
        {
            get;
            init
            {
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value.Amount, nameof(value));
                field = value.IsWholeMinorUnits
                    ? value
                    : throw new ArgumentException(Invariant($"{value} is not a whole number of minor units: round it first."), nameof(value));
            }
        }

        /// <summary>The share of what exceeds the bound that is credited: 0 caps the sale, 1/2 credits half of the excess; zero or more, below 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
        public Ratio ShareAbove
        {
            get;
            init
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, Ratio.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Ratio.One);
                field = value;
            }
        }

        /// <inheritdoc />
        internal override string Place => "windfall";

        /// <summary>What is credited of a sale that comes to so much, with the same sign, in whole minor units.</summary>
        /// <param name="sale">The sale with its corrections, in the currency of the bound and in whole minor units.</param>
        /// <exception cref="CurrencyMismatchException">The sale is in another currency.</exception>
        public Money CreditedOf(Money sale)
        {
            var size = sale.Amount < 0m ? -sale : sale;
            if (size <= Bound)
            {
                return sale;
            }

            var credited = Bound + (size - Bound).RoundedShare(ShareAbove);
            return sale.Amount < 0m ? -credited : credited;
        }
    }

    /// <summary>Credit counts as events of the sale happen: booking, invoice, cash.</summary>
    public sealed record Timing : CreditRule
    {
        /// <summary>The shares by event.</summary>
        /// <exception cref="ArgumentNullException">It is null.</exception>
        public required CreditSchedule Schedule
        {
            get;
            init
            {
                ArgumentNullException.ThrowIfNull(value);
                field = value;
            }
        }

        /// <inheritdoc />
        internal override string Place => "timing";
    }

    /// <summary>A manager is credited with a share of what people below are credited with, by the hierarchy on the day of the sale.</summary>
    public sealed record ManagerOverride : CreditRule
    {
        /// <summary>How many levels above the seller: 1 is the seller's manager, 2 that one's manager.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
        public int Level
        {
            get;
            init
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
                field = value;
            }
        } = 1;

        /// <summary>The share of the seller's credit; above zero.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
        public required Ratio Share { get; init => field = AboveZero(value); }

        /// <inheritdoc />
        internal override string Place => Invariant($"override at level {Level}");
    }

    /// <summary>A named payee is credited with a share of what others are credited with, such as a channel manager with the partners' sales.</summary>
    public sealed record ChannelOverride : CreditRule
    {
        /// <summary>Who is credited; not empty. Never with a share of their own credit.</summary>
        /// <exception cref="ArgumentException">It is empty.</exception>
        public required string PayeeId { get; init => field = Filled(value); }

        /// <summary>The share of the seller's credit; above zero.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
        public required Ratio Share { get; init => field = AboveZero(value); }

        /// <inheritdoc />
        internal override string Place => Invariant($"override of '{PayeeId}'");
    }

    private static string Filled(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }

    private static Ratio AboveZero(Ratio value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, Ratio.Zero);
        return value;
    }
}
