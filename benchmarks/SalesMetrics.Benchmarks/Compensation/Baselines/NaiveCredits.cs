using System.Globalization;
using System.Text;

namespace SalesMetrics.Benchmarks.Compensation.Baselines;

/// <summary>From credits to pay with LINQ: grouped by rep and month and by team and month, then <see cref="NaivePay"/>.</summary>
internal sealed class NaiveCredits(CreditYear year)
{
    private readonly CreditObject[] _credits = year.ToObjects();

    public List<NaivePay.Line> Lines()
    {
        var (own, team) = (Sums(credit => credit.Rep), Sums(credit => credit.Team));
        return NaivePay.Lines(Enumerable.Range(0, year.Year.Reps).Select(rep => new NaivePay.Rep(
            rep,
            year.Year.Targets[rep] / 100m,
            [Facts(own, 0, rep, rep), Facts(team, 1, rep, CommissionYear.FirstOfTeam(rep))])));
    }

    /// <summary>The working of every line as indented text, as <c>Explanation.ToString</c> writes it: what a log or a debug statement holds.</summary>
    /// <returns>How many lines it has.</returns>
    public static long Explain(List<NaivePay.Line> lines)
    {
        var count = 0L;
        foreach (var month in lines.GroupBy(line => (line.Rep, line.Month)))
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"Pay for the period: {month.Sum(line => line.Amount):F2}\n");
            foreach (var line in month)
            {
                text.Append(CultureInfo.InvariantCulture, $"  component {line.Part}: {line.Amount:F2} (earned to date {line.Earned:F2})\n");
                text.Append(CultureInfo.InvariantCulture, $"    attainment: {line.Attainment:P4} (credited {line.Credit:F2} of {line.Quota:F2}), share {line.Share:P4}\n");
                line.Slices.ForEach(slice => text.Append(CultureInfo.InvariantCulture, $"      from {slice.From:P2} at {slice.Slope}: {slice.Share:P4}\n"));
            }

            count += text.ToString().Count(letter => letter == '\n');
        }

        return count;
    }

    private Dictionary<(int Id, int Month), decimal> Sums(Func<CreditObject, int> by) => _credits
        .GroupBy(credit => (Id: by(credit), credit.Date.Month))
        .ToDictionary(group => group.Key, group => group.Sum(credit => credit.Amount));

    private NaivePay.MonthFacts[] Facts(Dictionary<(int Id, int Month), decimal> sums, int part, int rep, int id) =>
    [
        .. Enumerable.Range(0, CommissionYear.Months).Select(month => new NaivePay.MonthFacts(
            month, sums[(id, month + 1)], year.Year.Quotas[(((part * year.Year.Reps) + rep) * CommissionYear.Months) + month] / 100m)),
    ];
}
