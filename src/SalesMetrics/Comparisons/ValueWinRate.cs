using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>The win rate by value: the value won as a share of the value decided.</summary>
/// <remarks>
/// One large deal can carry it, so read it beside the rate by count, <see cref="WinRate"/>. It has no interval: deals are not equal draws.
/// </remarks>
public sealed class ValueWinRate : IExplainable
{
    internal ValueWinRate(OutcomeCounts counts, ValueBasis basis, OutcomeOptions options)
    {
        Counts = counts;
        Basis = basis;
        Options = options;
        (Numerator, var lost, ExcludedWon, ExcludedLost) = basis switch
        {
            ValueBasis.Amounts => (counts.WonPositiveValue, counts.LostStatedValue, counts.WonWithoutAmount, counts.LostWithoutAmount),
            ValueBasis.AmountsOrListPrices => (
                counts.WonPositiveValue,
                counts.LostStatedValue + counts.LostFallbackValue,
                counts.WonWithoutAmount,
                counts.LostWithoutAnyValue),
            ValueBasis.ListPrices => (counts.WonListValue, counts.LostListValue, counts.WonWithoutListPrice, counts.LostWithoutListPrice),
            _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "Not a basis of value."),
        };
        Denominator = Numerator + lost;
    }

    /// <summary>The id of the definition.</summary>
    public static string DefinitionId => "WinRate.Value.Decided";

    /// <summary>The counts and values it is made from.</summary>
    public OutcomeCounts Counts { get; }

    /// <summary>What a deal is worth.</summary>
    public ValueBasis Basis { get; }

    /// <summary>The window, the as-of date and what was counted.</summary>
    public OutcomeOptions Options { get; }

    /// <summary>The value won.</summary>
    public Money Numerator { get; }

    /// <summary>The value won and lost.</summary>
    public Money Denominator { get; }

    /// <summary>Deals won that are left out because they have no value above zero on this basis.</summary>
    public long ExcludedWon { get; }

    /// <summary>Deals lost that are left out because they have no value above zero on this basis.</summary>
    public long ExcludedLost { get; }

    /// <summary>The rate, from 0 to 1; null when it is undefined, which is never 0 and never 1.</summary>
    public Ratio? Value => WhyUndefined.Length == 0 ? Numerator / Denominator : null;

    /// <summary>Why the rate is undefined; empty when it is not.</summary>
    public string WhyUndefined =>
        Counts.Decided == 0 ? "no deal decided"
        : ExcludedLost > Counts.Lost / 2.0 ? Invariant($"{ExcludedLost} of {Counts.Lost} lost deals have no value on this basis")
        : ExcludedWon > Counts.Won / 2.0 ? Invariant($"{ExcludedWon} of {Counts.Won} won deals have no value on this basis")
        : Denominator.Amount == 0m ? "no decided deal has a value"
        : "";

    /// <inheritdoc />
    public Explanation Explain()
    {
        const string Label = "Win rate by value";
        var lines = new[]
        {
            new Explanation("Value won", Numerator),
            new Explanation("Value won and lost", Denominator),
            new Explanation("Won deals left out, without a value", ExcludedWon),
            new Explanation("Lost deals left out, without a value", ExcludedLost),
        };
        var rule = Invariant($"{DefinitionId}: value won / value won and lost, on {BasisText}");
        return Value is { } value
            ? new Explanation(Label, value, lines) { Rule = rule }
            : new Explanation(Label, new ExplainedValue.Undefined(WhyUndefined), lines) { Rule = rule };
    }

    private string BasisText => Basis switch
    {
        ValueBasis.Amounts => "the deals' amounts",
        ValueBasis.AmountsOrListPrices => "the deals' amounts, or the list price where a lost deal has none",
        _ => "list prices",
    };
}
