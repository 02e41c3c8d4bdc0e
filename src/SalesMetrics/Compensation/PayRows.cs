using System.Runtime.Intrinsics;

namespace SalesMetrics.Compensation;

/// <summary>Pays columns row by row: the periods of one component and payee are summed, screened four at a time, and settled where in doubt.</summary>
internal readonly ref struct PayRows
{
    // Periods at a time; a multiple of the width of a vector.
    private const int BlockPeriods = 32;

    private readonly CompiledPlan _plan;
    private readonly PayColumns _columns;
    private readonly Span<long> _payouts;

    // How many periods credit and quota are summed over; 1 to date as well, where the mask does it.
    private readonly int _window;

    // A mask of all bits or none: whether sums go on from period to period.
    private readonly long _toDate;
    private readonly bool _hasOwnTargets;

    public PayRows(CompiledPlan plan, PayColumns columns, PayAccumulation accumulation, int window, Span<long> payouts)
    {
        _plan = plan;
        _columns = columns;
        _window = window;
        _payouts = payouts;
        _toDate = accumulation == PayAccumulation.YearToDate ? -1 : 0;
        _hasOwnTargets = columns.Targets.Length != columns.PayeeCount;
    }

    /// <summary>The first period of the window that ends with a period; 0 where there are fewer before it.</summary>
    public static int FirstOf(int period, int window) => Math.Max(0, period - window + 1);

    /// <summary>Pays every row.</summary>
    /// <returns>How many lines were in doubt.</returns>
    public int Pay()
    {
        var block = new Block(
            stackalloc long[BlockPeriods], stackalloc long[BlockPeriods], stackalloc long[BlockPeriods], stackalloc long[BlockPeriods]);
        var settled = 0;
        for (var component = 0; component < _plan.Plan.Components.Length; component++)
        {
            for (var payee = 0; payee < _columns.PayeeCount; payee++)
            {
                settled += PayRow(component, payee, block);
            }
        }

        return settled;
    }

    // Whether no quota or target is negative and nothing is so large that a sum over the periods could overflow; false in doubt.
    private static bool AreSurelySummable(ReadOnlySpan<long> credits, ReadOnlySpan<long> quotas, ReadOnlySpan<long> targets)
    {
        const long limit = long.MaxValue >> 16;
        var bits = Bits(quotas) | Bits(targets);
        var four = Vector256<long>.Zero;
        var period = 0;
        for (; period <= credits.Length - Vector256<long>.Count; period += Vector256<long>.Count)
        {
            var credit = Vector256.Create(credits[period..]);
            four |= credit ^ (credit >> 63);
        }

        for (; period < credits.Length; period++)
        {
            bits |= credits[period] ^ (credits[period] >> 63);
        }

        return !Vector256.GreaterThanAny(four, Vector256.Create(limit)) && bits is >= 0 and <= limit && credits.Length <= 1 << 16;
    }

    private static long Bits(ReadOnlySpan<long> values)
    {
        var four = Vector256<long>.Zero;
        var at = 0;
        for (; at <= values.Length - Vector256<long>.Count; at += Vector256<long>.Count)
        {
            four |= Vector256.Create(values[at..]);
        }

        var half = four.GetLower() | four.GetUpper();
        var bits = half[0] | half[1];
        for (; at < values.Length; at++)
        {
            bits |= values[at];
        }

        return bits;
    }

    // Sums do not overflow, as was made sure before, so they need no checking one by one.
    private static long SumUp(ReadOnlySpan<long> values, Span<long> sums, long sum, long toDate)
    {
        sums = sums[..values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i] = sum = unchecked(values[i] + (sum & toDate));
        }

        return sum;
    }

    // What comes into the window less what leaves it; the sum before the first period of a row is zero.
    private static long RollUp(ReadOnlySpan<long> row, int first, Span<long> sums, long sum, int window)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var at = first + i;
            sums[i] = sum = unchecked(sum + row[at] - (at >= window ? row[at - window] : 0L));
        }

        return sum;
    }

    private static long Repeat(long value, Span<long> sums, long sum, long toDate)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = sum = unchecked(value + (sum & toDate));
        }

        return sum;
    }

    private static long Difference(ReadOnlySpan<long> earned, Span<long> paid, long before, long toDate)
    {
        earned = earned[..paid.Length];
        for (var i = 0; i < paid.Length; i++)
        {
            paid[i] = unchecked(earned[i] - before);
            before = earned[i] & toDate;
        }

        return before;
    }

    // The slow way: sums up in wide numbers and says what is wrong.
    private static void RequireSums(PayColumns columns, bool isToDate, int window, int component, int payee)
    {
        var (credit, quota, target) = (Int128.Zero, Int128.Zero, Int128.Zero);
        for (var period = 0; period < columns.PeriodCount; period++)
        {
            var cell = columns.IndexOf(component, payee, period);
            if (columns.Quotas[cell] < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(columns),
                    columns.Quotas[cell],
                    Invariant($"Component {component}, payee {payee}, period {period}: the quota is negative; it is zero or more."));
            }

            if (columns.TargetOf(payee, period) < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(columns),
                    columns.TargetOf(payee, period),
                    Invariant($"Payee {payee}, period {period}: the target incentive is negative; it is zero or more."));
            }

            credit += columns.Credits[cell];
            quota += columns.Quotas[cell];
            target += columns.TargetOf(payee, period);
            if (window > 1 && period >= window)
            {
                credit -= columns.Credits[cell - window];
                quota -= columns.Quotas[cell - window];
            }

            if (window > 1 && (credit < long.MinValue || Int128.Max(credit, quota) > long.MaxValue))
            {
                throw new OverflowException(
                    Invariant($"Payee {payee}, period {period}: what adds up over {window} periods is more minor units than 64 bits hold (9.2e18)."));
            }

            if (isToDate && (credit < long.MinValue || Int128.Max(Int128.Max(credit, quota), target) > long.MaxValue))
            {
                throw new OverflowException(
                    Invariant($"Payee {payee}, period {period}: what adds up to date is more minor units than 64 bits hold (9.2e18)."));
            }
        }
    }

    private int PayRow(int component, int payee, Block block)
    {
        var row = _columns.IndexOf(component, payee, 0);
        var credits = _columns.Credits.Slice(row, _columns.PeriodCount);
        var quotas = _columns.Quotas.Slice(row, _columns.PeriodCount);
        var paid = _payouts.Slice(row, _columns.PeriodCount);
        var targets = _hasOwnTargets
            ? _columns.Targets.Slice(payee * _columns.PeriodCount, _columns.PeriodCount)
            : _columns.Targets.Slice(payee, 1);
        if (!AreSurelySummable(credits, quotas, targets))
        {
            RequireSums(_columns, _toDate != 0, _window, component, payee);
        }

        var curve = _plan.CurveOf(component);
        var maxTarget = _plan.CountsWhole(_columns, payee) ? curve.MaxScreenedTarget : -1;
        var toDate = _toDate;
        var (settled, credit, quota, target, before) = (0, 0L, 0L, 0L, 0L);
        for (var first = 0; first < credits.Length; first += BlockPeriods)
        {
            var count = Math.Min(BlockPeriods, credits.Length - first);
            credit = _window > 1 ? RollUp(credits, first, block.Credits[..count], credit, _window) : SumUp(credits.Slice(first, count), block.Credits, credit, toDate);
            quota = _window > 1 ? RollUp(quotas, first, block.Quotas[..count], quota, _window) : SumUp(quotas.Slice(first, count), block.Quotas, quota, toDate);
            target = _hasOwnTargets
                ? SumUp(targets.Slice(first, count), block.Targets, target, toDate)
                : Repeat(targets[0], block.Targets[..count], target, toDate);
            for (var i = 0; i < count; i += Vector256<long>.Count)
            {
                var doubts = curve.Screen(
                    Vector256.Create<long>(block.Credits[i..]),
                    Vector256.Create<long>(block.Quotas[i..]),
                    Vector256.Create<long>(block.Targets[i..]),
                    maxTarget,
                    out var earned);
                earned.CopyTo(block.Earned[i..]);
                if (doubts != 0)
                {
                    settled += Settle(component, payee, first, i, Math.Min(count - i, Vector256<long>.Count), doubts, block);
                }
            }

            before = Difference(block.Earned, paid.Slice(first, count), before, toDate);
        }

        return settled;
    }

    private int Settle(int component, int payee, int first, int start, int count, uint doubts, Block block)
    {
        var settled = 0;
        for (var line = start; line < start + count; line++, doubts >>= 1)
        {
            if ((doubts & 1) != 0)
            {
                var counted = _plan.Counted(_columns, payee, _toDate != 0 ? 0 : FirstOf(first + line, _window), first + line);
                block.Earned[line] = _plan.Settle(component, block.Credits[line], block.Quotas[line], block.Targets[line], counted)
                    ?? throw new OverflowException(
                        Invariant($"Component {component}, payee {payee}, period {first + line}: the payout is more minor units than 64 bits hold (9.2e18)."));
                settled++;
            }
        }

        return settled;
    }

    // What is past the last period of a row is left over from another row, and read by nobody.
    private readonly ref struct Block(Span<long> credits, Span<long> quotas, Span<long> targets, Span<long> earned)
    {
        public Span<long> Credits { get; } = credits;

        public Span<long> Quotas { get; } = quotas;

        public Span<long> Targets { get; } = targets;

        public Span<long> Earned { get; } = earned;
    }
}
