using SalesMetrics.Compensation;

namespace SalesMetrics.Tests.Compensation;

/// <summary>The lines of a payout in the order and the words of the ledger.</summary>
public class LedgerLineTests
{
    // By plan, then part, then id, each step against what the later ones say.
    private static readonly LedgerLine[] Ascending =
    [
        new("", LedgerLinePart.Payout, ""),
        new("a", LedgerLinePart.Payout, ""),
        new("a", LedgerLinePart.Component, "y"),
        new("a", LedgerLinePart.Component, "z"),
        new("a", LedgerLinePart.Clause, "B"),
        new("a", LedgerLinePart.Clause, "a"),
        new("a", LedgerLinePart.Award, "a"),
        new("b", LedgerLinePart.Component, "a"),
    ];

    [Fact]
    public void Lines_are_ordered_by_plan_part_and_id()
    {
        for (var i = 0; i < Ascending.Length; i++)
        {
            for (var j = 0; j < Ascending.Length; j++)
            {
                var (left, right) = (Ascending[i], Ascending[j]);
                Assert.Equal(i.CompareTo(j), Math.Sign(left.CompareTo(right)));
                Assert.Equal((i < j, i <= j, i > j, i >= j), (left < right, left <= right, left > right, left >= right));
            }
        }
    }

    [Fact]
    public void A_line_is_written_as_plan_part_and_id() => Assert.Equal(
        ["all plans/payout", "a/payout", "a/component/y", "a/component/z", "a/clause/B", "a/clause/a", "a/award/a", "b/component/a"],
        Ascending.Select(line => line.ToString()));
}
