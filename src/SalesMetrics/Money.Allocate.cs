using System.Numerics;

namespace SalesMetrics;

/// <content>Splitting an amount so that no cent is lost.</content>
public readonly partial record struct Money
{
    /// <summary>Splits the amount into equal parts that add up to it; parts differ by one minor unit at most.</summary>
    /// <param name="parts">How many; 1 or more. The first ones take the odd minor units.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parts"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">The amount is not a whole number of minor units.</exception>
    public ImmutableArray<Money> Allocate(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        return Allocate(Enumerable.Repeat(Ratio.One, parts).ToImmutableArray());
    }

    /// <summary>Splits the amount by weights, by the method of the largest remainder (Hamilton), so that the parts add up to it.</summary>
    /// <remarks>
    /// Every part is the exact share rounded down to the minor unit; the units left over go one each to the largest fractions, on a tie to
    /// the earlier weight. A weight of zero gets nothing. A negative amount gives the same parts with the opposite sign. Each part is less
    /// than one minor unit away from its exact share. Splitting twice is not the same as splitting once by the product of the weights.
    /// </remarks>
    /// <param name="weights">At least one; none negative; not all zero. Their sum need not be one.</param>
    /// <returns>As many parts as weights, in the same order.</returns>
    /// <exception cref="ArgumentException">There is no weight, one is negative, or all are zero.</exception>
    /// <exception cref="InvalidOperationException">The amount is not a whole number of minor units: round it first.</exception>
    /// <exception cref="OverflowException">The amount is so large (above 7.9e26 with cents) that a part does not fit a decimal.</exception>
    public ImmutableArray<Money> Allocate(ImmutableArray<Ratio> weights)
    {
        var wholes = WholeWeights(weights);
        if (!IsWholeMinorUnits)
        {
            throw new InvalidOperationException(
                Invariant($"{this} is not a whole number of minor units, so no parts of whole units can add up to it: call Round first."));
        }

        var total = Whole(wholes);
        var (mantissa, scale) = ExactMath.Parts(Amount);
        var units = BigInteger.Abs(mantissa) * ExactMath.PowerOfTen(Currency.MinorUnits) / ExactMath.PowerOfTen(scale);
        var sign = mantissa.Sign;

        var shares = new BigInteger[wholes.Length];
        var remainders = new BigInteger[wholes.Length];
        var left = units;
        for (var i = 0; i < wholes.Length; i++)
        {
            shares[i] = BigInteger.DivRem(units * wholes[i], total, out remainders[i]);
            left -= shares[i];
        }

        // Fewer units are left over than there are fractions, so one each is enough.
        foreach (var i in Enumerable.Range(0, wholes.Length).OrderByDescending(i => remainders[i]).Take((int)left))
        {
            shares[i] += 1;
        }

        var currency = Currency;
        return [.. shares.Select(share => new Money(ExactMath.ToDecimal(share * sign, currency.MinorUnits), currency))];
    }

    /// <summary>Splits the amount among named receivers, so that the order in which they are listed does not matter.</summary>
    /// <param name="weights">A weight for each id; at least one, none negative, not all zero. On a tie the ordinally smaller id comes first.</param>
    /// <returns>A part for each id, ordered by id ordinally.</returns>
    /// <exception cref="ArgumentException">There is no weight, an id is null or occurs twice, a weight is negative, or all are zero.</exception>
    /// <exception cref="InvalidOperationException">The amount is not a whole number of minor units: round it first.</exception>
    public ImmutableArray<KeyValuePair<string, Money>> AllocateById(IEnumerable<KeyValuePair<string, Ratio>> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var ordered = weights.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToImmutableArray();
        if (!ordered.IsEmpty && ordered[0].Key is null)
        {
            throw new ArgumentException("A weight names nobody: every weight needs an id.", nameof(weights));
        }

        for (var i = 1; i < ordered.Length; i++)
        {
            if (string.Equals(ordered[i].Key, ordered[i - 1].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"'{ordered[i].Key}' is listed twice: add its weights up first."), nameof(weights));
            }
        }

        var parts = Allocate([.. ordered.Select(entry => entry.Value)]);
        return [.. ordered.Select((entry, i) => KeyValuePair.Create(entry.Key, parts[i]))];
    }

    private static ImmutableArray<BigInteger> WholeWeights(ImmutableArray<Ratio> weights)
    {
        if (weights.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An amount cannot be split among nobody: give at least one weight.", nameof(weights));
        }

        // One common denominator makes every weight a whole number, so that shares and remainders are exact.
        var common = BigInteger.One;
        foreach (var weight in weights)
        {
            if (weight.Sign < 0)
            {
                throw new ArgumentException(Invariant($"A weight of {weight} is negative: weights are zero or more."), nameof(weights));
            }

            common *= weight.Denominator / BigInteger.GreatestCommonDivisor(common, weight.Denominator);
        }

        var wholes = ImmutableArray.CreateRange(weights, weight => weight.Numerator * (common / weight.Denominator));
        return Whole(wholes).IsZero
            ? throw new ArgumentException("All weights are zero: at least one must be above zero.", nameof(weights))
            : wholes;
    }

    private static BigInteger Whole(ImmutableArray<BigInteger> parts) => parts.Aggregate(BigInteger.Zero, (sum, part) => sum + part);
}
