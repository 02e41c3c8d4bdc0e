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
        return Pay(plan, columns, accumulation, 1, payouts);
    }

    /// <summary>Pays every component, payee and period on the attainment of the last few periods, each on its own target incentive; nothing is trued up.</summary>
    /// <param name="plan">The compiled plan.</param>
    /// <param name="columns">What it pays on. The first periods are paid on those there are: columns that start in April know nothing of March.</param>
    /// <param name="periods">How many periods the window has, the one paid included: 1 or more; 1 pays each by itself.</param>
    /// <param name="payouts">Where payouts go, in minor units, as many as credits and in their order. Cleared when the method throws.</param>
    /// <returns>How many lines floating point could not decide, so that whole numbers or the policy for undefined attainment did.</returns>
    /// <exception cref="ArgumentException">Credits or payouts are not one for each component, payee and period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quota or target incentive is negative, or the window has no period.</exception>
    /// <exception cref="OverflowException">A sum over the window or a payout does not fit 64 bits; the message names the line.</exception>
    public static int CalculateRolling(CompiledPlan plan, PayColumns columns, int periods, Span<long> payouts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        Require(plan, columns, PayAccumulation.Discrete);
        return Pay(plan, columns, PayAccumulation.Discrete, periods, payouts);
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
            ? new PayWorking(Lines(plan.Plan, columns, payee, period, period, period), [])
            : new PayWorking(
                Lines(plan.Plan, columns, payee, 0, 0, period), period == 0 ? [] : Lines(plan.Plan, columns, payee, 0, 0, period - 1));
    }

    /// <summary>Lays out how the lines of one payee and period come about when they are paid on the last few periods.</summary>
    /// <param name="plan">The compiled plan.</param>
    /// <param name="columns">The columns it paid on.</param>
    /// <param name="periods">As it paid.</param>
    /// <param name="payee">The payee's row, from 0.</param>
    /// <param name="period">The period's column, from 0.</param>
    /// <exception cref="ArgumentException">As for <see cref="CalculateRolling"/>, or a row or column is out of range.</exception>
    public static PayWorking ExplainRolling(CompiledPlan plan, PayColumns columns, int periods, int payee, int period)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        Require(plan, columns, PayAccumulation.Discrete);
        ArgumentOutOfRangeException.ThrowIfNegative(payee);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(payee, columns.PayeeCount);
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, columns.PeriodCount);
        return new PayWorking(Lines(plan.Plan, columns, payee, PayRows.FirstOf(period, periods), period, period), []);
    }

    private static int Pay(CompiledPlan plan, PayColumns columns, PayAccumulation accumulation, int window, Span<long> payouts)
    {
        if (payouts.Length != columns.Credits.Length)
        {
            throw new ArgumentException(
                Invariant($"There is room for {payouts.Length} payouts of {columns.Credits.Length} lines: give room for one each."), nameof(payouts));
        }

        try
        {
            return new PayRows(plan, columns, accumulation, window, payouts).Pay();
        }
        catch
        {
            payouts.Clear();
            throw;
        }
    }

    // Credit and quota from one period on, the target incentive from another, both to the last.
    private static ImmutableArray<ComponentPay> Lines(Plan plan, PayColumns columns, int payee, int first, int firstTarget, int last)
    {
        var target = Money.Zero(plan.Currency);
        var attainments = new Ratio?[plan.Components.Length];
        for (var period = firstTarget; period <= last; period++)
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
