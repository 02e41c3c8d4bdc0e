using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline;

/// <summary>Short words for deals that change, and random ones: owners, amounts and dates that come and go, endings, reopenings.</summary>
public static class DealRevisions
{
    private static readonly LocalDate Start = new(2024, 1, 1);

    /// <summary>An open deal with what a manager sees of it.</summary>
    public static Deal Open(string id, string owner, decimal? amount, string? expected) => new()
    {
        Id = id,
        OwnerId = owner,
        ExpectedAmount = amount is { } stated ? Usd(stated) : null,
        ExpectedCloseOn = expected is null ? null : Day(expected),
        Outcome = new DealOutcome.Open(),
    };

    public static Deal Won(this Deal deal, string on, decimal amount) => deal with { Outcome = new DealOutcome.Won(Day(on), Usd(amount)) };

    public static Deal Lost(this Deal deal, string on, decimal? amount = null) =>
        deal with { Outcome = new DealOutcome.Lost(Day(on), amount is { } stated ? Usd(stated) : null) };

    public static DealHistories Histories(params (string On, Deal Deal)[] revisions)
    {
        var made = DealHistories.Create(revisions.Select(revision => new DealRevision(Day(revision.On), revision.Deal)));
        Assert.Empty(made.Issues);
        return made.Value;
    }

    public static Arbitrary<ChangedDeals> AnyDeals() => (
        from size in Gen.Choose(0, 40)
        from revisions in RevisionGen.ArrayOf(size)
        from first in Gen.Choose(0, 60)
        from length in Gen.Choose(0, 40)
        from dueFrom in Gen.Choose(0, 80)
        from dueLength in Gen.Choose(0, 60)
        from isDated in Gen.Elements(true, false)
        from useList in Gen.Elements(true, false)
        select new ChangedDeals(
            [.. revisions.DistinctBy(revision => (revision.Deal.Id, revision.On))],
            new DateInterval(Start.PlusDays(first), Start.PlusDays(first + length)),
            isDated ? new DateInterval(Start.PlusDays(dueFrom), Start.PlusDays(dueFrom + dueLength)) : null,
            useList)).ToArbitrary();

    private static Gen<DealRevision> RevisionGen =>
        from id in Gen.Elements("A", "B", "C", "D", "E", "F")
        from owner in Gen.Elements("Ada", "Bob", "Cyd")
        from day in Gen.Choose(0, 110)
        from amount in AmountGen
        from list in AmountGen
        from due in Gen.Frequency((4, from at in Gen.Choose(0, 140) select (LocalDate?)Start.PlusDays(at)), (1, Gen.Constant<LocalDate?>(null)))
        from ending in Gen.Choose(0, 9)
        select new DealRevision(Start.PlusDays(day), new Deal
        {
            Id = id,
            OwnerId = owner,
            ExpectedAmount = amount,
            ListPrice = list,
            ExpectedCloseOn = due,
            Outcome = ending switch
            {
                0 or 1 => new DealOutcome.Won(Start.PlusDays(day), amount ?? Usd(0.01m)),
                2 => new DealOutcome.Lost(Start.PlusDays(day), Usd(0m)),
                3 => new DealOutcome.Lost(Start.PlusDays(day)),
                _ => new DealOutcome.Open(),
            },
        });

    private static Gen<Money?> AmountGen => Gen.Frequency(
        (5, from cents in Gen.Choose(-200, 9_999) select (Money?)Usd(cents / 100m)), (1, Gen.Constant<Money?>(null)));

    /// <summary>Deals that change, with one state a deal and day, and what a bridge is asked about them.</summary>
    public sealed record ChangedDeals(ImmutableArray<DealRevision> Revisions, DateInterval Days, DateInterval? Due, bool UseListPrice)
    {
        public DealHistories Histories => DealHistories.Create(Revisions).Value;
    }
}
