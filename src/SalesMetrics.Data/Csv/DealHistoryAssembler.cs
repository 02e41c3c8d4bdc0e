using SalesMetrics.Pipeline;

namespace SalesMetrics.Data.Csv;

/// <summary>Makes changes and states of the rows of one deal after the other, each row taking on what it leaves open.</summary>
internal sealed class DealHistoryAssembler(string source, Currency currency, List<Issue> issues)
{
    public List<StageChange> Changes { get; } = [];

    public List<DealRevision> Revisions { get; } = [];

    public void Add(ImmutableArray<DealHistoryRow> rows)
    {
        DealHistoryRow? before = null;
        Deal? deal = null;
        foreach (var row in InOrder(rows))
        {
            var now = before is null ? row : row with
            {
                OwnerId = row.OwnerId.Length > 0 ? row.OwnerId : before.OwnerId,
                Amount = row.Amount ?? before.Amount,
                ExpectedCloseOn = row.ExpectedCloseOn ?? before.ExpectedCloseOn,
                Category = row.Category ?? before.Category,
            };
            if (now.OwnerId.Length == 0)
            {
                issues.Add(At(row, "missing-owner", IssueOutcome.Rejected, "owner", "", "Nobody owns the deal by then.", "Name the owner in the first row of a deal."));
                continue;
            }

            Changes.Add(new StageChange { DealId = now.DealId, On = now.On, StageId = now.Stage.Id, OwnerId = now.OwnerId, Sequence = now.Sequence });
            deal = State(now, deal?.OpenedOn ?? now.On);
            Revisions.Add(new DealRevision(now.On, deal));
            before = now;
        }
    }

    private static IEnumerable<DealHistoryRow> InOrder(ImmutableArray<DealHistoryRow> rows) =>
        rows.All(row => row.Sequence is not null) ? rows.OrderBy(row => row.Sequence) : rows.OrderBy(row => row.On);

    private Deal State(DealHistoryRow row, LocalDate opened) => new()
    {
        Id = row.DealId,
        OwnerId = row.OwnerId,
        OpenedOn = opened,
        Stage = row.Stage.Id,
        ExpectedAmount = row.Amount,
        ExpectedCloseOn = row.ExpectedCloseOn,
        Category = row.Category,
        Outcome = row.Stage.Kind switch
        {
            StageKind.Open => new DealOutcome.Open(),
            StageKind.Won => new DealOutcome.Won(row.On, row.Amount ?? Nothing(row)),
            _ => new DealOutcome.Lost(row.On, row.Amount),
        },
    };

    private Money Nothing(DealHistoryRow row)
    {
        issues.Add(At(
            row,
            "won-without-amount",
            IssueOutcome.Used,
            "amount",
            "",
            "The deal is won, and no row of it states an amount: it counts as won for 0.",
            "Export the amount of deals."));
        return Money.Zero(currency);
    }

    private Issue At(DealHistoryRow row, string code, IssueOutcome outcome, string field, string value, string message, string advice) => new()
    {
        Code = code,
        Outcome = outcome,
        Source = source,
        Line = row.Line,
        Field = field,
        Value = value,
        Message = message,
        Advice = advice,
    };
}
