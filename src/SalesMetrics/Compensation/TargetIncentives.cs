namespace SalesMetrics.Compensation;

/// <summary>The target incentives of everybody on a plan: one for all, and other amounts for named payees from stated days on.</summary>
/// <remarks>Two of them are equal when they say the same.</remarks>
public sealed class TargetIncentives : IEquatable<TargetIncentives>
{
    private readonly ImmutableDictionary<string, EffectiveDated<Money>> _byPayee;

    private TargetIncentives(
        Money @default, ImmutableArray<TargetIncentive> exceptions, ImmutableDictionary<string, EffectiveDated<Money>> byPayee)
    {
        Default = @default;
        Exceptions = exceptions;
        _byPayee = byPayee;
    }

    /// <summary>The amount a period of everybody who is not named.</summary>
    public Money Default { get; }

    /// <summary>The amounts of named payees, by payee id ordinally and then by day.</summary>
    public ImmutableArray<TargetIncentive> Exceptions { get; }

    /// <summary>Makes target incentives.</summary>
    /// <param name="default">The amount a period of everybody who is not named: zero or more, in whole minor units.</param>
    /// <param name="exceptions">Other amounts, in the same currency; no two of one payee from the same day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The default is negative.</exception>
    /// <exception cref="ArgumentException">It has a fraction of a minor unit or no currency, or a payee has two amounts from one day.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is in another currency.</exception>
    public static TargetIncentives Create(Money @default, params IEnumerable<TargetIncentive> exceptions)
    {
        ArgumentNullException.ThrowIfNull(exceptions);
        _ = Require(@default, nameof(@default));
        var ordered = exceptions
            .OrderBy(one => one.PayeeId, StringComparer.Ordinal)
            .ThenBy(one => one.From ?? LocalDate.MinIsoValue)
            .ToImmutableArray();
        foreach (var one in ordered)
        {
            if (one.Amount.Currency != @default.Currency)
            {
                throw new CurrencyMismatchException(@default.Currency, one.Amount.Currency);
            }
        }

        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].From == ordered[i - 1].From && string.Equals(ordered[i].PayeeId, ordered[i - 1].PayeeId, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    Invariant($"'{ordered[i].PayeeId}' has two target incentives from the same day: state one."), nameof(exceptions));
            }
        }

        return new TargetIncentives(@default, ordered, ordered
            .GroupBy(one => one.PayeeId, StringComparer.Ordinal)
            .ToImmutableDictionary(
                payee => payee.Key,
                payee => EffectiveDated.Create(payee.Select(one => new EffectiveValue<Money>(one.From ?? LocalDate.MinIsoValue, one.Amount))),
                StringComparer.Ordinal));
    }

    /// <summary>Gets a payee's target incentive a period as in effect on a day: the default when the payee has none of its own by then.</summary>
    public Money On(LocalDate date, string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return _byPayee.TryGetValue(payeeId, out var amounts) && amounts.TryGetOn(date, out var amount) ? amount : Default;
    }

    /// <inheritdoc />
    public bool Equals(TargetIncentives? other) =>
        other is not null && Default == other.Default && Exceptions.SequenceEqual(other.Exceptions);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TargetIncentives);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Default, Exceptions.Length);

    internal static Money Require(Money amount, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Amount, name);
        return amount.IsWholeMinorUnits && amount.Currency.IsMonetary
            ? amount
            : throw new ArgumentException(
                Invariant($"{amount} is not a whole number of minor units of a currency of ISO 4217: pay is money, rounded first."), name);
    }
}
