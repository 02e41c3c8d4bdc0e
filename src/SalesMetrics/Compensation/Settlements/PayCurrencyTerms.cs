using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>In which currency somebody is paid, at the rate of which day, and where it is rounded.</summary>
/// <remarks>Three currencies can meet: a sale's, the plan's and the one of the payroll. A sale is credited in the plan's currency at the rate of
/// <see cref="CreditRates"/>; what is settled in the plan's currency is converted once, at the rate of the pay day, and rounded there.</remarks>
public sealed record PayCurrencyTerms
{
    /// <summary>The currency of the payroll.</summary>
    /// <exception cref="ArgumentException">It is no money.</exception>
    public required Currency Currency
    {
        get;
        init => field = value.IsMonetary ? value : throw new ArgumentException(Invariant($"{value} is no money: people are paid in a currency of ISO 4217."), nameof(value));
    }

    /// <summary>How many days after the last day of the payment period the pay day is; 0 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above 366.</exception>
    public int PayDayLagDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 366);
            field = value;
        }
    }

    /// <summary>The day whose rate credits a sale; the booking date unless the plan says otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public CreditRateDay CreditRates
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such day of a rate.");
    }

    /// <summary>What becomes of exactly half a minor unit in the one rounding; away from zero unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no rule.</exception>
    public MidpointRounding Rounding
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a rounding rule.");
    } = MidpointRounding.AwayFromZero;

    /// <summary>The pay day of a payment period, whose rate counts.</summary>
    public LocalDate PayDayOf(FiscalPeriod paymentPeriod)
    {
        ArgumentNullException.ThrowIfNull(paymentPeriod);
        return paymentPeriod.End.PlusDays(PayDayLagDays);
    }

    /// <summary>The rates with which sales are to be credited for a payment period: as they are, or all of them as on the pay day.</summary>
    public ExchangeRates RatesToCredit(ExchangeRates rates, FiscalPeriod paymentPeriod)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(paymentPeriod);
        return CreditRates == CreditRateDay.PayDay ? rates.FixedOn(PayDayOf(paymentPeriod)) : rates;
    }
}
