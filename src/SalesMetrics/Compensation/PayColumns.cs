namespace SalesMetrics.Compensation;

/// <summary>What a plan pays on, in columns: credit and quota for each component, payee and period, and target incentives.</summary>
/// <remarks>
/// <para>Everything is in whole minor units of the plan's currency. Credits and quotas lie component by component, in it payee by payee, in it
/// period by period: the cell is at ((component x payees) + payee) x periods + period, as <see cref="IndexOf"/> says. A component that follows
/// a team has the team's credit and quota in the row of each of its members.</para>
/// <para>A quota of 0 leaves the attainment undefined, as no quota and a quota of zero do; a negative one is refused when the plan pays.</para>
/// <para>It is a view: it copies nothing and lives on the stack. The default value has no payees and no periods.</para>
/// </remarks>
public readonly ref struct PayColumns
{
    /// <summary>Looks at columns.</summary>
    /// <param name="payeeCount">How many payees; zero or more.</param>
    /// <param name="periodCount">How many periods; one or more, consecutive. For year-to-date pay the first of the year comes first.</param>
    /// <param name="credits">Credited minor units, a whole number of components long; any sign.</param>
    /// <param name="quotas">Quotas in minor units, as many as credits; zero or more.</param>
    /// <param name="targets">
    /// Target incentives for one period in minor units, zero or more: one for each payee, the same in all periods, or one for each payee and
    /// period, payee by payee.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of range.</exception>
    /// <exception cref="ArgumentException">A column has a length that fits neither its counts nor the other columns.</exception>
    public PayColumns(
        int payeeCount, int periodCount, ReadOnlySpan<long> credits, ReadOnlySpan<long> quotas, ReadOnlySpan<long> targets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payeeCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(periodCount, 1);
        var cells = (long)payeeCount * periodCount;
        if (cells == 0 ? credits.Length != 0 : credits.Length % cells != 0)
        {
            throw new ArgumentException(
                Invariant($"{credits.Length} credits are no whole number of components of {payeeCount} payees x {periodCount} periods."), nameof(credits));
        }

        if (quotas.Length != credits.Length)
        {
            throw new ArgumentException(Invariant($"{quotas.Length} quotas were given for {credits.Length} credits: give one each."), nameof(quotas));
        }

        if (targets.Length != payeeCount && targets.Length != cells)
        {
            throw new ArgumentException(
                Invariant($"{targets.Length} target incentives were given: give {payeeCount}, one a payee, or {cells}, one a payee and period."),
                nameof(targets));
        }

        PayeeCount = payeeCount;
        PeriodCount = periodCount;
        Credits = credits;
        Quotas = quotas;
        Targets = targets;
    }

    /// <summary>How many payees.</summary>
    public int PayeeCount { get; }

    /// <summary>How many periods.</summary>
    public int PeriodCount { get; }

    /// <summary>Credited minor units, by component, payee and period.</summary>
    public ReadOnlySpan<long> Credits { get; }

    /// <summary>Quotas in minor units, by component, payee and period; 0 where there is none.</summary>
    public ReadOnlySpan<long> Quotas { get; }

    /// <summary>Target incentives for one period in minor units, by payee, or by payee and period.</summary>
    public ReadOnlySpan<long> Targets { get; }

    /// <summary>Where the credit, the quota and the payout of a component, payee and period are; all count from 0 and are not checked.</summary>
    public int IndexOf(int component, int payee, int period) => (((component * PayeeCount) + payee) * PeriodCount) + period;

    /// <summary>Gets the target incentive of a payee for a period, in minor units.</summary>
    public long TargetOf(int payee, int period) =>
        Targets.Length == PayeeCount ? Targets[payee] : Targets[(payee * PeriodCount) + period];
}
