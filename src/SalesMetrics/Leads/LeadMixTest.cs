using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Leads;

/// <summary>Whether recipients were given different mixes of leads: Pearson's chi-square over recipient and kind, with Cramer's V.</summary>
public sealed class LeadMixTest : IExplainable
{
    private LeadMixTest(double significanceLevel, ContingencyTable table)
    {
        SignificanceLevel = significanceLevel;
        Recipients = table.RowIds;
        Strata = table.ColumnIds;
        Leads = table.Total;
        Statistic = table.Statistic;
        DegreesOfFreedom = table.DegreesOfFreedom;
        CramersV = table.CramersV;
        CellsWithFewExpected = table.CellsBelowFive;
        LeastExpected = table.LeastExpected;
        Probability = Statistic is { } statistic ? ChiSquareTail.Above(statistic, DegreesOfFreedom) : null;
    }

    /// <summary>The p-value below which there is evidence.</summary>
    public double SignificanceLevel { get; }

    /// <summary>The recipients with a lead, ordinally.</summary>
    public ImmutableArray<string> Recipients { get; }

    /// <summary>The kinds of lead that occur, ordinally.</summary>
    public ImmutableArray<string> Strata { get; }

    /// <summary>All leads.</summary>
    public long Leads { get; }

    /// <summary>The sum of (leads - expected)^2 / expected over recipients and kinds; null with fewer than two of either.</summary>
    public double? Statistic { get; }

    /// <summary>(recipients - 1) x (kinds - 1).</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The p-value; null without a statistic.</summary>
    public double? Probability { get; }

    /// <summary>sqrt(chi-square / (leads x (the smaller number of classes - 1))), 0 to 1: how far the mixes differ, whatever the number of leads. Null without a statistic.</summary>
    public double? CramersV { get; }

    /// <summary>Pairs of recipient and kind in which fewer than five leads are expected.</summary>
    public int CellsWithFewExpected { get; }

    /// <summary>Why the test is not to be relied on; empty when it is.</summary>
    /// <remarks>Cochran (1954): no pair may expect less than one lead, and at most a fifth of the pairs less than five.</remarks>
    public string WhyTooLittle => Statistic is null ? "fewer than two recipients or kinds of lead"
        : LeastExpected < 1 ? "a recipient expects less than one lead of some kind: join kinds"
        : CellsWithFewExpected * 5 > Recipients.Length * Strata.Length ? Invariant($"{CellsWithFewExpected} of {Recipients.Length * Strata.Length} pairs expect fewer than five leads: join kinds")
        : "";

    /// <summary>The verdict in words.</summary>
    public string VerdictText => WhyTooLittle.Length > 0 ? "too little data: " + WhyTooLittle
        : Probability < SignificanceLevel ? "evidence that recipients were given different mixes of leads"
        : "no evidence that recipients were given different mixes of leads";

    private double LeastExpected { get; }

    /// <summary>Tests leads by recipient and kind.</summary>
    /// <param name="leads">The counts; a pair given twice is added up.</param>
    /// <param name="significanceLevel">The p-value below which there is evidence, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public static LeadMixTest Of(IEnumerable<StratumLeads> leads, double significanceLevel = 0.05)
    {
        ArgumentNullException.ThrowIfNull(leads);
        return significanceLevel is > 0 and < 1
            ? new LeadMixTest(significanceLevel, ContingencyTable.Of(leads.Select(count => (count.RecipientId, count.StratumId, count.Leads))))
            : throw new ArgumentOutOfRangeException(nameof(significanceLevel), significanceLevel, "A significance level is above 0 and below 1.");
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Do mixes of leads differ",
        VerdictText,
        [
            new Explanation("Leads", Leads),
            .. Statistic is { } statistic ? [new Explanation("Chi-square", new ExplainedValue.OfEstimate(statistic)) { Rule = Invariant($"{DegreesOfFreedom} degrees of freedom") }] : Enumerable.Empty<Explanation>(),
            .. CramersV is { } v ? [new Explanation("Cramer's V", new ExplainedValue.OfEstimate(v))] : Enumerable.Empty<Explanation>(),
            .. Probability is { } p ? [new Explanation("p", new ExplainedValue.OfEstimate(p))] : Enumerable.Empty<Explanation>(),
        ]);
}
