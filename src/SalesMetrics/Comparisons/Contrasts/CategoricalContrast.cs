using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>The categories of the best beside those of the others.</summary>
public sealed class CategoricalContrast : ContrastFinding
{
    internal CategoricalContrast(
        string name, int top, int others, int without, string whyTooLittle, double? probability, double? adjusted, double significanceLevel, ImmutableArray<ContrastLevel> levels)
        : base(name, top, others, without, whyTooLittle, probability, adjusted, significanceLevel) => Levels = levels;

    /// <summary>The categories, the largest difference first; empty when it was not looked at.</summary>
    public ImmutableArray<ContrastLevel> Levels { get; }

    /// <summary>Cramer's V, 0 to 1, with an interval for that of the population: a sample's is too large by itself. Null when it was not looked at.</summary>
    public EffectSize? CramersV { get; internal init; }

    /// <summary>Whether p comes from random regroupings, because chi-square expects too few.</summary>
    public bool IsByRegrouping { get; internal init; }

    private protected override string DifferenceInWords
    {
        get
        {
            var most = Levels[0];
            return Invariant(
                $"the best are {(most.Difference.Value > 0 ? "more" : "less")} often {(most.Category.Length == 0 ? "(not known)" : most.Category)} in {Name}: {100.0 * most.Top / Top:0} % beside {100.0 * most.Others / Others:0} %, Cramer's V {CramersV}");
        }
    }

    private protected override IEnumerable<Explanation> Lines =>
    [
        .. Levels.Select(level => new Explanation(level.Category.Length == 0 ? "(not known)" : level.Category, Invariant($"{level.Top} of {Top}, {level.Others} of {Others}"))
        {
            Rule = "difference of shares " + level.Difference,
        }),
        .. CramersV is { } v ? [new Explanation("Cramer's V", v.ToString())] : Enumerable.Empty<Explanation>(),
    ];
}
