namespace SalesMetrics.Compensation;

/// <summary>What a plan pays when everything it reads is at one level: a worked example, and a point of its payout curve.</summary>
public sealed class PlanExample
{
    internal PlanExample(Ratio level, ImmutableArray<PlanExampleLine> lines, Currency currency)
    {
        Level = level;
        Lines = lines;
        Total = Money.Sum(lines.Select(line => line.Amount), currency);
    }

    /// <summary>The attainment of every measure; 1 is 100 %.</summary>
    public Ratio Level { get; }

    /// <summary>What each component and each clause that pays a payee pays, components first, in the plan's order.</summary>
    public ImmutableArray<PlanExampleLine> Lines { get; }

    /// <summary>The sum of the lines.</summary>
    public Money Total { get; }
}
