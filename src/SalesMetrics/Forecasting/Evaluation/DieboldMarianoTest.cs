using SalesMetrics.Explanations;

namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>Whether two forecasts of the same values differ in accuracy: the test of Diebold and Mariano (1995) with the correction of
/// Harvey, Leybourne and Newbold (1997).</summary>
public sealed class DieboldMarianoTest : IExplainable
{
    internal DieboldMarianoTest(int count, int horizon, double significanceLevel)
    {
        Count = count;
        Horizon = horizon;
        SignificanceLevel = significanceLevel;
    }

    /// <summary>How many values both forecast.</summary>
    public int Count { get; }

    /// <summary>How many periods ahead the forecasts were made: errors fewer periods apart may go together.</summary>
    public int Horizon { get; }

    /// <summary>The p-value below which there is evidence.</summary>
    public double SignificanceLevel { get; }

    /// <summary>The mean loss of the first less that of the second: below 0 the first erred less. In the unit of the loss.</summary>
    public double MeanDifference { get; internal init; }

    /// <summary>The corrected statistic, to be held against Student's t of <see cref="Count"/> - 1 degrees of freedom; null when there is
    /// none.</summary>
    public double? Statistic { get; internal init; }

    /// <summary>The two-sided p-value; null when there is no statistic.</summary>
    public double? Probability { get; internal init; }

    /// <summary>Whether the variance was weighted as by Bartlett, because the plain estimate was not above zero.</summary>
    public bool IsBartlett { get; internal init; }

    /// <summary>Why there is no statistic; empty when there is one.</summary>
    public string WhyTooLittle { get; internal init; } = "";

    /// <summary>Which erred less, if that can be told.</summary>
    public ForecastVerdict Verdict =>
        Probability is not { } probability ? ForecastVerdict.TooLittleData
        : probability >= SignificanceLevel ? ForecastVerdict.NoEvidenceOfADifference
        : MeanDifference < 0 ? ForecastVerdict.FirstErrsLess
        : ForecastVerdict.SecondErrsLess;

    /// <summary>The verdict in words.</summary>
    public string VerdictText => Verdict switch
    {
        ForecastVerdict.FirstErrsLess => "the first errs less",
        ForecastVerdict.SecondErrsLess => "the second errs less",
        ForecastVerdict.NoEvidenceOfADifference => "no evidence of a difference",
        _ => "too little data",
    };

    /// <inheritdoc />
    public Explanation Explain() => new("Do the forecasts differ", VerdictText, Lines())
    {
        Rule = WhyTooLittle.Length > 0 ? WhyTooLittle : Invariant($"evidence when p is below {SignificanceLevel}"),
    };

    private IEnumerable<Explanation> Lines()
    {
        yield return new Explanation("Values", Count);
        yield return new Explanation("Horizon", Horizon);
        yield return new Explanation("Mean difference of the losses", new ExplainedValue.OfEstimate(MeanDifference))
        {
            Rule = "first - second",
        };
        if (Statistic is { } statistic && Probability is { } probability)
        {
            yield return new Explanation("Statistic", new ExplainedValue.OfEstimate(statistic))
            {
                Rule = IsBartlett
                    ? "corrected mean difference / its standard error, Bartlett's weights"
                    : "corrected mean difference / its standard error",
            };
            yield return new Explanation("p", new ExplainedValue.OfEstimate(probability))
            {
                Rule = Invariant($"Student's t, {Count - 1} degrees of freedom, two-sided"),
            };
        }
    }
}
