using System.Runtime.CompilerServices;

namespace SalesMetrics.Compensation;

/// <summary>Pays many payees over many periods from columns, to the cent what the object calculators pay, without an object per line.</summary>
/// <remarks>
/// A payout is screened in floating point and accepted where a proved bound of the error leaves no doubt about the rounding; near a tie, and for
/// large amounts, it is settled in whole numbers. Attainment is compared with bounds cross-multiplied where an estimate leaves doubt.
/// </remarks>
public static class PayColumnsCalculator
{
    /// <summary>Pays every component, payee and period of the columns.</summary>
    /// <param name="plan">The compiled plan.</param>
    /// <param name="columns">What it pays on.</param>
    /// <param name="accumulation">Whether periods are paid by themselves or to date.</param>
    /// <param name="payouts">Where payouts go, in minor units, as many as credits and in their order. Cleared when the method throws.</param>
    /// <returns>How many lines floating point could not decide, so that whole numbers or the policy for undefined attainment did.</returns>
    /// <exception cref="ArgumentException">Credits or payouts are not one for each component, payee and period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quota or target incentive is negative, or the accumulation is none.</exception>
    /// <exception cref="OverflowException">A sum to date or a payout does not fit 64 bits; the message names the line.</exception>
    public static int Calculate(CompiledPlan plan, PayColumns columns, PayAccumulation accumulation, Span<long> payouts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Require(plan, columns, accumulation);
        if (payouts.Length != columns.Credits.Length)
        {
            throw new ArgumentException(
                Invariant($"There is room for {payouts.Length} payouts of {columns.Credits.Length} lines: give room for one each."), nameof(payouts));
        }

        try
        {
            var settled = 0;
            for (var component = 0; component < plan.Plan.Components.Length; component++)
            {
                settled += PayComponent(plan, component, columns, accumulation, payouts);
            }

            return settled;
        }
        catch
        {
            payouts.Clear();
            throw;
        }
    }

    /// <summary>Lays out how the lines of one payee and period come about, by the object calculators.</summary>
    /// <param name="plan">The compiled plan.</param>
    /// <param name="columns">The columns it paid on.</param>
    /// <param name="accumulation">As it paid.</param>
    /// <param name="payee">The payee's row, from 0.</param>
    /// <param name="period">The period's column, from 0.</param>
    /// <exception cref="ArgumentException">As for <see cref="Calculate"/>, or a row or column is out of range.</exception>
    public static PayWorking Explain(CompiledPlan plan, PayColumns columns, PayAccumulation accumulation, int payee, int period)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Require(plan, columns, accumulation);
        ArgumentOutOfRangeException.ThrowIfNegative(payee);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(payee, columns.PayeeCount);
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, columns.PeriodCount);
        return accumulation == PayAccumulation.Discrete
            ? new PayWorking(Lines(plan.Plan, columns, payee, period, period), [])
            : new PayWorking(
                Lines(plan.Plan, columns, payee, 0, period), period == 0 ? [] : Lines(plan.Plan, columns, payee, 0, period - 1));
    }

    private static ImmutableArray<ComponentPay> Lines(Plan plan, PayColumns columns, int payee, int first, int last)
    {
        var target = Money.Zero(plan.Currency);
        var attainments = new Ratio?[plan.Components.Length];
        for (var period = first; period <= last; period++)
        {
            target += Money.FromMinorUnits(columns.TargetOf(payee, period), plan.Currency);
        }

        for (var component = 0; component < attainments.Length; component++)
        {
            var cells = columns.IndexOf(component, payee, first);
            var credit = Sum(columns.Credits.Slice(cells, last - first + 1), plan.Currency);
            var quota = Sum(columns.Quotas.Slice(cells, last - first + 1), plan.Currency);
            attainments[component] = quota.Amount == 0m ? null : credit / quota;
        }

        return ComponentPayCalculator.Calculate(plan, target, [.. attainments]);
    }

    private static Money Sum(ReadOnlySpan<long> minorUnits, Currency currency)
    {
        var sum = Money.Zero(currency);
        foreach (var amount in minorUnits)
        {
            sum += Money.FromMinorUnits(amount, currency);
        }

        return sum;
    }

    private static int PayComponent(CompiledPlan plan, int component, PayColumns columns, PayAccumulation accumulation, Span<long> payouts)
    {
        var isToDate = accumulation == PayAccumulation.YearToDate;
        var (periods, step) = (columns.PeriodCount, columns.Targets.Length == columns.PayeeCount ? 0 : 1);
        var curve = plan.CurveOf(component);
        var stretches = curve.Stretches;
        var (settled, at) = (0, 0);
        for (var payee = 0; payee < columns.PayeeCount; payee++)
        {
            var row = columns.IndexOf(component, payee, 0);
            var credits = columns.Credits.Slice(row, periods);
            var quotas = columns.Quotas.Slice(row, periods);
            var paid = payouts.Slice(row, periods);
            var targets = step == 0 ? columns.Targets.Slice(payee, 1) : columns.Targets.Slice(payee * periods, periods);
            var maxTarget = plan.CountsWhole(columns, payee) ? curve.MaxScreenedTarget : -1;
            var (credit, quota, target, before) = (0L, 0L, 0L, 0L);
            for (var period = 0; period < credits.Length; period++)
            {
                var (more, asked, stake) = (credits[period], quotas[period], targets[period * step]);
                if ((asked | stake) < 0)
                {
                    throw Negative(columns, component, payee, period);
                }

                (credit, quota, target) = isToDate
                    ? (Sum(credit, more, payee, period), Sum(quota, asked, payee, period), Sum(target, stake, payee, period))
                    : (more, asked, stake);
                var attainment = (double)credit / quota;
                if (!(attainment >= stretches[at].SurelyFrom && attainment < stretches[at].SurelyBefore) && quota != 0)
                {
                    at = curve.Find(attainment, credit, quota, at);
                }

                var ventured = (double)target;
                if (!PayScreen.TryRound(ventured * (stretches[at].Constant + (stretches[at].Slope * attainment)), out var earned)
                    || ventured > maxTarget
                    || quota == 0)
                {
                    earned = plan.Settle(component, at, credit, quota, target, plan.Counted(columns, accumulation, payee, period))
                        ?? throw TooMuch(component, payee, period);
                    settled++;
                }

                paid[period] = earned - before;
                before = isToDate ? earned : 0;
            }
        }

        return settled;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Sum(long sum, long addend, int payee, int period)
    {
        var result = unchecked(sum + addend);
        if (((sum ^ result) & (addend ^ result)) < 0)
        {
            ThrowSumTooLarge(payee, period);
        }

        return result;
    }

    private static void ThrowSumTooLarge(int payee, int period) => throw new OverflowException(
        Invariant($"Payee {payee}, period {period}: what adds up to date is more minor units than 64 bits hold (9.2e18)."));

    private static OverflowException TooMuch(int component, int payee, int period) => new(
        Invariant($"Component {component}, payee {payee}, period {period}: the payout is more minor units than 64 bits hold (9.2e18)."));

    private static ArgumentOutOfRangeException Negative(PayColumns columns, int component, int payee, int period) =>
        columns.Quotas[columns.IndexOf(component, payee, period)] is < 0 and var quota
            ? new ArgumentOutOfRangeException(
                nameof(columns),
                quota,
                Invariant($"Component {component}, payee {payee}, period {period}: the quota is negative; it is zero or more."))
            : new ArgumentOutOfRangeException(
                nameof(columns),
                columns.TargetOf(payee, period),
                Invariant($"Payee {payee}, period {period}: the target incentive is negative; it is zero or more."));

    private static void Require(CompiledPlan plan, PayColumns columns, PayAccumulation accumulation)
    {
        if (!Enum.IsDefined(accumulation))
        {
            throw new ArgumentOutOfRangeException(nameof(accumulation), accumulation, "Not a way to accumulate pay.");
        }

        var cells = (long)plan.Plan.Components.Length * columns.PayeeCount * columns.PeriodCount;
        if (columns.Credits.Length != cells)
        {
            throw new ArgumentException(
                Invariant($"{columns.Credits.Length} credits were given: {plan.Plan.Components.Length} components x {columns.PayeeCount} payees x {columns.PeriodCount} periods need {cells}."),
                nameof(columns));
        }
    }
}
