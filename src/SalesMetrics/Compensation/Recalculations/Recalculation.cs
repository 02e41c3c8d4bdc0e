namespace SalesMetrics.Compensation.Recalculations;

/// <summary>Runs brought up to changed facts, and what of them had to be calculated anew.</summary>
public sealed class Recalculation
{
    internal Recalculation(
        PaidPeriods before,
        PaidPeriods after,
        bool isFull,
        int attainmentCount,
        ImmutableArray<RecalculatedPayout> payouts,
        ImmutableArray<RecalculatedProgram> programs)
    {
        Before = before;
        After = after;
        IsFull = isFull;
        AttainmentCount = attainmentCount;
        Payouts = payouts;
        Programs = programs;
    }

    /// <summary>The runs as they were.</summary>
    public PaidPeriods Before { get; }

    /// <summary>The runs on the changed facts, to the last digit and word what a full run gives. What was not touched is the same object as before.</summary>
    public PaidPeriods After { get; }

    /// <summary>Whether everything was calculated anew, because a measure came to be stated or ceased to be.</summary>
    public bool IsFull { get; }

    /// <summary>How many attainments of a unit, measure and period were summed anew.</summary>
    public int AttainmentCount { get; }

    /// <summary>The payouts calculated anew, by period and payee. They may come to the same amount.</summary>
    public ImmutableArray<RecalculatedPayout> Payouts { get; }

    /// <summary>How many payouts were taken over as they were.</summary>
    public int KeptCount => After.Runs.Sum(run => run.Payouts.Length) - Payouts.Length;

    /// <summary>The SPIFs, contests and pools calculated anew, by period, in the plan's order.</summary>
    public ImmutableArray<RecalculatedProgram> Programs { get; }

    /// <summary>What changed, by period and payee id: it adds up to the change of <see cref="PaidPeriods.Total"/>.</summary>
    public IEnumerable<PayChange> Changes
    {
        get
        {
            foreach (var (i, period) in After.Periods.Index())
            {
                var payees = Before.Runs[i].Payouts.Select(payout => payout.PayeeId).Union(After.Runs[i].Payouts.Select(payout => payout.PayeeId), StringComparer.Ordinal);
                foreach (var payeeId in payees.Order(StringComparer.Ordinal))
                {
                    var zero = Money.Zero(After.Plan.Currency);
                    var change = new PayChange(period, payeeId, Before.PayOf(payeeId, period) ?? zero, After.PayOf(payeeId, period) ?? zero);
                    if (change.Before != change.After)
                    {
                        yield return change;
                    }
                }
            }
        }
    }
}
