using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons;

namespace SalesMetrics.Cli.Commands;

/// <summary>The report's ranking of reps: its top and bottom, and whether their win rates differ at all.</summary>
internal sealed class ReportRanking
{
    private const int Shown = 5;

    private readonly Comparison _comparison;

    public ReportRanking(Company company) => _comparison = new Comparison(company, OutcomeGrouping.Payee);

    /// <summary>The first and last places; one sheet with everybody when there are no more than that.</summary>
    public ImmutableArray<Sheet> Sheets
    {
        get
        {
            var ids = _comparison.Ranking.Entries.Select(entry => entry.Id).ToImmutableArray();
            return ids.Length <= 2 * Shown
                ? [Of("ranking", "Ranking by won value", ids)]
                :
                [
                    Of("ranking_top", Invariant($"Ranking by won value: the first {Shown} of {ids.Length}"), ids[..Shown]),
                    Of("ranking_bottom", Invariant($"Ranking by won value: the last {Shown} of {ids.Length}"), ids[^Shown..]),
                ];
        }
    }

    /// <summary>What the win rates show, in words.</summary>
    public (string Name, string Title, string Body) Verdict => ("win_rates", "Do win rates differ?", _comparison.Peers.Summary);

    private Sheet Of(string name, string title, ImmutableArray<string> ids) => new(name, title, Comparison.Columns, _comparison.Rows(ids));
}
