namespace SalesMetrics.Compensation;

/// <summary>From attainment to the share of the target pay, exact on both sides: steps, slopes, thresholds, accelerators, a cap.</summary>
/// <remarks>
/// <para>Bounds are inclusive below and compared with the exact attainment: 99.995 % has not reached 100 %.</para>
/// <para>Below the first bound nothing is paid. A negative attainment, when returns exceed sales, is below every bound: it pays nothing and
/// takes nothing back; taking back is a clawback of what was paid for the sale.</para>
/// <para>Two curves are equal when they have the same clauses, not merely the same values.</para>
/// </remarks>
public sealed class PayCurve : IEquatable<PayCurve>
{
    private PayCurve(ImmutableArray<PayCurveSegment> segments, Ratio? cap)
    {
        Segments = segments;
        Cap = cap;
    }

    /// <summary>Pay in proportion: 80 % of quota pays 80 % of target, 130 % pays 130 %. No threshold, no cap.</summary>
    public static PayCurve Linear { get; } = Create([new PayCurveSegment(Ratio.Zero, Ratio.Zero, Ratio.One)]);

    /// <summary>The clauses, by ascending bound; at least one. The last has no end.</summary>
    public ImmutableArray<PayCurveSegment> Segments { get; }

    /// <summary>The most the curve pays, as a share of the target pay, 1 or more; null when there is no cap.</summary>
    public Ratio? Cap { get; }

    /// <summary>Whether pay falls anywhere before the cap is applied, as only <see cref="FallingPay.Allowed"/> permits.</summary>
    public bool Falls => FirstFall(Segments) is not null;

    /// <summary>Makes a curve of any shape.</summary>
    /// <param name="segments">The clauses, by ascending bound; at least one.</param>
    /// <param name="cap">The most it pays, 1 or more; null for no cap.</param>
    /// <param name="falling">Whether pay may fall where attainment rises.</param>
    /// <exception cref="ArgumentException">
    /// There is no segment; bounds are out of order, repeated or negative; pay is negative somewhere; pay falls and may not; the last slope is
    /// negative; or the cap is below the target.
    /// </exception>
    public static PayCurve Create(IEnumerable<PayCurveSegment> segments, Ratio? cap = null, FallingPay falling = FallingPay.Refused)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ImmutableArray<PayCurveSegment> clauses = [.. segments];
        RequireOrder(clauses, nameof(segments));
        RequirePay(clauses, falling, nameof(segments));
        return cap is { } limit && limit < Ratio.One
            ? throw new ArgumentException(
                Invariant($"A cap of {limit.ToPercentText(2)} is below the target: it must be 100 % or more."), nameof(cap))
            : new PayCurve(clauses, cap);
    }

    /// <summary>Pays along straight lines between points; nothing below the first, no more beyond the last.</summary>
    /// <param name="points">By ascending attainment; at least one.</param>
    /// <remarks>
    /// A first point above zero attainment is a threshold: without a jump when it pays 0, with one when it pays more. Use
    /// <see cref="WithSlopeFrom"/> to pay on beyond the last point.
    /// </remarks>
    /// <exception cref="ArgumentException">As for <see cref="Create"/>; pay that falls is refused.</exception>
    public static PayCurve Interpolated(params IEnumerable<PayCurvePoint> points) => Interpolated(FallingPay.Refused, points);

    /// <summary>Pays along straight lines between points, saying whether pay may fall.</summary>
    /// <inheritdoc cref="Interpolated(IEnumerable{PayCurvePoint})" />
    public static PayCurve Interpolated(FallingPay falling, params IEnumerable<PayCurvePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        ImmutableArray<PayCurvePoint> rows = [.. points];
        RequireOrder(Level(rows), nameof(points));
        return Create(rows.Select((row, i) => new PayCurveSegment(row.Attainment, row.Pay, i + 1 < rows.Length ? SlopeTo(row, rows[i + 1]) : Ratio.Zero)),
            falling: falling);
    }

    /// <summary>Pays the share of the last row reached; nothing below the first.</summary>
    /// <param name="points">By ascending attainment; at least one.</param>
    /// <exception cref="ArgumentException">As for <see cref="Create"/>; pay that falls is refused.</exception>
    public static PayCurve Steps(params IEnumerable<PayCurvePoint> points) => Steps(FallingPay.Refused, points);

    /// <summary>Pays the share of the last row reached, saying whether pay may fall.</summary>
    /// <inheritdoc cref="Steps(IEnumerable{PayCurvePoint})" />
    public static PayCurve Steps(FallingPay falling, params IEnumerable<PayCurvePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Create(Level([.. points]), falling: falling);
    }

    /// <summary>Pays nothing below an attainment, and at it and above what the curve paid there before: a threshold with a jump.</summary>
    /// <param name="threshold">The attainment that must be reached, inclusive; zero or more. One below the first bound changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public PayCurve WithThreshold(Ratio threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, Ratio.Zero);
        if (IndexAt(threshold) is var index && index < 0)
        {
            return this;
        }

        var first = Segments[index] with { From = threshold, Pay = Segments[index].PayAt(threshold) };
        return Recreate([first, .. Segments[(index + 1)..]], Cap);
    }

    /// <summary>Pays on at another slope from an attainment upwards: an accelerator, or a decelerator.</summary>
    /// <param name="from">Where the slope starts, inclusive, from what the curve pays there; zero or more. Later clauses are replaced.</param>
    /// <param name="slope">How many points of target pay each further point of attainment adds; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public PayCurve WithSlopeFrom(Ratio from, Ratio slope)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, Ratio.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(slope, Ratio.Zero);
        var last = new PayCurveSegment(from, IndexAt(from) is >= 0 and var index ? Segments[index].PayAt(from) : Ratio.Zero, slope);
        return Recreate([.. Segments.Where(segment => segment.From < from), last], Cap);
    }

    /// <summary>Pays no more than a share of the target pay.</summary>
    /// <param name="cap">1 or more; 2 pays twice the target at most.</param>
    /// <exception cref="ArgumentException">It is below 1.</exception>
    public PayCurve WithCap(Ratio cap) => Recreate(Segments, cap);

    /// <summary>Pays on at a lower slope from an attainment upwards: a soft cap, or decelerator.</summary>
    /// <param name="from">Where the slope starts, inclusive, from what the curve pays there; zero or more. Later clauses are replaced.</param>
    /// <param name="slope">How many points of target pay each further point of attainment adds: zero or more, and no more than just below.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative, or the slope is steeper than the curve is just below.</exception>
    public PayCurve WithSoftCap(Ratio from, Ratio slope)
    {
        var before = Segments.LastOrDefault(segment => segment.From < from).Slope;
        return slope > before
            ? throw new ArgumentOutOfRangeException(
                nameof(slope), slope, Invariant($"Below {from.ToPercentText(2)} the slope is {before}; a soft cap pays no more than that: use WithSlopeFrom for an accelerator."))
            : WithSlopeFrom(from, slope);
    }

    /// <summary>Counts no more attainment than a limit: pay stays at what the curve pays there.</summary>
    /// <param name="attainment">Zero or more. Later clauses are replaced.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public PayCurve WithAttainmentCap(Ratio attainment) => WithSlopeFrom(attainment, Ratio.Zero);

    /// <summary>The same curve without its cap.</summary>
    public PayCurve WithoutCap() => Cap is null ? this : Recreate(Segments, null);

    /// <summary>The share of the target pay at an attainment; zero or more.</summary>
    public Ratio PayAt(Ratio attainment)
    {
        var index = IndexAt(attainment);
        var pay = index < 0 ? Ratio.Zero : Segments[index].PayAt(attainment);
        return Cap is { } cap && pay > cap ? cap : pay;
    }

    /// <summary>Reads the curve at an attainment, keeping the clause that applies.</summary>
    public PayCurveReading Read(Ratio attainment) =>
        new(this, attainment, IndexAt(attainment) is >= 0 and var index ? Segments[index] : null);

    /// <summary>The curve as the rows of a table that covers every attainment once, the cap included.</summary>
    public ImmutableArray<PayCurveRow> Rows()
    {
        var rows = ImmutableArray.CreateBuilder<PayCurveRow>();
        if (Segments[0].From.Sign > 0)
        {
            rows.Add(new PayCurveRow(null, Segments[0].From, Ratio.Zero, Ratio.Zero, IsCapped: false));
        }

        foreach (var segment in Segments)
        {
            AddRows(rows, segment, EndOf(segment));
        }

        return rows.ToImmutable();
    }

    /// <summary>The rows on lines of text, culture-free, for a plan document.</summary>
    public string Describe() => string.Join('\n', Rows());

    /// <inheritdoc />
    public bool Equals(PayCurve? other) => other is not null && Cap == other.Cap && Segments.SequenceEqual(other.Segments);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PayCurve);

    /// <inheritdoc />
    public override int GetHashCode() =>
        Segments.Aggregate(Cap.GetHashCode(), (hash, segment) => HashCode.Combine(hash, segment));

    /// <summary>The rows on one line.</summary>
    public override string ToString() => string.Join("; ", Rows());

    /// <summary>Where a segment of this curve ends, exclusive; null for the last.</summary>
    internal Ratio? EndOf(PayCurveSegment segment)
    {
        var next = Segments.IndexOf(segment) + 1;
        return next < Segments.Length ? Segments[next].From : null;
    }

    private static Ratio SlopeTo(PayCurvePoint row, PayCurvePoint next) => (next.Pay - row.Pay) / (next.Attainment - row.Attainment);

    private static ImmutableArray<PayCurveSegment> Level(ImmutableArray<PayCurvePoint> points) =>
        ImmutableArray.CreateRange(points, point => new PayCurveSegment(point.Attainment, point.Pay, Ratio.Zero));

    private static void RequireOrder(ImmutableArray<PayCurveSegment> clauses, string name)
    {
        if (clauses.IsEmpty)
        {
            throw new ArgumentException("A pay curve needs at least one clause.", name);
        }

        for (var i = 0; i < clauses.Length; i++)
        {
            var from = clauses[i].From;
            if (from.Sign < 0)
            {
                throw new ArgumentException(Invariant($"The bound {from.ToPercentText(2)} is negative: bounds are zero or more."), name);
            }

            if (i > 0 && from <= clauses[i - 1].From)
            {
                var fault = from == clauses[i - 1].From ? "stated twice" : Invariant($"listed after {clauses[i - 1].From.ToPercentText(2)}");
                throw new ArgumentException(Invariant($"The bound {from.ToPercentText(2)} is {fault}: list each bound once, in ascending order."), name);
            }
        }
    }

    private static void RequirePay(ImmutableArray<PayCurveSegment> clauses, FallingPay falling, string name)
    {
        for (var i = 0; i < clauses.Length; i++)
        {
            var isLast = i == clauses.Length - 1;
            var lowest = isLast ? clauses[i].Pay : Min(clauses[i].Pay, clauses[i].PayAt(clauses[i + 1].From));
            if (lowest.Sign < 0 || (isLast && clauses[i].Slope.Sign < 0))
            {
                throw new ArgumentException(
                    Invariant($"Pay is negative, or falls without end, from {clauses[i].From.ToPercentText(2)} on: it must stay at zero or more."), name);
            }
        }

        if (falling == FallingPay.Refused && FirstFall(clauses) is { } fall)
        {
            throw new ArgumentException(
                Invariant($"Pay falls at or above {fall.ToPercentText(2)}: more sales would pay less. State FallingPay.Allowed if the plan means it."), name);
        }
    }

    // The start of the first segment on which pay falls, or the bound at which it drops.
    private static Ratio? FirstFall(ImmutableArray<PayCurveSegment> clauses)
    {
        for (var i = 0; i < clauses.Length; i++)
        {
            if (clauses[i].Slope.Sign < 0)
            {
                return clauses[i].From;
            }

            if (i + 1 < clauses.Length && clauses[i].PayAt(clauses[i + 1].From) > clauses[i + 1].Pay)
            {
                return clauses[i + 1].From;
            }
        }

        return null;
    }

    private static Ratio Min(Ratio left, Ratio right) => left < right ? left : right;

    private PayCurve Recreate(IEnumerable<PayCurveSegment> segments, Ratio? cap) =>
        Create(segments, cap, Falls ? FallingPay.Allowed : FallingPay.Refused);

    // A segment that crosses the cap makes two rows, one on each side of the crossing.
    private void AddRows(ImmutableArray<PayCurveRow>.Builder rows, PayCurveSegment segment, Ratio? before)
    {
        var plain = new PayCurveRow(segment.From, before, segment.Pay, segment.Slope, IsCapped: false);
        if (Cap is not { } cap)
        {
            rows.Add(plain);
            return;
        }

        var startsAbove = segment.Pay > cap;
        Ratio? crossing = segment.Slope.Sign == 0 ? null : segment.From + ((cap - segment.Pay) / segment.Slope);
        var crosses = crossing is { } at && at > segment.From && (before is not { } end || at < end);
        var capped = plain with { Pay = cap, Slope = Ratio.Zero, IsCapped = true };
        var reaches = segment.Pay == cap && segment.Slope.Sign > 0;
        if (!crosses)
        {
            rows.Add(startsAbove || reaches ? capped : plain);
            return;
        }

        rows.Add(startsAbove ? capped with { Before = crossing } : plain with { Before = crossing });
        rows.Add(startsAbove ? plain with { From = crossing, Pay = cap } : capped with { From = crossing });
    }

    // The index of the last segment whose bound is reached; -1 below the first.
    private int IndexAt(Ratio attainment)
    {
        int low = 0, high = Segments.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Segments[middle].From <= attainment)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }
}
