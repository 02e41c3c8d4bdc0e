using SalesMetrics.Explanations;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>One line of a payout: what a component pays a payee, and on whose attainment.</summary>
public sealed class ComponentPayout : IExplainable
{
    internal ComponentPayout(ComponentPay pay, SalesUnit unit, Attainment? attainment, StatedMeasure? stated)
    {
        Pay = pay;
        Unit = unit;
        Attainment = attainment;
        Stated = stated;
    }

    /// <summary>The component.</summary>
    public PlanComponent Component => Pay.Component;

    /// <summary>How the amount came about: target incentive, weight, share of target pay.</summary>
    public ComponentPay Pay { get; }

    /// <summary>Whose attainment counted; with an empty id when the payee was assigned to no unit of that kind.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The attainment that counted, with the credits behind it; null when there was none.</summary>
    public Attainment? Attainment { get; }

    /// <summary>The stated value that counted in place of an attainment from credits; null when there was none.</summary>
    public StatedMeasure? Stated { get; }

    /// <summary>What is paid, in whole minor units.</summary>
    public Money Amount => Pay.Amount;

    /// <inheritdoc />
    public Explanation Explain() => Pay.Explain(Attainment is { } credited ? [credited.Explain()] : Stated is { } stated ? [stated.Explain()] : []);
}
