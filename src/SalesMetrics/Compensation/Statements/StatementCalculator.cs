using SalesMetrics.Compensation.Differences;
using SalesMetrics.Crediting;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Statements;

/// <summary>Makes statements from pay runs.</summary>
public static class StatementCalculator
{
    /// <summary>Makes the statements of everybody in a run.</summary>
    /// <param name="run">The run, with its awards.</param>
    /// <param name="facts">What is known beside the run; <see cref="StatementFacts.None"/> when nothing is.</param>
    /// <returns>One for each payout, by payee id ordinally. Their totals add up to the run's.</returns>
    public static ImmutableArray<PayStatement> Calculate(PayRun run, StatementFacts facts)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(facts);
        return [.. run.Payouts.Select(payout => Calculate(payout, facts))];
    }

    /// <summary>Makes the statement of one payee.</summary>
    /// <remarks>Of a payout of some days of a period it is the statement of these days; the ledger, settlement and held pay in it are the whole period's.</remarks>
    /// <param name="payout">The payout.</param>
    /// <param name="facts">What is known beside it; <see cref="StatementFacts.None"/> when nothing is.</param>
    public static PayStatement Calculate(Payout payout, StatementFacts facts)
    {
        ArgumentNullException.ThrowIfNull(payout);
        ArgumentNullException.ThrowIfNull(facts);
        var credits = Credits(payout);
        return new PayStatement(
            payout,
            [
                .. payout.Components.Select(Line),
                .. payout.Clauses.Select(Line),
                .. payout.Awards.Select(award => new StatementLine
                {
                    Part = LedgerLinePart.Award, Id = award.SourceId, Name = PayLines.NameOf(payout.Plan, award.SourceId), Amount = award.Amount,
                }),
            ],
            credits,
            [.. facts.Issues.Where(issue => Concerns(issue, payout.PayeeId, credits))])
        {
            Entries =
            [
                .. (facts.Ledger?.Entries ?? []).Where(entry => Is(entry.PayeeId, payout)
                    && (entry.EarningPeriod == payout.Period || payout.Period.Interval.Contains(entry.PaymentPeriod.End))),
            ],
            Settlements =
            [
                .. facts.Settlements.Where(settlement => Is(settlement.PayeeId, payout))
                    .SelectMany(settlement => settlement.Lines)
                    .Where(line => payout.Period.Interval.Contains(line.Earned.Period.End)),
            ],
            Held = [.. (facts.Held?.Waiting ?? []).Where(part => Is(part.Held.PayeeId, payout))],
        };
    }

    private static bool Is(string payeeId, Payout payout) => string.Equals(payeeId, payout.PayeeId, StringComparison.Ordinal);

    private static StatementLine Line(ComponentPayout line) => new()
    {
        Part = LedgerLinePart.Component,
        Id = line.Component.Id,
        Name = line.Component.Name,
        Unit = line.Unit,
        MeasureId = line.Component.MeasureId,
        Credited = line.Attainment?.Credited,
        Quota = line.Attainment?.Quota,
        Attainment = line.Attainment?.Value ?? line.Stated?.Value,
        Weight = line.Pay.Weight,
        Share = line.Pay.Share,
        Amount = line.Amount,
    };

    private static StatementLine Line(ClausePayout line) => new()
    {
        Part = LedgerLinePart.Clause,
        Id = line.Clause.Id,
        Name = line.Clause.Name,
        Unit = line.Unit,
        MeasureId = line.Attainment?.Measurement.Measure.Id ?? PlanClauses.Needs(line.Clause).FirstOrDefault().MeasureId ?? "",
        Credited = line.Attainment?.Credited,
        Quota = line.Attainment?.Quota,
        Attainment = line.Attainment?.Value,
        Amount = line.Amount,
    };

    private static ImmutableArray<StatementCredit> Credits(Payout payout) =>
    [
        .. payout.Components.Select(line => (line.Component.Id, Credits: Of(line.Attainment)))
            .Concat(payout.Clauses.Select(line => (line.Clause.Id, Credits: Of(line.Attainment))))
            .Concat(payout.Awards.Select(line => (Id: line.SourceId, line.Credits)))
            .SelectMany(line => line.Credits.Select(credit => (line.Id, Credit: credit)))
            .GroupBy(one => (one.Credit.TransactionId, one.Credit.PayeeId, one.Credit.Kind))
            .Select(credit => new StatementCredit(credit.First().Credit, [.. credit.Select(one => one.Id).Distinct(StringComparer.Ordinal)]))
            .OrderBy(one => one.Credit.Date)
            .ThenBy(one => one.Credit.TransactionId, StringComparer.Ordinal)
            .ThenBy(one => one.Credit.PayeeId, StringComparer.Ordinal)
            .ThenBy(one => one.Credit.Kind),
    ];

    private static ImmutableArray<Credit> Of(Attainment? attainment) => attainment?.Measurement.Credits ?? [];

    private static bool Concerns(Issue issue, string payeeId, ImmutableArray<StatementCredit> credits) =>
        string.Equals(issue.Source, payeeId, StringComparison.Ordinal)
        || string.Equals(issue.Value, payeeId, StringComparison.Ordinal)
        || credits.Any(one => string.Equals(one.Credit.TransactionId, issue.Source, StringComparison.Ordinal)
            && string.Equals(one.Credit.PayeeId, payeeId, StringComparison.Ordinal));
}
