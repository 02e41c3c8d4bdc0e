using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Passes a goal down from a unit to the units below it, level by level.</summary>
public static class CascadeCalculator
{
    /// <summary>Calculates a cascade.</summary>
    /// <param name="total">The goal of the unit at the top; zero or more, a whole multiple of <paramref name="rounding"/>.</param>
    /// <param name="top">The unit at the top and those below it; its own weight, floor and ceiling do not matter.</param>
    /// <param name="rounding">What every amount is to be a whole multiple of, such as 1 dollar; the minor unit unless stated.</param>
    /// <remarks>
    /// <para>A unit's goal, times one plus its over-assignment and rounded half away from zero to the rounding unit, is shared among its parts
    /// in proportion to their weights, save that who would get less than a floor gets the floor and who would get more than a ceiling gets
    /// the ceiling, and the others share the rest in proportion. Rounding is by largest remainder, on a tie the lesser unit first.</para>
    /// <para>The result does not depend on the order in which parts are listed.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The total, a floor or a ceiling is not a whole multiple of the rounding unit; floors add up to more than there is to share, or ceilings,
    /// with the floors of units without weight, to less; or nobody has a weight. The message names the unit.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">A floor, a ceiling or the rounding unit is in another currency.</exception>
    public static Cascade Calculate(Money total, CascadeUnit top, Money? rounding = null)
    {
        ArgumentNullException.ThrowIfNull(top);
        ArgumentOutOfRangeException.ThrowIfNegative(total.Amount, nameof(total));
        if (total.Currency == Currency.None)
        {
            throw new ArgumentException("The total needs a currency or a unit of account.", nameof(total));
        }

        var step = rounding ?? Money.FromMinorUnits(1, total.Currency);
        if (step.Amount <= 0m || !step.IsWholeMinorUnits)
        {
            throw new ArgumentException(Invariant($"{step} is no rounding unit: give a whole number of minor units above zero."), nameof(rounding));
        }

        RequireMultiple(total, step, "The total of", top.Unit, nameof(total));
        return new Cascade(Pass(top, above: null, total, Ratio.FromDecimal(total.Amount), CascadeBound.Weight, share: null, step), step);
    }

    private static CascadeLine Pass(
        CascadeUnit unit, SalesUnit? above, Money amount, Ratio exact, CascadeBound bound, CascadeShare? share, Money step)
    {
        ImmutableArray<CascadeUnit> parts = [.. unit.Parts.OrderBy(part => part.Unit)];
        if (parts.IsEmpty)
        {
            return new CascadeLine(unit, above, amount, exact, bound, share, []);
        }

        // In rounding units from here on, so that whole numbers are what is wanted.
        var whole = (amount / step) * (Ratio.One + unit.OverAssignment);
        var toShare = Ratio.Of(ExactMath.DivideRounded(whole.Numerator, whole.Denominator, MidpointRounding.AwayFromZero), 1);
        var bounds = ImmutableArray.CreateRange(parts, part => Bounds(part, step));
        RequireFeasible(unit.Unit, toShare, parts, bounds, step);

        var (shares, decided) = CascadeShares.Calculate(toShare, ImmutableArray.CreateRange(parts, part => part.Weight), bounds);
        var amounts = CascadeShares.Round(toShare, shares);
        var how = How(step.RoundedShare(toShare), parts, decided);
        return new CascadeLine(
            unit,
            above,
            amount,
            exact,
            bound,
            share,
            [
                .. parts.Select((part, i) => Pass(
                    part, unit.Unit, step.RoundedShare(amounts[i]), shares[i] * Ratio.FromDecimal(step.Amount), decided[i], how, step)),
            ]);
    }

    private static CascadeShare How(Money passed, ImmutableArray<CascadeUnit> parts, ImmutableArray<CascadeBound> decided)
    {
        var (all, freeWeight, free) = (Ratio.Zero, Ratio.Zero, passed);
        for (var i = 0; i < parts.Length; i++)
        {
            all += parts[i].Weight;
            switch (decided[i])
            {
                case CascadeBound.Weight:
                    freeWeight += parts[i].Weight;
                    break;
                case CascadeBound.Floor:
                    free -= parts[i].Floor ?? Money.Zero(passed.Currency);
                    break;
                default:
                    free -= parts[i].Ceiling!.Value;
                    break;
            }
        }

        return new CascadeShare(passed, all, free, freeWeight);
    }

    private static (Ratio Floor, Ratio? Ceiling) Bounds(CascadeUnit part, Money step)
    {
        if (part.Floor is { } floor)
        {
            RequireMultiple(floor, step, "The floor of", part.Unit, nameof(part));
        }

        if (part.Ceiling is { } ceiling)
        {
            RequireMultiple(ceiling, step, "The ceiling of", part.Unit, nameof(part));
            if (part.Floor is { } least && least > ceiling)
            {
                throw new ArgumentException(Invariant($"The floor of {part.Unit}, {least}, is above its ceiling of {ceiling}."), nameof(part));
            }
        }

        return (part.Floor is { } below ? below / step : Ratio.Zero, part.Ceiling is { } above ? above / step : null);
    }

    private static void RequireMultiple(Money amount, Money step, string what, SalesUnit unit, string name)
    {
        if ((amount / step).Denominator != 1)
        {
            throw new ArgumentException(Invariant($"{what} {unit}, {amount}, is not a whole multiple of {step}: round it first."), name);
        }
    }

    private static void RequireFeasible(
        SalesUnit unit, Ratio toShare, ImmutableArray<CascadeUnit> parts, ImmutableArray<(Ratio Floor, Ratio? Ceiling)> bounds, Money step)
    {
        var floors = bounds.Aggregate(Ratio.Zero, (sum, bound) => sum + bound.Floor);
        if (floors > toShare)
        {
            throw new ArgumentException(
                Invariant($"{unit} has {step.RoundedShare(toShare)} to pass on, but the floors of its {parts.Length} parts add up to ")
                    + Invariant($"{step.RoundedShare(floors)}: lower the floors or raise the goal."),
                nameof(parts));
        }

        var ceilings = Ratio.Zero;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Weight.Sign > 0 && bounds[i].Ceiling is null)
            {
                return;
            }

            ceilings += parts[i].Weight.Sign > 0 ? bounds[i].Ceiling!.Value : bounds[i].Floor;
        }

        if (ceilings < toShare)
        {
            throw new ArgumentException(
                Invariant($"{unit} has {step.RoundedShare(toShare)} to pass on, but its {parts.Length} parts take at most {step.RoundedShare(ceilings)}, ")
                    + "by their ceilings and, without weight, by their floors: raise the ceilings, give weights, or lower the goal.",
                nameof(parts));
        }
    }
}
