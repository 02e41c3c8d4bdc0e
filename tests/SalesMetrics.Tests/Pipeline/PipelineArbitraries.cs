using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Tests.Pipeline;

/// <summary>Random stage logs: regressions, skips, reopenings, handovers, repeated rows, unknown stages, days that run backwards.</summary>
public static class PipelineArbitraries
{
    private static readonly LocalDate Start = new(2024, 1, 1);

    public static Arbitrary<StageRows> AnyRows() => (
        from size in Gen.Choose(0, 40)
        from rows in RowGen.ArrayOf(size)
        from day in Gen.Choose(0, 120)
        select new StageRows(rows, Start.PlusDays(day))).ToArbitrary();

    private static Gen<StageChange> RowGen =>
        from deal in Gen.Elements("A", "B", "C", "D", "E")
        from day in Gen.Choose(0, 100)
        from stage in Gen.Frequency(
            (8, Gen.Elements("Qualify", "Propose", "Negotiate")), (3, Gen.Elements("Won", "Lost", "Junk", "Silent")), (1, Gen.Constant("Nowhere")))
        from owner in Gen.Elements("", "Ada", "Bob")
        from sequence in Gen.Choose(0, 30)
        select new StageChange
        {
            DealId = deal,
            On = Start.PlusDays(day),
            StageId = stage,
            OwnerId = owner,

            // Two of the deals have numbers, which often contradict the days.
            Sequence = deal is "D" or "E" ? sequence : null,
        };

    /// <summary>A log and a day to look at it.</summary>
    public sealed record StageRows(StageChange[] Rows, LocalDate AsOf)
    {
        public Checked<StageLog> Log => StageLog.Create(StageFacts.Process, Rows);
    }
}
