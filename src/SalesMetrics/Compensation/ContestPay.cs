using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>The places and prizes of a contest.</summary>
public sealed class ContestPay : IExplainable
{
    internal ContestPay(PlanClause.Contest contest, ImmutableArray<ContestPlace> places)
    {
        Contest = contest;
        Places = places;
    }

    /// <summary>The contest.</summary>
    public PlanClause.Contest Contest { get; }

    /// <summary>Everybody who took part, by place and, on a tie, by id ordinally.</summary>
    public ImmutableArray<ContestPlace> Places { get; }

    /// <summary>What is paid in all: no more than the prizes, save where all who tie get the higher one.</summary>
    public Money Total => Money.Sum(Places.Select(place => place.Prize), Contest.Prizes.Prizes[0].Currency);

    /// <summary>One award for each prize above zero.</summary>
    public ImmutableArray<Award> Awards =>
        [.. Places.Where(place => place.Prize.Amount != 0m).Select(place => new Award(place.Entry.PayeeId, Contest.Id, place.Prize, Line(place)))];

    /// <inheritdoc />
    public Explanation Explain() => new(Contest.Name, Total, Places.Select(Line)) { Rule = Rule, SourceId = Contest.Id };

    private string Rule => Invariant($"prizes {Contest.Prizes}; ties: {Contest.Ties}");

    private Explanation Line(ContestPlace place) =>
        new(Contest.Name, place.Prize, new Explanation("Contestant", place.Entry.PayeeId), new Explanation("Score", place.Entry.Score.ToString()))
        {
            Rule = place.First == place.Last ? Invariant($"place {place.First}; {Rule}") : Invariant($"places {place.First} to {place.Last} together; {Rule}"),
            SourceId = Contest.Id,
        };
}
