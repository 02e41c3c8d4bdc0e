using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>Whether units share one win rate: Pearson's chi-square test over won and lost deals, with a verdict in words.</summary>
/// <remarks>
/// It asks of all units at once whether there is anything to rank at all. No evidence is not proof of no difference, so
/// <see cref="SmallestDetectableDifference"/> says what would have been missed.
/// </remarks>
public sealed class HomogeneityTest : IExplainable
{
    internal HomogeneityTest(HomogeneityOptions options, ImmutableArray<WinCount> tested, ImmutableArray<string> notDecided)
    {
        Options = options;
        Tested = tested;
        NotDecided = notDecided;
    }

    /// <summary>How the test is judged.</summary>
    public HomogeneityOptions Options { get; }

    /// <summary>The units with a decided deal, by id ordinally.</summary>
    public ImmutableArray<WinCount> Tested { get; }

    /// <summary>The ids of units left out because none of their deals is decided.</summary>
    public ImmutableArray<string> NotDecided { get; }

    /// <summary>Deals won by all.</summary>
    public long Won { get; internal init; }

    /// <summary>Deals decided by all.</summary>
    public long Decided { get; internal init; }

    /// <summary>The win rate of all together; null when nothing is decided.</summary>
    public Ratio? CommonRate => Decided == 0 ? null : Ratio.Of(Won, Decided);

    /// <summary>The sum over units of (won - expected)^2 / (expected x (1 - common rate)).</summary>
    /// <remarks>Null with fewer than two units, or when all is won or all lost.</remarks>
    public double? Statistic { get; internal init; }

    /// <summary>Units tested less one.</summary>
    public int DegreesOfFreedom { get; internal init; }

    /// <summary>The p-value: the chance of a spread as large, were all rates the same; null when there is no statistic.</summary>
    public double? Probability { get; internal init; }

    /// <summary>
    /// How far the true win rate of a unit with the median number of decided deals must lie from the common rate, in either direction and
    /// as a fraction, to be found with the stated power by a single two-sided test. Null when all or none is won, or nothing is decided.
    /// </summary>
    public double? SmallestDetectableDifference { get; internal init; }

    /// <summary>The units for which fewer than five wins or fewer than five losses are expected.</summary>
    public int UnitsWithFewExpected => Tested.Count(count => LeastExpected(count) < 5);

    /// <summary>Whether win rates differ, and if it cannot be told, that.</summary>
    public HomogeneityVerdict Verdict =>
        WhyTooLittle.Length > 0 ? HomogeneityVerdict.TooLittleData
        : Probability < Options.SignificanceLevel ? HomogeneityVerdict.Evidence
        : HomogeneityVerdict.NoEvidence;

    /// <summary>Why there is too little data; empty when there is enough.</summary>
    /// <remarks>Cochran (1954): no unit may expect less than one win or loss, and at most a fifth of the units less than five.</remarks>
    public string WhyTooLittle =>
        Tested.Length < 2 ? Invariant($"{Tested.Length} of at least 2 units have a decided deal")
        : Won == 0 ? "no deal is won"
        : Won == Decided ? "no deal is lost"
        : Tested.Any(count => LeastExpected(count) < 1) ? "a unit has less than one expected win or loss"
        : UnitsWithFewExpected * 5 > Tested.Length
            ? Invariant($"{UnitsWithFewExpected} of {Tested.Length} units, more than a fifth, have fewer than five expected wins or losses")
        : "";

    /// <summary>The verdict in words.</summary>
    public string VerdictText => Verdict switch
    {
        HomogeneityVerdict.Evidence => "evidence that win rates differ",
        HomogeneityVerdict.NoEvidence => "no evidence that win rates differ",
        _ => "too little data",
    };

    /// <inheritdoc />
    public Explanation Explain() =>
        new("Do win rates differ", VerdictText, Lines())
        {
            Rule = WhyTooLittle.Length > 0
                ? WhyTooLittle
                : Invariant($"evidence when p is below {Options.SignificanceLevel}"),
        };

    private IEnumerable<Explanation> Lines()
    {
        yield return new Explanation("Units", Tested.Length);
        yield return new Explanation("Won", Won);
        yield return new Explanation("Won or lost", Decided);
        if (CommonRate is { } rate)
        {
            yield return new Explanation("Common win rate", rate) { Rule = "won / (won + lost), over all units" };
        }

        if (Statistic is { } statistic && Probability is { } probability)
        {
            yield return new Explanation("Chi-square", new ExplainedValue.OfEstimate(statistic))
            {
                Rule = "sum of (won - expected)^2 / (expected x (1 - common rate))",
            };
            yield return new Explanation("Degrees of freedom", DegreesOfFreedom) { Rule = "units - 1" };
            yield return new Explanation("p", new ExplainedValue.OfEstimate(probability));
        }

        yield return new Explanation("Units with fewer than five expected wins or losses", UnitsWithFewExpected);
        if (SmallestDetectableDifference is { } difference)
        {
            yield return new Explanation("Smallest detectable difference", Invariant($"{difference * 100:0.0} points"))
            {
                Rule = Invariant($"for the median of {HomogeneityCalculator.MedianDecided(Tested)} decided deals, ")
                    + Invariant($"power {Options.Power}, level {Options.SignificanceLevel}"),
            };
        }

        if (!NotDecided.IsEmpty)
        {
            yield return new Explanation("Left out, nothing decided", string.Join(", ", NotDecided));
        }
    }

    private double LeastExpected(WinCount count) =>
        Decided == 0 ? 0 : (double)count.Decided * Math.Min(Won, Decided - Won) / Decided;
}
