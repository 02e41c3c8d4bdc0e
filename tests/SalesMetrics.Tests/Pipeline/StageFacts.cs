using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline;

/// <summary>Short words for processes and stage logs.</summary>
internal static class StageFacts
{
    public static SalesProcess Process { get; } = SalesProcess.Create(
        new SalesStage { Id = "Qualify" },
        new SalesStage { Id = "Propose" },
        new SalesStage { Id = "Negotiate" },
        new SalesStage { Id = "Won", Kind = StageKind.Won },
        new SalesStage { Id = "Lost", Kind = StageKind.Lost },
        new SalesStage { Id = "Junk", Kind = StageKind.Disqualified },
        new SalesStage { Id = "Silent", Kind = StageKind.NoDecision });

    /// <summary>Rows of one deal: "2024-01-05 Qualify Ada", the owner being optional.</summary>
    public static IEnumerable<StageChange> Rows(string dealId, params string[] rows) =>
        rows.Select(row => row.Split(' ')).Select(words => new StageChange
        {
            DealId = dealId,
            On = Day(words[0]),
            StageId = words[1],
            OwnerId = words.Length > 2 ? words[2] : "",
        });

    public static StageLog Log(params IEnumerable<StageChange>[] deals)
    {
        var log = StageLog.Create(Process, deals.SelectMany(deal => deal));
        Assert.Empty(log.Issues);
        return log.Value;
    }
}
