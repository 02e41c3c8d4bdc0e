namespace SalesMetrics.Compensation;

/// <summary>Pays the components of a plan on stated attainments: the inner step of every payout, and the answer to "what if I reach 120 %?".</summary>
public static class ComponentPayCalculator
{
    /// <summary>Calculates what each component pays.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targetIncentive">What the whole plan pays for the period at 100 % of everything; zero or more, in the plan's currency.</param>
    /// <param name="attainments">One for each component, in the plan's order; null where it is undefined.</param>
    /// <returns>One for each component, in the plan's order.</returns>
    /// <remarks>
    /// A component left out for an undefined attainment hands its weight to the others in proportion to theirs: each of them counts with
    /// weight / (1 - weights left out). When all are left out nothing is paid.
    /// </remarks>
    /// <exception cref="ArgumentException">There are more or fewer attainments than components.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target incentive is negative.</exception>
    /// <exception cref="CurrencyMismatchException">The target incentive is not in the plan's currency.</exception>
    public static ImmutableArray<ComponentPay> Calculate(Plan plan, Money targetIncentive, ImmutableArray<Ratio?> attainments)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return attainments.IsDefault || attainments.Length != plan.Components.Length
            ? throw new ArgumentException(
                Invariant($"{(attainments.IsDefault ? 0 : attainments.Length)} attainments were given for {plan.Components.Length} components: give one each, in order."),
                nameof(attainments))
            : Calculate(plan, targetIncentive, i => (attainments[i], "none is stated"));
    }

    /// <summary>As above, with the reason beside each attainment that is undefined.</summary>
    internal static ImmutableArray<ComponentPay> Calculate(Plan plan, Money targetIncentive, Func<int, (Ratio? Value, string WhyUndefined)> attainmentOf)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetIncentive, Money.Zero(plan.Currency));
        var bases = ImmutableArray.CreateBuilder<PayBasis>(plan.Components.Length);
        var counted = Ratio.Zero;
        for (var i = 0; i < plan.Components.Length; i++)
        {
            var (value, whyUndefined) = attainmentOf(i);
            bases.Add(BasisOf(plan.Components[i], value, whyUndefined));
            counted += bases[i] is PayBasis.LeftOut ? Ratio.Zero : plan.Components[i].Weight;
        }

        return
        [
            .. plan.Components.Select((component, i) => new ComponentPay(
                component, targetIncentive, bases[i] is PayBasis.LeftOut ? Ratio.Zero : component.Weight / counted, bases[i])),
        ];
    }

    private static PayBasis BasisOf(PlanComponent component, Ratio? attainment, string whyUndefined) => (attainment, component.WhenUndefined) switch
    {
        ({ } value, _) => new PayBasis.OfCurve(component.Curve.Read(value)),
        (null, UndefinedAttainment.PayTarget) => new PayBasis.TargetInstead(whyUndefined),
        (null, UndefinedAttainment.Reweight) => new PayBasis.LeftOut(whyUndefined),
        _ => new PayBasis.NothingDefined(whyUndefined),
    };
}
