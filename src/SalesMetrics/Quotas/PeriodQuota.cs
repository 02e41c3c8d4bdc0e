using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>A unit's goal over a window: what the quotas that concern it add up to.</summary>
public sealed class PeriodQuota : IExplainable
{
    internal PeriodQuota(SalesUnit unit, DateInterval window, Currency currency, ImmutableArray<QuotaLine> lines)
    {
        Unit = unit;
        Window = window;
        Lines = lines;
        Amount = lines.IsEmpty ? null : Money.Sum(lines.Select(line => line.Amount), currency);
        ExactAmount = Amount is { } amount
            ? lines.Aggregate(Ratio.FromDecimal(amount.Amount), (sum, line) => line.Unrounded.Sign == 0 ? sum : sum + line.Unrounded)
            : null;
    }

    /// <summary>Whose goal.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The days, both ends inclusive.</summary>
    public DateInterval Window { get; }

    /// <summary>What it is made of; empty when no quota concerns the unit in these days.</summary>
    public ImmutableArray<QuotaLine> Lines { get; }

    /// <summary>The sum of the lines; null when there is none, which is not the same as a goal of zero.</summary>
    public Money? Amount { get; }

    /// <summary>The exact sum of the lines in major units, which attainment divides by; null when there is none.</summary>
    public Ratio? ExactAmount { get; }

    /// <inheritdoc />
    public Explanation Explain() => Amount is { } amount
        ? new Explanation(Invariant($"Quota of {Unit}"), amount, Lines.Select(line => line.Explain())) { Rule = "sum of the quotas that concern it" }
        : new Explanation(Invariant($"Quota of {Unit}"), new ExplainedValue.Undefined("no quota is set for these days"));
}
