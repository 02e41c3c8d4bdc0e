namespace SalesMetrics.Compensation.Settlements;

/// <summary>Brings what is settled into the currency of the payroll: the one step at which pay is converted and rounded.</summary>
public static class PayCurrencyCalculator
{
    /// <summary>Converts the payments of a settlement, each at the rate of its pay day.</summary>
    /// <param name="settlement">What is paid in the plan's currency.</param>
    /// <param name="terms">The currency of the payroll, the pay day, the rounding.</param>
    /// <param name="rates">The stated rates. None is needed for a period in which nothing is paid.</param>
    /// <returns>
    /// The payments, and an issue <c>no-rate</c> (rejected) for each period whose rate is not stated: it is not paid at all rather than at another
    /// day's rate.
    /// </returns>
    /// <remarks>Every payment is rounded once, and every total is the sum of rounded payments. Balances stay in the plan's currency.</remarks>
    /// <exception cref="OverflowException">A payment does not fit a decimal.</exception>
    public static Checked<CurrencyPayments> Convert(PaySettlement settlement, PayCurrencyTerms terms, ExchangeRates rates)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(rates);
        var payments = ImmutableArray.CreateBuilder<CurrencyPayment>(settlement.Lines.Length);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var line in settlement.Lines)
        {
            var payDay = terms.PayDayOf(line.Earned.Period);
            if (line.Paid.Amount == 0m || line.Paid.Currency == terms.Currency)
            {
                payments.Add(new(line, payDay, null, new Money(line.Paid.Amount, terms.Currency)));
            }
            else if (rates.TryGetOn(payDay, line.Paid.Currency, terms.Currency, out var rate))
            {
                var conversion = new Conversion(line.Paid, rate);
                payments.Add(new(line, payDay, conversion, conversion.Rounded(terms.Rounding)));
            }
            else
            {
                issues.Add(NoRate(settlement.PayeeId, line, terms.Currency, payDay));
            }
        }

        return new(new(settlement.PayeeId, terms.Currency, payments.ToImmutable()), issues.ToImmutable());
    }

    private static Issue NoRate(string payeeId, SettlementLine line, Currency currency, LocalDate payDay) => new()
    {
        Code = "no-rate",
        Outcome = IssueOutcome.Rejected,
        Source = payeeId,
        Field = line.Earned.Period.Id,
        Value = line.Paid.ToString(),
        Message = Invariant($"No rate from {line.Paid.Currency} to {currency} is stated for {payDay:uuuu-MM-dd}, so {line.Paid} for {line.Earned.Period.Id} is not paid."),
        Advice = "State the rate of that day; rates are neither turned round nor chained.",
    };
}
