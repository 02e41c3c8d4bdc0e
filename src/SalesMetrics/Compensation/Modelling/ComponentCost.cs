namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a component costs over all payees and periods, and how often its curve pays nothing or all it can.</summary>
public sealed class ComponentCost
{
    internal ComponentCost(PlanComponent component, Currency currency, ImmutableArray<ComponentPayout> lines)
    {
        Component = component;
        LineCount = lines.Length;
        Amount = Money.Sum(lines.Select(line => line.Amount), currency);
        AtCapCount = lines.Count(line => CurvePosition.IsAtCap(line.Pay.Basis));
        BelowThresholdCount = lines.Count(line => CurvePosition.PaysNothing(line.Pay.Basis));
        UndefinedCount = lines.Count(line => line.Pay.Basis is PayBasis.NothingDefined or PayBasis.TargetInstead or PayBasis.LeftOut);
    }

    /// <summary>The component.</summary>
    public PlanComponent Component { get; }

    /// <summary>What it pays in all.</summary>
    public Money Amount { get; }

    /// <summary>How many lines it has: one for each payee and period paid.</summary>
    public int LineCount { get; }

    /// <summary>On how many lines its curve pays the cap.</summary>
    public int AtCapCount { get; }

    /// <summary>On how many lines the attainment is defined and its curve pays nothing, as below a threshold.</summary>
    public int BelowThresholdCount { get; }

    /// <summary>On how many lines the attainment is undefined.</summary>
    public int UndefinedCount { get; }
}
