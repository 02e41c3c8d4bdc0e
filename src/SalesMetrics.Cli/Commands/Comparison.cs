using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons;

namespace SalesMetrics.Cli.Commands;

/// <summary>Outcomes, ranking and comparison with peers of one kind of unit, as <c>compare</c> and <c>report</c> show them.</summary>
internal sealed class Comparison
{
    public static ImmutableArray<string> Columns { get; } =
        ["id", "won", "lost", "open", "win_rate", "won_value", "rank", "win_rate_low", "win_rate_high", "verdict", "currency"];

    private readonly Company _company;

    /// <summary>Compares the deals of a company, or with a stated period those closed in it.</summary>
    public Comparison(Company company, OutcomeGrouping by)
    {
        _company = company;
        Outcomes = OutcomesOf(company, by);
        Ranking = RankingCalculator.Calculate(Outcomes.Counts.Select(counts => new RankingCandidate<Money>(counts.Id, counts.WonValue)));
        Peers = PeerComparisonCalculator.Calculate(Outcomes.WinRates.Select(rate => rate.Count));
    }

    public DealOutcomes Outcomes { get; }

    /// <summary>The outcomes alone, ranked and compared with nobody.</summary>
    public static DealOutcomes OutcomesOf(Company company, OutcomeGrouping by) =>
        OutcomeCalculator.Calculate(company.Deals, company.Organization, new OutcomeOptions
        {
            By = by,
            AsOf = company.AsOf,
            Currency = company.Currency,
            Window = company.IsPeriodStated ? company.Period.Interval : null,
        });

    /// <summary>By won value; exact ties share their places.</summary>
    public Ranking<Money> Ranking { get; }

    /// <summary>By win rate, which is an estimate.</summary>
    public PeerComparison Peers { get; }

    /// <summary>A row for each of these units.</summary>
    public IEnumerable<ImmutableArray<Cell>> Rows(IEnumerable<string> ids)
    {
        var positions = Ranking.Entries.ToDictionary(entry => entry.Id, entry => entry.Position, StringComparer.Ordinal);
        var findings = Peers.Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return ids.Select(id => Row(Outcomes.Of(id), positions[id], findings[id]));
    }

    private ImmutableArray<Cell> Row(OutcomeCounts counts, RankPosition position, PeerFinding finding) =>
    [
        Cell.Text(counts.Id),
        Cell.Count(counts.Won),
        Cell.Count(counts.Lost),
        Cell.Count(counts.Open),
        Cell.Fraction(finding.Rate),
        Cell.Amount(counts.WonValue),
        Cell.Text(position.ToString()),
        Cell.EstimatedFraction(finding.Interval?.Lower),
        Cell.EstimatedFraction(finding.Interval?.Upper),
        Cell.Text(finding.VerdictText),
        Cell.Text(_company.Currency.Code),
    ];
}
