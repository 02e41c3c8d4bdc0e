using SalesMetrics.Calendars;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Versions;

/// <summary>What somebody earns in a fiscal year at 100 % of everything: base pay and target incentive.</summary>
public sealed record OnTargetEarnings : IExplainable
{
    /// <summary>States base pay and target incentive of a year.</summary>
    /// <param name="basePay">The base pay, in whole minor units; zero or more. It is paid whatever is sold.</param>
    /// <param name="targetIncentive">The incentive at 100 % of everything, in whole minor units; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    /// <exception cref="ArgumentException">An amount has a fraction of a minor unit or no currency, or both are zero.</exception>
    /// <exception cref="CurrencyMismatchException">They are in different currencies.</exception>
    public OnTargetEarnings(Money basePay, Money targetIncentive)
    {
        BasePay = TargetIncentives.Require(basePay, nameof(basePay));
        TargetIncentive = TargetIncentives.Require(targetIncentive, nameof(targetIncentive));
        if (Total.Amount == 0m)
        {
            throw new ArgumentException("On-target earnings of zero have no pay mix: state what is earned.", nameof(basePay));
        }
    }

    /// <summary>The base pay of a year.</summary>
    public Money BasePay { get; }

    /// <summary>The target incentive of a year.</summary>
    public Money TargetIncentive { get; }

    /// <summary>The on-target earnings of a year: base pay + target incentive.</summary>
    public Money Total => BasePay + TargetIncentive;

    /// <summary>The base pay's exact share of the total: 3/5 for a pay mix of 60/40.</summary>
    public Ratio BaseShare => BasePay / Total;

    /// <summary>The pay mix in percent, base pay first: <c>60/40</c>; decimals only where there are any, four at most.</summary>
    public string PayMix => Invariant($"{Percent(BaseShare)}/{Percent(Ratio.One - BaseShare)}");

    /// <summary>Divides on-target earnings by a pay mix.</summary>
    /// <param name="total">The on-target earnings of a year, in whole minor units; above zero.</param>
    /// <param name="baseShare">The base pay's share: 0 to 1.</param>
    /// <returns>Base pay rounded to the minor unit, and what is left as target incentive, so that both add up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The total is negative, or the share is out of its range.</exception>
    /// <exception cref="ArgumentException">The total is zero, has a fraction of a minor unit or no currency.</exception>
    public static OnTargetEarnings FromPayMix(Money total, Ratio baseShare)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(baseShare, Ratio.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(baseShare, Ratio.One);
        var basePay = TargetIncentives.Require(total, nameof(total)).RoundedShare(baseShare);
        return new(basePay, total - basePay);
    }

    /// <summary>The target incentive of one period of the year: equal parts, which add up to the year's to the minor unit.</summary>
    /// <param name="period">The period; its grain divides the year.</param>
    /// <param name="calendar">The calendar it is of.</param>
    /// <exception cref="ArgumentException">Periods of that grain do not make up a fiscal year.</exception>
    public Money TargetIncentiveOf(FiscalPeriod period, FiscalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(calendar);
        var parts = calendar.Split(calendar.Year(period.FiscalYear), period.Grain);
        return TargetIncentive.Allocate(parts.Length)[parts.IndexOf(period) is var place and >= 0
            ? place
            : throw new ArgumentException(Invariant($"{period.Id} is no period of {calendar}."), nameof(period))];
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "On-target earnings of a year", Total, new Explanation("Base pay", BasePay), new Explanation("Target incentive", TargetIncentive))
    {
        Rule = Invariant($"base pay + target incentive; pay mix {PayMix}"),
    };

    private static string Percent(Ratio share) => (share * Ratio.Of(100, 1)).ToDecimal(4).ToString("0.####", CultureInfo.InvariantCulture);
}
