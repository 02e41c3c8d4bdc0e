using SalesMetrics.Organization;

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
    public static ImmutableArray<ComponentPay> Calculate(Plan plan, Money targetIncentive, ImmutableArray<Ratio?> attainments) =>
        Calculate(plan, targetIncentive, attainments, []);

    /// <summary>Calculates what each component pays, with readings for the plan's gates, multipliers and matrices.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targetIncentive">What the whole plan pays for the period at 100 % of everything; zero or more, in the plan's currency.</param>
    /// <param name="attainments">One for each component, in the plan's order; null where it is undefined.</param>
    /// <param name="readings">
    /// What the clauses read. A measure that is not among them has the attainment of the first component that follows it, and is undefined when
    /// there is none.
    /// </param>
    /// <inheritdoc cref="Calculate(Plan, Money, ImmutableArray{Ratio?})" path="/returns|/remarks|/exception" />
    public static ImmutableArray<ComponentPay> Calculate(
        Plan plan, Money targetIncentive, ImmutableArray<Ratio?> attainments, ImmutableArray<MeasureReading> readings)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (attainments.IsDefault || attainments.Length != plan.Components.Length)
        {
            throw new ArgumentException(
                Invariant($"{(attainments.IsDefault ? 0 : attainments.Length)} attainments were given for {plan.Components.Length} components: give one each, in order."),
                nameof(attainments));
        }

        return Calculate(plan, targetIncentive, new PlanEvaluation(
            plan, i => PlanFigure.Supposed(attainments[i]), (scope, measureId) => PlanFigure.Supposed(Supposed(plan, attainments, readings, scope, measureId))));
    }

    /// <summary>As above, on whatever the evaluation looks its figures up in.</summary>
    internal static ImmutableArray<ComponentPay> Calculate(Plan plan, Money targetIncentive, PlanEvaluation evaluation, PeriodShare? share = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetIncentive, Money.Zero(plan.Currency));
        ImmutableArray<PayBasis> bases = [.. plan.Components.Select((_, i) => evaluation.BasisOf(i))];
        var counted = Ratio.Zero;
        for (var i = 0; i < bases.Length; i++)
        {
            counted += bases[i] is PayBasis.LeftOut ? Ratio.Zero : plan.Components[i].Weight;
        }

        return
        [
            .. plan.Components.Select((component, i) => new ComponentPay(
                component, targetIncentive, bases[i] is PayBasis.LeftOut ? Ratio.Zero : component.Weight / counted, bases[i], share ?? PeriodShare.Whole)),
        ];
    }

    private static Ratio? Supposed(
        Plan plan, ImmutableArray<Ratio?> attainments, ImmutableArray<MeasureReading> readings, UnitKind scope, string measureId)
    {
        foreach (var reading in readings.IsDefault ? [] : readings)
        {
            if (reading.Scope == scope && string.Equals(reading.MeasureId, measureId, StringComparison.Ordinal))
            {
                return reading.Value;
            }
        }

        for (var i = 0; i < attainments.Length; i++)
        {
            if (plan.Components[i].Scope == scope && string.Equals(plan.Components[i].MeasureId, measureId, StringComparison.Ordinal))
            {
                return attainments[i];
            }
        }

        return null;
    }
}
