namespace SalesMetrics.Compensation;

/// <summary>Commission rates on credited sales, by tiers of amount or attainment, marginal or retroactive.</summary>
/// <remarks>
/// <para>Bounds are inclusive below. Below the first bound nothing is paid: a first bound above zero is a threshold, without a jump when tiers
/// are marginal and with one when they are retroactive. A marginal tier with a lower rate than the one before is a decelerator or soft cap.</para>
/// <para>Two tables are equal when they say the same.</para>
/// </remarks>
public sealed class RateTable : IEquatable<RateTable>
{
    private RateTable(TierMethod method, TierBound bound, ImmutableArray<RateTier> tiers)
    {
        Method = method;
        Bound = bound;
        Tiers = tiers;
    }

    /// <summary>What a tier's rate is paid on.</summary>
    public TierMethod Method { get; }

    /// <summary>What the bounds count.</summary>
    public TierBound Bound { get; }

    /// <summary>The tiers, by ascending bound; at least one.</summary>
    public ImmutableArray<RateTier> Tiers { get; }

    /// <summary>Makes a table of one rate for everything.</summary>
    /// <param name="rate">Zero or more; 0.05 is five percent.</param>
    /// <exception cref="ArgumentException">It is negative.</exception>
    public static RateTable Flat(Ratio rate) => Create(TierMethod.Marginal, TierBound.Amount, [new RateTier(Ratio.Zero, rate)]);

    /// <summary>Makes a table.</summary>
    /// <param name="method">What a tier's rate is paid on.</param>
    /// <param name="bound">What the bounds count.</param>
    /// <param name="tiers">By ascending bound; at least one.</param>
    /// <param name="falling">Whether pay may fall at a bound, as it does where a retroactive rate is lower than the one before.</param>
    /// <exception cref="ArgumentException">
    /// There is no tier; bounds are negative, repeated or out of order; a rate is negative; or pay falls and may not.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The method or the bound is none.</exception>
    public static RateTable Create(TierMethod method, TierBound bound, IEnumerable<RateTier> tiers, FallingPay falling = FallingPay.Refused)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        if (!Enum.IsDefined(method))
        {
            throw new ArgumentOutOfRangeException(nameof(method), method, "Not a method of tiers.");
        }

        if (!Enum.IsDefined(bound))
        {
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "Not a kind of bound.");
        }

        ImmutableArray<RateTier> rows = [.. tiers];
        Require(rows, nameof(tiers));
        var table = new RateTable(method, bound, rows);
        return falling == FallingPay.Refused && table.FirstFall() is { } fall
            ? throw new ArgumentException(
                Invariant($"The retroactive rate falls at {table.BoundText(fall)}: one more sale would pay less. State FallingPay.Allowed if the plan means it."),
                nameof(tiers))
            : table;
    }

    /// <summary>Whether pay falls at a bound, as only <see cref="FallingPay.Allowed"/> permits.</summary>
    public bool Falls => FirstFall() is not null;

    /// <inheritdoc />
    public bool Equals(RateTable? other) =>
        other is not null && Method == other.Method && Bound == other.Bound && Tiers.SequenceEqual(other.Tiers);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RateTable);

    /// <inheritdoc />
    public override int GetHashCode() => Tiers.Aggregate(HashCode.Combine(Method, Bound), (hash, tier) => HashCode.Combine(hash, tier));

    /// <summary>The tiers on one line, as <c>0 % to below 100 %: 8 %; 100 % and above: 12 % (marginal)</c>.</summary>
    public override string ToString() =>
        Invariant($"{string.Join("; ", Tiers.Select((_, i) => RowText(i)))} ({(Method == TierMethod.Marginal ? "marginal" : "retroactive")})");

    /// <summary>One tier in words.</summary>
    internal string RowText(int tier)
    {
        var from = BoundText(Tiers[tier].From);
        var span = tier + 1 < Tiers.Length ? Invariant($"{from} to below {BoundText(Tiers[tier + 1].From)}") : Invariant($"{from} and above");
        return Invariant($"{span}: {PercentText(Tiers[tier].Rate)}");
    }

    /// <summary>A bound in words: an amount, or an attainment in percent.</summary>
    internal string BoundText(Ratio from) => Bound == TierBound.Attainment ? PercentText(from) : from.ToString();

    private static string PercentText(Ratio ratio) => new Explanations.ExplainedValue.OfRatio(ratio).ToString();

    private static void Require(ImmutableArray<RateTier> tiers, string name)
    {
        if (tiers.IsEmpty)
        {
            throw new ArgumentException("A rate table needs at least one tier.", name);
        }

        for (var i = 0; i < tiers.Length; i++)
        {
            if (tiers[i].From.Sign < 0 || tiers[i].Rate.Sign < 0)
            {
                throw new ArgumentException(
                    Invariant($"Tier {i + 1} is from {tiers[i].From} at a rate of {tiers[i].Rate}: both are zero or more."), name);
            }

            if (i > 0 && tiers[i].From <= tiers[i - 1].From)
            {
                throw new ArgumentException(
                    Invariant($"Tier {i + 1} starts at {tiers[i].From}, not above the {tiers[i - 1].From} of the one before: list each bound once, ascending."), name);
            }
        }
    }

    private Ratio? FirstFall()
    {
        for (var i = 1; Method == TierMethod.Retroactive && i < Tiers.Length; i++)
        {
            if (Tiers[i].Rate < Tiers[i - 1].Rate)
            {
                return Tiers[i].From;
            }
        }

        return null;
    }
}
