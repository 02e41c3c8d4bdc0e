namespace SalesMetrics.Columns;

/// <summary>Quantiles of any number of amounts in bounded memory, within a stated relative error. Mergeable and immutable.</summary>
/// <remarks>
/// <para>Amounts are counted in buckets whose width grows with the amount: the histogram of Tene's HdrHistogram (2012 and later), here over minor units of either
/// sign. A quantile is found in its bucket with certainty, so the error is one of the value and not of the rank, as in DDSketch (Masson, Rim and Lee 2019, PVLDB 12,
/// 2195). Counts are whole numbers, so merging in any order gives the same bits.</para>
/// <para>The quantile is an amount that occurs: that of rank ceil(q n), at least 1, counted from the least amount. There is no interpolation (type 1 of Hyndman and
/// Fan 1996).</para>
/// <para>Two sketches are equal when they were made with the same precision and hold the same counts and extremes.</para>
/// </remarks>
public sealed class QuantileSketch : IEquatable<QuantileSketch>
{
    /// <summary>The precision taken where none is given, for a relative error of 1/128, below 0.8 %.</summary>
    public const int DefaultPrecision = 7;

    /// <summary>The highest precision, for a relative error of 1/16,384, about 0.006 %.</summary>
    public const int MaxPrecision = 14;

    private readonly CountedBuckets _below;
    private readonly CountedBuckets _above;

    internal QuantileSketch(int precision, long count, long least, long greatest, CountedBuckets below, CountedBuckets above)
    {
        Precision = precision;
        Count = count;
        (LeastAmount, GreatestAmount) = (least, greatest);
        (_below, _above) = (below, above);
    }

    /// <summary>From 1 to <see cref="MaxPrecision"/>. The relative error is 2 to the power of minus this.</summary>
    public int Precision { get; }

    /// <summary>By how much an estimate may be off, as a share of the true quantile's magnitude. Amounts below 2^<see cref="Precision"/> minor units in magnitude are
    /// exact, and so are the extremes.</summary>
    public Ratio RelativeError => Ratio.Of(1, 1 << Precision);

    /// <summary>How many amounts.</summary>
    public long Count { get; }

    /// <summary>The least amount, exactly; null when there are none.</summary>
    public long? Minimum => Count == 0 ? null : LeastAmount;

    /// <summary>The greatest amount, exactly; null when there are none.</summary>
    public long? Maximum => Count == 0 ? null : GreatestAmount;

    /// <summary>The quantile of one half; null when there are no amounts.</summary>
    public QuantileEstimate? Median => Quantile(Ratio.Of(1, 2));

    internal long LeastAmount { get; }

    internal long GreatestAmount { get; }

    // Buckets of magnitude, of amounts below zero and of all others.
    internal CountedBuckets Below => _below;

    internal CountedBuckets Above => _above;

    private int Bits => Precision - 1;

    /// <summary>Merges sketches; the order makes no difference, to the last bit.</summary>
    /// <param name="first">One of them; its precision is that of the result.</param>
    /// <param name="others">The others; may be empty.</param>
    /// <exception cref="ArgumentException">The precisions differ.</exception>
    /// <exception cref="OverflowException">The count is beyond 2^63 - 1.</exception>
    public static QuantileSketch Merge(QuantileSketch first, params IEnumerable<QuantileSketch> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        var builder = new QuantileSketchBuilder(first.Precision);
        builder.Merge(first);
        foreach (var other in others)
        {
            builder.Merge(other);
        }

        return builder.ToSketch();
    }

    /// <summary>The amount that a share of all amounts does not exceed.</summary>
    /// <param name="share">From 0, the least amount, to 1, the greatest; 9/10 is the ninetieth percentile.</param>
    /// <returns>Null when there are no amounts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0 or above 1.</exception>
    public QuantileEstimate? Quantile(Ratio share)
    {
        if (share < Ratio.Zero || share > Ratio.One)
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile is asked for by a share from 0 to 1, both inclusive.");
        }

        if (Count == 0)
        {
            return null;
        }

        var rank = (long)ExactMath.DivideRounded(share.Numerator * Count, share.Denominator, MidpointRounding.ToPositiveInfinity);
        return AtRank(Math.Max(1, rank));
    }

    /// <summary>The amount that so many amounts, itself included, do not exceed.</summary>
    /// <param name="rank">From 1, the least amount, to <see cref="Count"/>, the greatest.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public QuantileEstimate AtRank(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Count);

        // Below zero the greatest magnitude comes first.
        return rank <= _below.Total
            ? Within(_below.IndexAt(_below.Total - rank + 1), isBelow: true)
            : Within(_above.IndexAt(rank - _below.Total), isBelow: false);
    }

    /// <inheritdoc/>
    public bool Equals(QuantileSketch? other) =>
        other is not null
        && Precision == other.Precision
        && Count == other.Count
        && LeastAmount == other.LeastAmount
        && GreatestAmount == other.GreatestAmount
        && _below.HasSameCounts(other._below)
        && _above.HasSameCounts(other._above);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QuantileSketch);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Precision, Count, LeastAmount, GreatestAmount);

    private QuantileEstimate Within(int index, bool isBelow)
    {
        var (least, greatest) = LogLinearBuckets.Bounds(index, Bits);
        var middle = (Int128)(least + ((greatest - least) / 2));
        var (lower, upper, value) = isBelow ? (-(Int128)greatest, -(Int128)least, -middle) : (least, greatest, middle);

        // No amount lies beyond the extremes, which also brings the bucket of the least long back into range.
        return new QuantileEstimate(Clamp(lower), Clamp(upper), Clamp(value));
    }

    private long Clamp(Int128 amount) => (long)Int128.Clamp(amount, LeastAmount, GreatestAmount);
}
