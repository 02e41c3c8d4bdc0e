using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Pipeline.StageFacts;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline;

public class StageLogTests
{
    [Fact]
    public void A_deal_that_goes_back_and_forth_is_told_stay_by_stay()
    {
        var history = Log(Rows("D", "2024-01-01 Qualify Ada", "2024-01-05 Negotiate", "2024-01-09 Propose", "2024-01-20 Lost", "2024-02-01 Propose", "2024-02-03 Won"))
            .Histories.Single();

        Assert.Equal(
            [
                new StageVisit(0, "Ada", Day("2024-01-01"), StageEntry.First, Day("2024-01-05"), StageExit.Advanced),
                new StageVisit(2, "Ada", Day("2024-01-05"), StageEntry.Forward, Day("2024-01-09"), StageExit.Back),
                new StageVisit(1, "Ada", Day("2024-01-09"), StageEntry.Back, Day("2024-01-20"), StageExit.Lost),
                new StageVisit(1, "Ada", Day("2024-02-01"), StageEntry.Reopened, Day("2024-02-03"), StageExit.Won),
            ],
            history.Visits.AsEnumerable());
        Assert.Equal((1, StageKind.Won, Day("2024-02-03")), (history.Reopenings, history.Outcome!.Kind, history.Outcome.On));
        Assert.Equal([4, 4, 11, 2], history.Visits.Select(visit => visit.DaysUntil(Day("2024-03-01"))));
    }

    [Fact]
    public void As_of_a_day_a_deal_stands_as_it_was_known_then()
    {
        var history = Log(Rows("D", "2024-01-01 Qualify", "2024-01-05 Lost", "2024-01-08 Propose", "2024-01-09 Won")).Histories.Single();

        Assert.Null(history.AsOf(Day("2023-12-31")));
        Assert.Equal(StageExit.StillThere, history.AsOf(Day("2024-01-04"))!.Visits.Single().Exit);
        Assert.Equal(StageKind.Lost, history.AsOf(Day("2024-01-07"))!.Outcome!.Kind);
        Assert.Null(history.AsOf(Day("2024-01-08"))!.Outcome);
        Assert.Equal(StageKind.Won, history.AsOf(Day("2024-01-09"))!.Outcome!.Kind);
    }

    [Fact]
    public void A_handover_is_a_stay_of_its_own_for_owners_and_none_for_the_deal()
    {
        var history = Log(Rows("D", "2024-01-01 Qualify Ada", "2024-01-05 Qualify Bob", "2024-01-09 Propose")).Histories.Single();

        Assert.Equal([("Ada", StageExit.HandedOff), ("Bob", StageExit.Advanced), ("Bob", StageExit.StillThere)], history.Visits.Select(visit => (visit.OwnerId, visit.Exit)));
        Assert.Equal([8, 1], history.VisitsOfAnyOwner().Select(visit => visit.DaysUntil(Day("2024-01-10"))));
    }

    [Fact]
    public void An_unknown_stage_is_an_issue_and_the_rest_of_the_deal_is_kept()
    {
        var log = StageLog.Create(Process, Rows("D", "2024-01-01 Qualify", "2024-01-02 Nowhere", "2024-01-03 Propose"));

        var issue = Assert.Single(log.Issues);
        Assert.Equal(("unknown-stage", IssueOutcome.Rejected, "Nowhere"), (issue.Code, issue.Outcome, issue.Value));
        Assert.Equal(2, log.Value.Histories.Single().Visits.Length);
    }

    [Fact]
    public void A_row_given_twice_is_an_issue_and_counts_once()
    {
        var log = StageLog.Create(Process, [.. Rows("D", "2024-01-01 Qualify", "2024-01-01 Qualify", "2024-01-03 Won", "2024-01-03 Won")]);

        Assert.Equal(["repeated-stage", "repeated-stage"], log.Issues.Select(issue => issue.Code));
        Assert.Equal((1, 1), (log.Value.Histories.Single().Visits.Length, log.Value.Histories.Single().Endings.Length));
    }

    [Fact]
    public void Days_that_contradict_sequence_numbers_are_an_issue_and_the_numbers_hold()
    {
        var rows = Rows("D", "2024-01-10 Qualify", "2024-01-05 Propose", "2024-01-12 Won").Select((row, i) => row with { Sequence = i });
        var log = StageLog.Create(Process, rows);

        Assert.Equal(("reversed-dates", IssueOutcome.Used), (log.Issues.Single().Code, log.Issues.Single().Outcome));
        Assert.Equal([0, 2], log.Value.Histories.Single().Visits.Select(visit => visit.DaysUntil(Day("2024-02-01"))));
    }

    [Fact]
    public void A_loss_corrected_to_a_win_is_no_reopening()
    {
        var history = Log(Rows("D", "2024-01-01 Qualify", "2024-01-05 Lost", "2024-01-08 Won")).Histories.Single();

        Assert.Equal((StageKind.Won, 0, 2), (history.Outcome!.Kind, history.Reopenings, history.Endings.Length));
        Assert.Equal(StageExit.Lost, history.Visits.Single().Exit);
    }

    [Fact]
    public void A_row_is_checked_against_the_process_of_its_day_and_told_in_the_newest()
    {
        var old = SalesProcess.Create(
            new SalesStage { Id = "Demo" }, new SalesStage { Id = "Trial" }, new SalesStage { Id = "Won", Kind = StageKind.Won });
        var now = SalesProcess.Create(
            new SalesStage { Id = "Show", FormerIds = ["Demo"], Definition = "They saw it.", ExitCriteria = ["They want it."] },
            new SalesStage { Id = "Won", Kind = StageKind.Won });
        var versions = EffectiveDated.Create(new EffectiveValue<SalesProcess>(Day("2024-01-01"), old), new(Day("2024-06-01"), now));

        var log = StageLog.Create(
            versions, Rows("D", "2023-12-01 Demo", "2024-02-01 Trial", "2024-03-01 Show", "2024-07-01 Trial", "2024-07-02 Won"));

        Assert.Equal(
            [("retired-stage", "Trial"), ("unknown-stage", "Show"), ("unknown-stage", "Trial")],
            log.Issues.Select(issue => (issue.Code, issue.Value)));
        Assert.Same(now, log.Value.Process);
        Assert.Equal((0, StageExit.Won), (log.Value.Histories.Single().Visits.Single().StageIndex, log.Value.Histories.Single().Visits.Single().Exit));
    }

    [Fact]
    public void A_process_without_an_open_stage_or_a_win_is_refused_and_so_is_an_id_that_stands_for_two_stages()
    {
        var open = new SalesStage { Id = "A" };
        var won = new SalesStage { Id = "W", Kind = StageKind.Won };
        Assert.Throws<ArgumentException>(() => SalesProcess.Create(open));
        Assert.Throws<ArgumentException>(() => SalesProcess.Create(won));
        Assert.Throws<ArgumentException>(() => SalesProcess.Create(open, won, open with { Kind = StageKind.Lost }));
        Assert.Throws<ArgumentException>(() => SalesProcess.Create(open, won, new SalesStage { Id = "B", FormerIds = ["A"] }));
        Assert.Throws<ArgumentException>(() => new SalesStage { Id = "A", ExitCriteria = [""] });
        Assert.Throws<ArgumentException>(() => SalesProcess.Create(open, won).IndexOf("W"));
    }

    [Fact]
    public void Stages_that_say_the_same_are_equal()
    {
        var stage = new SalesStage { Id = "A", ExitCriteria = ["One.", "Two."] };
        Assert.Equal(stage, new SalesStage { Id = "A", ExitCriteria = ["One.", "Two."] });
        Assert.NotEqual(stage, stage with { ExitCriteria = ["One."] });
    }
}
