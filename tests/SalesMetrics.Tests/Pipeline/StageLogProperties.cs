using FsCheck.Xunit;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Pipeline.PipelineArbitraries;

namespace SalesMetrics.Tests.Pipeline;

[Properties(Arbitrary = [typeof(PipelineArbitraries)], MaxTest = 500)]
public class StageLogProperties
{
    [Property]
    public bool No_row_is_lost(StageRows log)
    {
        var histories = log.Log.Value.Histories;
        var kept = histories.Sum(history => history.Visits.Length + history.Endings.Length);
        return kept + log.Log.Issues.Count(issue => issue.Outcome == IssueOutcome.Rejected) == log.Rows.Length;
    }

    [Property]
    public bool Stays_follow_each_other_without_overlap(StageRows log) => log.Log.Value.Histories.All(history =>
        history.Visits.Zip(history.Visits.Skip(1)).All(pair => pair.First.LeftOn <= pair.Second.EnteredOn)
        && history.Visits.All(visit => visit.LeftOn is null || visit.EnteredOn <= visit.LeftOn));

    [Property]
    public bool Only_the_last_stay_of_an_open_deal_goes_on(StageRows log) => log.Log.Value.Histories.All(history =>
        history.Visits.Count(visit => visit.Exit == StageExit.StillThere) == (history.Outcome is null ? 1 : 0)
        && history.Visits.All(visit => (visit.LeftOn is null) == (visit.Exit == StageExit.StillThere)));

    [Property]
    public bool As_of_a_day_is_the_log_of_the_rows_known_by_then(StageRows log)
    {
        // Rows with sequence numbers may count on another day than their own, so only those without are cut by hand.
        var rows = log.Rows.Where(row => row.Sequence is null).ToArray();
        var cut = StageLog.Create(StageFacts.Process, rows).Value.AsOf(log.AsOf).Histories;
        var known = StageLog.Create(StageFacts.Process, rows.Where(row => row.On <= log.AsOf)).Value.Histories;
        return cut.Select(Told).SequenceEqual(known.Select(Told));
    }

    private static string Told(StageHistory history) =>
        $"{history.DealId}: {string.Join(", ", history.Visits)}; {string.Join(", ", history.Endings)}";
}
