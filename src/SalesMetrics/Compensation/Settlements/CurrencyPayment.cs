using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>What is paid in one payment period, in the currency of the payroll.</summary>
public sealed class CurrencyPayment : IExplainable
{
    internal CurrencyPayment(SettlementLine line, LocalDate payDay, Conversion? conversion, Money amount)
    {
        Line = line;
        PayDay = payDay;
        Conversion = conversion;
        Amount = amount;
    }

    /// <summary>How the payment came about in the plan's currency.</summary>
    public SettlementLine Line { get; }

    /// <summary>The day whose rate counts.</summary>
    public LocalDate PayDay { get; }

    /// <summary>The conversion with its rate; null when nothing is paid, or plan and payroll have one currency.</summary>
    public Conversion? Conversion { get; }

    /// <summary>What is paid, in whole minor units of the payroll's currency: the settled amount x rate, rounded once.</summary>
    public Money Amount { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Paid on {PayDay:uuuu-MM-dd} for {Line.Earned.Period.Id}"), Amount, Line.Explain())
    {
        Rule = Conversion is { Rate: var rate }
            ? Invariant($"{Line.Paid} x {rate.Rate}, the rate from {rate.From} to {rate.To} stated from {rate.EffectiveFrom:uuuu-MM-dd} on, rounded once to {rate.To.MinorUnits} decimals")
            : "no conversion is needed",
    };
}
