using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>The capitalised cost of obtaining a contract, such as a commission, and its straight-line amortisation (ASC 340-40-35-1, IFRS 15.99).</summary>
public sealed class ContractCostSchedule : IExplainable
{
    /// <summary>The most months a schedule may have.</summary>
    public const int MaxMonths = 1_200;

    private ContractCostSchedule(Money cost, YearMonth firstMonth, ImmutableArray<Money> amounts)
    {
        Cost = cost;
        FirstMonth = firstMonth;
        Amounts = amounts;
    }

    /// <summary>What was capitalised.</summary>
    public Money Cost { get; }

    /// <summary>The first month of amortisation.</summary>
    public YearMonth FirstMonth { get; }

    /// <summary>What is amortised in each month; they add up to the cost, to the minor unit.</summary>
    public ImmutableArray<Money> Amounts { get; }

    /// <summary>Makes a schedule over the months of expected benefit, which may be longer than the contract when renewals are expected without a
    /// commensurate cost.</summary>
    /// <remarks>Every month has the same amount, rounded down; what is left is shared by the largest remainder, of equal ones the last months first, a minor
    /// unit each.</remarks>
    /// <param name="cost">The cost, in whole minor units; below zero for a reversal.</param>
    /// <param name="firstMonth">The first month.</param>
    /// <param name="months">The months of expected benefit: 1 to <see cref="MaxMonths"/>.</param>
    /// <exception cref="ArgumentException">The cost is not in whole minor units.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of months is out of its range.</exception>
    public static ContractCostSchedule StraightLine(Money cost, YearMonth firstMonth, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, MaxMonths);
        return cost.IsWholeMinorUnits
            ? new(cost, firstMonth, [.. cost.Allocate(months).Reverse()])
            : throw new ArgumentException(Invariant($"{cost} is not in whole minor units."), nameof(cost));
    }

    /// <summary>What is still capitalised at the end of a month: the carrying amount. The cost before the first month, zero from the last one on.</summary>
    public Money RemainingAfter(YearMonth month)
    {
        var past = Math.Clamp(((month.Year - FirstMonth.Year) * 12) + month.Month - FirstMonth.Month + 1, 0, Amounts.Length);
        return Money.Sum(Amounts[past..], Cost.Currency);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Contract cost",
        Cost,
        Amounts.Select((amount, i) => new Explanation(Invariant($"{FirstMonth.OnDayOfMonth(1).PlusMonths(i):uuuu-MM}"), amount)))
    {
        Rule = Invariant($"straight line over {Amounts.Length} months"),
    };
}
