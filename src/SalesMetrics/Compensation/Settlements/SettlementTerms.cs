namespace SalesMetrics.Compensation.Settlements;

/// <summary>How earned incentive pay becomes paid incentive pay: draw, guarantee, limits, and what becomes of a negative balance.</summary>
/// <remarks>All amounts are in one currency, in whole minor units, zero or more. Draw, guarantee and minimum are for a whole period; for a part of one,
/// <see cref="EarnedPay.Assigned"/> says which share is due. Caps are not prorated.</remarks>
public sealed record SettlementTerms
{
    /// <summary>The advance; null for none.</summary>
    public Draw? Draw { get; init; }

    /// <summary>What is guaranteed in the first periods of tenure: the first amount in the period of the hire, and so on; empty for nothing. A higher
    /// earning is paid instead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative or not in whole minor units.</exception>
    public ImmutableArray<Money> Guarantee
    {
        get;
        init => field = value.IsDefault ? [] : [.. value.Select(amount => Payable(amount, nameof(value)))];
    } = [];

    /// <summary>The least that is paid in a period; null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not in whole minor units.</exception>
    public Money? Minimum
    {
        get;
        init => field = value is { } amount ? Payable(amount, nameof(value)) : null;
    }

    /// <summary>The most of a period's earnings that is paid; what is above is forfeited and listed. Null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not in whole minor units.</exception>
    public Money? PeriodCap
    {
        get;
        init => field = value is { } amount ? Payable(amount, nameof(value)) : null;
    }

    /// <summary>The most of a fiscal year's earnings that is paid, by the year of the payment period; null for none.</summary>
    /// <remarks>What was topped up to a floor counts too; otherwise whoever earns more under a guarantee would come to the cap sooner and be paid less.
    /// A floor is paid even beyond the cap. A shortfall that is added to the draw gives room back, as one that is carried does; one that is written off was
    /// paid for good and gives none.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not in whole minor units.</exception>
    public Money? YearCap
    {
        get;
        init => field = value is { } amount ? Payable(amount, nameof(value)) : null;
    }

    /// <summary>What becomes of earnings below zero; carried unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no such policy.</exception>
    public ShortfallPolicy Shortfall
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such policy for a shortfall.");
    }

    /// <summary>Why a shortfall is written off; needed with <see cref="ShortfallPolicy.WriteOff"/>.</summary>
    public string WriteOffReason { get; init => field = value ?? ""; } = "";

    /// <inheritdoc />
    public bool Equals(SettlementTerms? other) =>
        other is not null
        && Draw == other.Draw
        && Guarantee.AsSpan().SequenceEqual(other.Guarantee.AsSpan())
        && (Minimum, PeriodCap, YearCap) == (other.Minimum, other.PeriodCap, other.YearCap)
        && Shortfall == other.Shortfall
        && string.Equals(WriteOffReason, other.WriteOffReason, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Draw, Guarantee.Length, Minimum, PeriodCap, YearCap, Shortfall);

    internal IEnumerable<Money> Amounts => ((Money?[])[Draw?.Amount, Minimum, PeriodCap, YearCap]).OfType<Money>().Concat(Guarantee);

    internal static Money Payable(Money amount, string name) => amount.Amount >= 0m && amount.IsWholeMinorUnits
        ? amount
        : throw new ArgumentOutOfRangeException(name, amount, "It is zero or more, in whole minor units.");
}
