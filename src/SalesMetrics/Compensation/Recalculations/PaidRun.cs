using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>A run in its parts: payouts before awards, what was doubtful with each, and the awards program by program.</summary>
internal sealed class PaidRun
{
    private PaidRun(
        ImmutableArray<PaidPayee> payees, ImmutableArray<UnpaidCredit> unassigned, ImmutableArray<ProgramAwards> programs, PayRun run, ImmutableArray<Issue> unpaidAwards)
    {
        Payees = payees;
        Unassigned = unassigned;
        Programs = programs;
        Run = run;
        UnpaidAwards = unpaidAwards;
    }

    /// <summary>Beside each payout of <see cref="Run"/> the one before awards; by payee id ordinally.</summary>
    public ImmutableArray<PaidPayee> Payees { get; }

    public ImmutableArray<UnpaidCredit> Unassigned { get; }

    public ImmutableArray<ProgramAwards> Programs { get; }

    public PayRun Run { get; }

    private ImmutableArray<Issue> UnpaidAwards { get; }

    public IEnumerable<Issue> Issues => Payees.SelectMany(payee => payee.Issues).Concat(Unassigned.Select(one => one.Issue)).Concat(UnpaidAwards);

    /// <summary>Puts a run together; payouts whose parts are those of an earlier run are taken from it.</summary>
    public static PaidRun Create(
        Plan plan, FiscalPeriod period, ImmutableArray<PaidPayee> payees, ImmutableArray<UnpaidCredit> unassigned, ImmutableArray<ProgramAwards> programs, PaidRun? before)
    {
        var awards = programs.SelectMany(program => program.Awards).ToLookup(award => award.PayeeId, StringComparer.Ordinal);
        var payouts = ImmutableArray.CreateRange(payees, payee =>
        {
            var own = awards[payee.Payout.PayeeId];
            return before?.Find(payee.Payout.PayeeId) is { } known
                && ReferenceEquals(known.Payee.Payout, payee.Payout)
                && known.Payout.Awards.AsEnumerable().SequenceEqual(own, ReferenceEqualityComparer.Instance)
                ? known.Payout
                : own.Any() ? payee.Payout.With(own) : payee.Payout;
        });
        var run = new PayRun(plan, period, payouts);
        return new PaidRun(
            payees,
            unassigned,
            programs,
            run,
            [.. awards.Where(payee => run.Find(payee.Key) is null).OrderBy(payee => payee.Key, StringComparer.Ordinal).SelectMany(payee => payee).Select(award => PayRun.NoPayout(award, run.Period))]);
    }

    /// <summary>Finds somebody's payout before and after awards.</summary>
    public (PaidPayee Payee, Payout Payout)? Find(string payeeId)
    {
        var (low, high) = (0, Payees.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Payees[middle].Payout.PayeeId, payeeId);
            if (order == 0)
            {
                return (Payees[middle], Run.Payouts[middle]);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}

/// <summary>A payout before awards, and what was doubtful with it.</summary>
internal sealed record PaidPayee(Payout Payout, IReadOnlyList<Issue> Issues);

/// <summary>Credit of somebody who is not paid, in the order in which it is listed: by unit, then by what the plan looks at.</summary>
internal sealed record UnpaidCredit(SalesUnit Unit, int Need, Issue Issue);

/// <summary>What a program of several people gives in one run; of a pool, what one unit's gives.</summary>
internal sealed record ProgramAwards(PlanClause Clause, SalesUnit? Unit, ImmutableArray<Award> Awards);
