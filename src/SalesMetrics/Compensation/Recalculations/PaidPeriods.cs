using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Measures;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>What a plan pays over several periods, with the facts it was paid on, so that a change of them needs no full run.</summary>
/// <remarks>
/// Paid to date, each run is of everything earned from the first of the periods in its fiscal year, and a period pays what its run comes to less
/// what the run before came to.
/// </remarks>
public sealed class PaidPeriods
{
    internal PaidPeriods(PayTerms terms, PayFacts facts, PlanAttainments attainments, PlanAttainments toDate, ImmutableDictionary<string, SpifPay> spifs, ImmutableArray<PaidRun> paid)
    {
        Terms = terms;
        Facts = facts;
        Attainments = attainments;
        ToDate = toDate;
        Spifs = spifs;
        Paid = paid;
        Runs = [.. paid.Select(run => run.Run)];
    }

    /// <summary>The plan.</summary>
    public Plan Plan => Terms.Plan;

    /// <summary>The periods, ascending.</summary>
    public ImmutableArray<FiscalPeriod> Periods => Terms.Periods;

    /// <summary>The measures the plan may name.</summary>
    public ImmutableArray<Measure> Measures => Terms.Measures;

    /// <summary>Whether periods are paid by themselves or to date.</summary>
    public PayAccumulation Accumulation => Terms.Accumulation;

    /// <summary>What it was paid on.</summary>
    public PayFacts Facts { get; }

    /// <summary>The runs, one for each period in order, awards of SPIFs, contests and pools included. Paid to date, a run's period begins with its year.</summary>
    public ImmutableArray<PayRun> Runs { get; }

    /// <summary>Everything doubtful in the runs, run by run, as <see cref="PayRunCalculator"/> and <see cref="PayRun.WithAwards"/> list it.</summary>
    public IEnumerable<Issue> Issues => Paid.SelectMany(run => run.Issues);

    /// <summary>What all periods pay together.</summary>
    public Money Total => Money.Sum(
        Periods.SelectMany((_, i) => Runs[i].Payouts.Select(payout => payout.Total).Concat(Before(i) is { } before ? [-before.Total] : [])), Plan.Currency);

    internal PayTerms Terms { get; }

    /// <summary>Each period by itself.</summary>
    internal PlanAttainments Attainments { get; }

    /// <summary>What the runs are paid on; the same when periods are paid by themselves.</summary>
    internal PlanAttainments ToDate { get; }

    internal ImmutableDictionary<string, SpifPay> Spifs { get; }

    internal ImmutableArray<PaidRun> Paid { get; }

    /// <summary>What a period pays somebody; null when there is no payout. Paid to date, what is earned to date less what was earned a period before.</summary>
    /// <exception cref="ArgumentException">It is none of the periods.</exception>
    public Money? PayOf(string payeeId, FiscalPeriod period)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        var index = IndexOf(period);
        return Runs[index].Find(payeeId) is { } payout ? payout.Total - (Before(index)?.Find(payeeId)?.Total ?? Money.Zero(Plan.Currency)) : null;
    }

    /// <summary>Lays out what a period pays somebody.</summary>
    /// <exception cref="ArgumentException">It is none of the periods, or the payee has no payout for it.</exception>
    public Explanation Explain(string payeeId, FiscalPeriod period)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        var index = IndexOf(period);
        if (Runs[index].Find(payeeId) is not { } payout)
        {
            throw new ArgumentException(Invariant($"'{payeeId}' has no payout for {period.Id}."), nameof(payeeId));
        }

        return Accumulation == PayAccumulation.Discrete ? payout.Explain()
            : new Explanation(
                Invariant($"Payout of {payeeId} for {period.Id}"),
                PayOf(payeeId, period)!.Value,
                Before(index)?.Find(payeeId) is { } before ? [payout.Explain(), before.Explain()] : [payout.Explain()])
            {
                Rule = "earned to date less earned to date a period earlier",
                SourceId = payeeId,
            };
    }

    private int IndexOf(FiscalPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var index = Periods.IndexOf(period);
        return index >= 0 ? index : throw new ArgumentException(Invariant($"{period.Id} is none of the periods that were paid."), nameof(period));
    }

    private PayRun? Before(int index) => Terms.FirstToDate(index) < index ? Runs[index - 1] : null;
}
