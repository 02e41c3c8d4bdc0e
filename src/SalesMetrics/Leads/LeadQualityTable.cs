using SalesMetrics.Explanations;

namespace SalesMetrics.Leads;

/// <summary>What everybody's leads may be expected to bring: equal numbers are not equal chances.</summary>
public sealed class LeadQualityTable : IExplainable
{
    internal LeadQualityTable(double? meanExpectedValue, ImmutableArray<LeadQuality> lines, long toOthers)
    {
        MeanExpectedValue = meanExpectedValue;
        Lines = lines;
        ToOthers = toOthers;
    }

    /// <summary>The mean expected value of a lead of all recipients; null without leads.</summary>
    public double? MeanExpectedValue { get; }

    /// <summary>The recipients, by id ordinally, those without leads included.</summary>
    public ImmutableArray<LeadQuality> Lines { get; }

    /// <summary>Leads of somebody who is no recipient, and in no figure.</summary>
    public long ToOthers { get; }

    /// <summary>How equally expected value was handed out: fairness adjusted for opportunity.</summary>
    /// <exception cref="InvalidOperationException">There is no recipient.</exception>
    public LeadDistribution Opportunity => Lines.IsEmpty
        ? throw new InvalidOperationException("There is no recipient.")
        : LeadDistribution.Of(Lines.Select(line => new LeadShare(line.Id, line.TotalExpectedValue)));

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Mean expected value of a lead",
        MeanExpectedValue is { } mean ? new ExplainedValue.OfEstimate(mean) : new ExplainedValue.Undefined("no lead of known worth"),
        Lines.Select(line => new Explanation(
            line.Id,
            line.QualityIndex is { } index ? new ExplainedValue.OfEstimate(index) : new ExplainedValue.Undefined("no lead of known worth"),
            new Explanation("Leads", line.Leads),
            new Explanation("Expected value", new ExplainedValue.OfEstimate(line.TotalExpectedValue)),
            new Explanation("Leads of unknown worth, left out", line.WithoutWorth))))
    {
        Rule = "chance of winning x average value won, by kind of lead; index = own mean / mean of all",
    };
}
