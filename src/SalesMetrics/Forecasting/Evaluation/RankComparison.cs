using SalesMetrics.Explanations;

namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>Which of several models differ over many series: average ranks with the critical distance of Nemenyi (1963), as multiple
/// comparisons with the best (Koning, Franses, Hibon &amp; Stekler 2005).</summary>
public sealed class RankComparison : IExplainable
{
    internal RankComparison(int seriesCount, double significanceLevel, double criticalDistance, ImmutableArray<RankedModel> models)
    {
        SeriesCount = seriesCount;
        SignificanceLevel = significanceLevel;
        CriticalDistance = criticalDistance;
        Models = models;
    }

    /// <summary>How many series the models were ranked on.</summary>
    public int SeriesCount { get; }

    /// <summary>The chance that any two equally good models are said to differ.</summary>
    public double SignificanceLevel { get; }

    /// <summary>The difference of two average ranks beyond which there is evidence: q sqrt(k (k + 1) / (12 n)), q being the quantile of the
    /// studentised range.</summary>
    public double CriticalDistance { get; }

    /// <summary>The models, best average rank first; ties in the order they were given.</summary>
    public ImmutableArray<RankedModel> Models { get; }

    /// <summary>Friedman's (1937) statistic, to be held against chi-square of models - 1 degrees of freedom: whether any differ.</summary>
    public double FriedmanStatistic
    {
        get
        {
            double count = Models.Length;
            return 12d * SeriesCount / (count * (count + 1)) * Models.Sum(m => Math.Pow(m.AverageRank - ((count + 1) / 2), 2));
        }
    }

    /// <summary>Says which of two models errs less, if that can be told.</summary>
    /// <exception cref="ArgumentException">There is no model of that name.</exception>
    public ForecastVerdict Compare(string first, string second)
    {
        var difference = Find(first).AverageRank - Find(second).AverageRank;
        return Math.Abs(difference) <= CriticalDistance ? ForecastVerdict.NoEvidenceOfADifference
            : difference < 0 ? ForecastVerdict.FirstErrsLess
            : ForecastVerdict.SecondErrsLess;
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Best average rank",
        Models[0].Name,
        Models.Select(model => new Explanation(model.Name, new ExplainedValue.OfEstimate(model.AverageRank)) { Rule = Words(model) }))
    {
        Rule = Invariant($"{SeriesCount} series; evidence when two average ranks differ by more than {CriticalDistance:0.####}"),
    };

    private string Words(RankedModel model) =>
        model.AverageRank.Equals(Models[0].AverageRank) ? "the best"
        : model.AverageRank - Models[0].AverageRank > CriticalDistance ? "errs more than the best"
        : "no evidence of a difference from the best";

    private RankedModel Find(string name)
    {
        foreach (var model in Models)
        {
            if (string.Equals(model.Name, name, StringComparison.Ordinal))
            {
                return model;
            }
        }

        throw new ArgumentException(
            Invariant($"No model '{name}' was ranked: {string.Join(", ", Models.Select(m => m.Name))} were."), nameof(name));
    }
}
