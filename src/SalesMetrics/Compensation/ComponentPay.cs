using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What one component pays: target incentive times weight times share of target pay, rounded once.</summary>
public sealed record ComponentPay : IExplainable
{
    internal ComponentPay(PlanComponent component, Money targetIncentive, Ratio weight, PayBasis basis, PeriodShare periodShare)
    {
        Component = component;
        TargetIncentive = targetIncentive;
        Weight = weight;
        Basis = basis;
        PeriodShare = periodShare;
        Amount = targetIncentive.RoundedShare(weight * basis.Share * periodShare.Share);
    }

    /// <summary>The component.</summary>
    public PlanComponent Component { get; }

    /// <summary>The target incentive of the whole plan for the period.</summary>
    public Money TargetIncentive { get; }

    /// <summary>The weight that counted: the plan's, more when other components were left out, zero when this one was.</summary>
    public Ratio Weight { get; }

    /// <summary>Why it pays the share it pays.</summary>
    public PayBasis Basis { get; }

    /// <summary>The share of the component's target pay that is earned; zero or more, 1 is the target.</summary>
    public Ratio Share => Basis.Share;

    /// <summary>The share of the period that is paid for; the whole unless it was paid in pieces.</summary>
    public PeriodShare PeriodShare { get; }

    /// <summary>What is paid, in whole minor units, half a unit rounded away from zero from the exact product.</summary>
    public Money Amount { get; }

    /// <inheritdoc />
    public Explanation Explain() => Explain([]);

    /// <summary>Lays out the pay with what the share was read from below the share.</summary>
    internal Explanation Explain(IEnumerable<Explanation> behindTheShare)
    {
        var share = Basis.Explain();
        IEnumerable<Explanation> prorated = PeriodShare.IsWhole ? [] : [new Explanation("Share of the period", PeriodShare.Share) { Rule = PeriodShare.Rule }];
        return new Explanation(
            Component.Name,
            Amount,
            [
                new Explanation("Target incentive", TargetIncentive),
                .. prorated,
                new Explanation("Weight", Weight) { Rule = WeightRule },
                new Explanation(share.Label, share.Value, [.. share.Lines, .. behindTheShare]) { Rule = share.Rule },
            ])
        {
            Rule = Invariant($"target incentive {(PeriodShare.IsWhole ? "" : "x share of the period ")}x weight x share of target pay, rounded half away from zero to {TargetIncentive.Currency.MinorUnits} decimals"),
            SourceId = Component.Id,
        };
    }

    private string WeightRule => Weight == Component.Weight
        ? "stated in the plan"
        : Invariant($"{new ExplainedValue.OfRatio(Component.Weight)} in the plan, before components without attainment were left out");
}
