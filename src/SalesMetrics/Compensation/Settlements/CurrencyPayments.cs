using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>What somebody is paid, period by period, in the currency of the payroll.</summary>
public sealed class CurrencyPayments : IExplainable
{
    internal CurrencyPayments(string payeeId, Currency currency, ImmutableArray<CurrencyPayment> payments)
    {
        PayeeId = payeeId;
        Currency = currency;
        Payments = payments;
    }

    /// <summary>Who is paid.</summary>
    public string PayeeId { get; }

    /// <summary>The currency of the payroll.</summary>
    public Currency Currency { get; }

    /// <summary>The payments, by period; those without a stated rate are missing and listed as issues.</summary>
    public ImmutableArray<CurrencyPayment> Payments { get; }

    /// <summary>The sum of the rounded payments. It is not the sum in the plan's currency converted at once, which rates of several days could not give.</summary>
    public Money Total => Money.Sum(Payments.Select(payment => payment.Amount), Currency);

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Paid to {PayeeId}"), Total, Payments.Select(payment => payment.Explain())) { Rule = "sum of the payments" };
}
