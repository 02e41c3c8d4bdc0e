using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>Of those that began in a window, the share that has come so far, with the least and the most it can become.</summary>
/// <remarks>A young cohort is not done yet and reads low: <see cref="Value"/> belongs with <see cref="UndecidedShare"/> beside it, and compares with nothing older.</remarks>
public sealed class CohortRate : IExplainable
{
    internal CohortRate(string definitionId, string formula, long numerator, long undecided, long denominator, ImmutableArray<ExcludedDeals> excluded, DateInterval? window, LocalDate asOf)
    {
        DefinitionId = definitionId;
        Formula = formula;
        Numerator = numerator;
        Undecided = undecided;
        Denominator = denominator;
        Excluded = [.. excluded.Where(one => one.Count > 0)];
        Window = window;
        AsOf = asOf;
    }

    /// <summary>The id of the definition.</summary>
    public string DefinitionId { get; }

    /// <summary>The definition in words.</summary>
    public string Formula { get; }

    /// <summary>Those that have come.</summary>
    public long Numerator { get; }

    /// <summary>Those of which it is not known yet.</summary>
    public long Undecided { get; }

    /// <summary>All that began, the undecided included.</summary>
    public long Denominator { get; }

    /// <summary>What is in no count, by reason.</summary>
    public ImmutableArray<ExcludedDeals> Excluded { get; }

    /// <summary>The days on which they began, both inclusive; null for all.</summary>
    public DateInterval? Window { get; }

    /// <summary>The last day that is known.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Come / all, the least that the rate can become; null when none began.</summary>
    public Ratio? Value => Over(Numerator, Denominator);

    /// <summary>(Come + undecided) / all, the most that it can become; null when none began.</summary>
    public Ratio? Most => Over(Numerator + Undecided, Denominator);

    /// <summary>Undecided / all: how young the cohort is; null when none began.</summary>
    public Ratio? UndecidedShare => Over(Undecided, Denominator);

    /// <summary>Come / decided; null when nothing is decided. Quick decisions come first, so it moves as the cohort ages.</summary>
    public Ratio? OfDecided => Over(Numerator, Denominator - Undecided);

    /// <summary>Why the rate is undefined; empty when it is not.</summary>
    public string WhyUndefined => Denominator == 0 ? "none began in the window" : "";

    /// <inheritdoc />
    public Explanation Explain() => new(
        DefinitionId,
        Value is { } value ? new ExplainedValue.OfRatio(value) : new ExplainedValue.Undefined(WhyUndefined),
        [
            new Explanation("Above the line", Numerator),
            new Explanation("Below the line", Denominator),
            new Explanation("Undecided", Undecided),
            .. Most is { } most ? [new Explanation("At most, when all are decided", most)] : Enumerable.Empty<Explanation>(),
            .. Excluded.Select(one => one.Explain()),
        ])
    {
        Rule = Formula,
    };

    private static Ratio? Over(long numerator, long denominator) => denominator == 0 ? null : Ratio.Of(numerator, denominator);
}
