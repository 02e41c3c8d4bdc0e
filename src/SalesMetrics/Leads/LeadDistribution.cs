using SalesMetrics.Explanations;

namespace SalesMetrics.Leads;

/// <summary>How equally something was handed out, by the usual indices of inequality. All are 0 when everybody has the same.</summary>
/// <remarks>
/// <para>Null is undefined: nothing was handed out at all. With one recipient all indices are 0.</para>
/// <para>Equal numbers are not equal chances: take the value expected of the leads (<see cref="LeadQualityTable"/>) for those, and capacity into account
/// (<see cref="FairShareCalculator"/>) before calling anything unfair.</para>
/// <para>Sources: Gini 1912; Theil 1967; Atkinson 1970; Hoover 1936. The formulas are R's ineq package, re-written from the literature.</para>
/// </remarks>
public sealed class LeadDistribution : IExplainable
{
    private readonly ImmutableArray<double> _sorted;

    private LeadDistribution(ImmutableArray<LeadShare> shares)
    {
        Shares = shares;
        _sorted = [.. shares.Select(share => share.Amount).Order()];
        Total = _sorted.Sum();
    }

    /// <summary>What everybody was given, by id ordinally.</summary>
    public ImmutableArray<LeadShare> Shares { get; }

    /// <summary>Everything together.</summary>
    public double Total { get; }

    /// <summary>How many recipients there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>Why there are no indices; empty when there are.</summary>
    public string WhyUndefined => Total > 0 ? "" : "nothing was handed out";

    /// <summary>Gini's index, sum of (2i - n - 1) x(i) / (n sum of x), x ascending: 0 to (n - 1) / n.</summary>
    public double? Gini => Defined(() => Enumerable.Range(1, Count).Sum(i => ((2.0 * i) - Count - 1) * _sorted[i - 1]) / (Count * Total));

    /// <summary>Gini's index times n / (n - 1), which reaches 1 when one has all; 0 for one recipient.</summary>
    public double? CorrectedGini => Count == 1 ? Gini : Gini * Count / (Count - 1.0);

    /// <summary>Theil's T, the mean of (x / m) ln(x / m), with 0 ln 0 = 0: 0 to ln n. It weighs the upper end.</summary>
    public double? TheilT => Defined(() => _sorted.Sum(x => XLogX(x / Mean)) / Count);

    /// <summary>Theil's L, the mean of ln(m / x), also called the mean log deviation. It weighs the lower end; null (undefined) too when somebody has nothing.</summary>
    public double? TheilL => _sorted[0] > 0 ? _sorted.Sum(x => Math.Log(Mean / x)) / Count : null;

    /// <summary>The share that would have to change hands for all to have the same (Hoover, Robin Hood): 0 to (n - 1) / n.</summary>
    public double? Hoover => Defined(() => _sorted.Sum(x => Math.Abs((x / Total) - (1.0 / Count))) / 2);

    /// <summary>The standard deviation over the mean, dividing by n.</summary>
    public double? CoefficientOfVariation => Defined(() => Math.Sqrt(SquaredDeviations / Count) / Mean);

    /// <summary>The same, dividing by n - 1; 0 for one recipient.</summary>
    public double? SampleCoefficientOfVariation => Defined(() => Count == 1 ? 0 : Math.Sqrt(SquaredDeviations / (Count - 1)) / Mean);

    /// <summary>The sum of squared shares (Herfindahl-Hirschman): 1 / n when all have the same, 1 when one has all.</summary>
    public double? Herfindahl => Defined(() => _sorted.Sum(x => x / Total * (x / Total)));

    /// <summary>The largest share of the whole.</summary>
    public double? TopShare => Defined(() => _sorted[^1] / Total);

    /// <summary>The most over the least; null too when somebody has nothing.</summary>
    public double? MaxMinRatio => _sorted[0] > 0 ? _sorted[^1] / _sorted[0] : null;

    private double Mean => Total / Count;

    private double SquaredDeviations => _sorted.Sum(x => (x - Mean) * (x - Mean));

    /// <summary>Measures a distribution over all who could have been given something.</summary>
    /// <param name="shares">What each was given, at least one; those with nothing belong in it as much as the others.</param>
    /// <exception cref="ArgumentException">There is none, or somebody is given twice.</exception>
    public static LeadDistribution Of(IEnumerable<LeadShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ImmutableArray<LeadShare> ordered = [.. shares.OrderBy(share => share.Id, StringComparer.Ordinal)];
        if (ordered.IsEmpty)
        {
            throw new ArgumentException("There is no recipient: say who could have been given something.", nameof(shares));
        }

        for (var i = 1; i < ordered.Length; i++)
        {
            if (string.Equals(ordered[i].Id, ordered[i - 1].Id, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"'{ordered[i].Id}' is given twice: add it up first."), nameof(shares));
            }
        }

        return new LeadDistribution(ordered);
    }

    /// <summary>Atkinson's index, 1 - (mean of (x / m)^(1 - e))^(1 / (1 - e)), and 1 - the geometric mean / m for e = 1: 0 to 1.</summary>
    /// <param name="aversion">e, above 0 and finite: the larger, the more the lower end counts. From 1 on the index is 1 as soon as somebody has nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="aversion"/> is out of range.</exception>
    public double? Atkinson(double aversion)
    {
        if (!(aversion > 0 && double.IsFinite(aversion)))
        {
            throw new ArgumentOutOfRangeException(nameof(aversion), aversion, "The aversion to inequality is above 0 and finite.");
        }

        return Defined(() => aversion == 1
            ? 1 - Math.Exp(_sorted.Sum(x => Math.Log(x / Mean)) / Count)
            : _sorted[0] == 0 && aversion > 1 ? 1
            : 1 - Math.Pow(_sorted.Sum(x => Math.Pow(x / Mean, 1 - aversion)) / Count, 1 / (1 - aversion)));
    }

    /// <summary>Splits Theil's T into what lies between teams and what lies within them; null when nothing was handed out.</summary>
    public TheilSplit? SplitByTeam() => Total > 0
        ? new TheilSplit(
        [
            .. Shares.GroupBy(share => share.TeamId, StringComparer.Ordinal).OrderBy(team => team.Key, StringComparer.Ordinal).Select(team =>
            {
                var own = Of(team);
                var share = own.Total / Total;
                return new TeamInequality(
                    team.Key, own.Count, share, own.TheilT, share * (own.TheilT ?? 0), share == 0 ? 0 : share * Math.Log(share * Count / own.Count));
            }),
        ])
        : null;

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Gini index of what was handed out",
        Stated(Gini),
        new Explanation("Recipients", Count),
        new Explanation("Handed out", new ExplainedValue.OfEstimate(Total)),
        new Explanation("Corrected for the number of recipients", Stated(CorrectedGini)) { Rule = "Gini x n / (n - 1)" },
        new Explanation("Would have to change hands", Stated(Hoover)) { Rule = "Hoover" },
        new Explanation("Largest share", Stated(TopShare)))
    {
        Rule = "sum of (2i - n - 1) x(i) / (n sum of x), over all recipients, those with nothing included",
    };

    private static double XLogX(double x) => x == 0 ? 0 : x * Math.Log(x);

    private ExplainedValue Stated(double? index) => index is { } value ? new ExplainedValue.OfEstimate(value) : new ExplainedValue.Undefined(WhyUndefined);

    private double? Defined(Func<double> index) => Total > 0 ? index() : null;
}
