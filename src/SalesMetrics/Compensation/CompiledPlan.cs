using System.Numerics;

namespace SalesMetrics.Compensation;

/// <summary>A plan made ready to pay over columns: its curves as flat arrays, its weights as whole numbers. Compile once, pay often.</summary>
/// <remarks>It says what the plan says and decides nothing; <see cref="PayColumnsCalculator"/> pays by it. It is immutable and may be shared by threads.</remarks>
public sealed class CompiledPlan
{
    private readonly ImmutableArray<CompiledCurve?> _curves;
    private readonly ImmutableArray<long> _weights;
    private readonly BigInteger _whole;
    private readonly bool _mayReweight;

    private CompiledPlan(Plan plan, ImmutableArray<CompiledCurve?> curves, ImmutableArray<long> weights, BigInteger whole)
    {
        Plan = plan;
        _curves = curves;
        _weights = weights;
        _whole = whole;
        _mayReweight = plan.Components.Any(component => component.WhenUndefined == UndefinedAttainment.Reweight);
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>
    /// Whether it pays without allocating anything. It does not if a bound, start or slope of the plan is a fraction of more than 62 bits above
    /// or below the line, or if the weights have no common denominator of that length; pay is as exact then, and far slower.
    /// </summary>
    public bool IsFlat => _curves.All(curve => curve is not null);

    /// <summary>Compiles a plan of components.</summary>
    /// <exception cref="NotSupportedException">The plan has clauses, which columns of credit and quota do not hold the readings for.</exception>
    public static CompiledPlan Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!plan.Clauses.IsEmpty)
        {
            throw new NotSupportedException(
                Invariant($"The plan '{plan.Id}' has the clause '{plan.Clauses[0].Id}' ({plan.Clauses[0].GetType().Name}): columns pay weighted components only. Pay it with PayRunCalculator."));
        }

        var whole = plan.Components.Aggregate(BigInteger.One, (multiple, component) => multiple
            / BigInteger.GreatestCommonDivisor(multiple, component.Weight.Denominator) * component.Weight.Denominator);
        var isShort = whole.GetBitLength() <= CompiledCurve.TermBits;
        return new CompiledPlan(
            plan,
            [.. plan.Components.Select(component => isShort ? CompiledCurve.Compile(component) : null)],
            isShort ? [.. plan.Components.Select(component => (long)(component.Weight.Numerator * (whole / component.Weight.Denominator)))] : [],
            whole);
    }

    /// <summary>A component's curve; where the arithmetic of fixed width does not hold its terms, one that leaves every line to <see cref="Settle"/>.</summary>
    internal CompiledCurve CurveOf(int component) => _curves[component] ?? CompiledCurve.Unscreened;

    /// <summary>Whether a payee's weights are those of the plan in all periods, as no component can be left out.</summary>
    internal bool CountsWhole(PayColumns columns, int payee)
    {
        for (var i = 0; _mayReweight && i < Plan.Components.Length; i++)
        {
            if (Plan.Components[i].WhenUndefined == UndefinedAttainment.Reweight
                && columns.Quotas.Slice(columns.IndexOf(i, payee, 0), columns.PeriodCount).Contains(0L))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the weights of the components that are not left out add up to, on the quotas from one period to another.</summary>
    internal CountedWeight Counted(PayColumns columns, int payee, int first, int last)
    {
        var (terms, share) = (0L, Ratio.Zero);
        for (var i = 0; i < Plan.Components.Length; i++)
        {
            if (_mayReweight && IsLeftOut(i, columns, payee, first, last))
            {
                continue;
            }

            if (_weights.IsEmpty)
            {
                share += Plan.Components[i].Weight;
            }
            else
            {
                terms += _weights[i];
            }
        }

        return new CountedWeight(terms, share);
    }

    /// <summary>Pays a line in whole numbers: the exact fraction, rounded once, half away from zero.</summary>
    /// <param name="component">The component.</param>
    /// <param name="credit">Credited minor units.</param>
    /// <param name="quota">The quota in minor units; 0 pays by the policy for undefined attainment.</param>
    /// <param name="target">The target incentive in minor units.</param>
    /// <param name="counted">The weights that count.</param>
    /// <returns>Minor units; null when they do not fit 64 bits.</returns>
    internal long? Settle(int component, long credit, long quota, long target, CountedWeight counted)
    {
        if (quota == 0 && Plan.Components[component].WhenUndefined != UndefinedAttainment.PayTarget)
        {
            return 0;
        }

        if (_curves[component] is not { } curve)
        {
            return SettleLong(component, credit, quota, target, counted);
        }

        var weighted = (UInt128)(Int128)Math.BigMul(target, _weights[component]);
        long payout;
        var fits = quota == 0
            ? new UInt256(0, weighted).TryDivideRounded(new UInt256(0, (ulong)counted.Terms), out payout)
            : curve.TryPay(credit, quota, weighted, counted.Terms, out payout);
        return fits ? payout : null;
    }

    private long? SettleLong(int component, long credit, long quota, long target, CountedWeight counted)
    {
        var part = Plan.Components[component];
        var whole = counted.Share.Sign == 0 ? Ratio.Of(counted.Terms, _whole) : counted.Share;
        var share = part.Weight / whole * (quota == 0 ? Ratio.One : part.Curve.PayAt(Ratio.Of(credit, quota)));
        var payout = ExactMath.DivideRounded(target * share.Numerator, share.Denominator, MidpointRounding.AwayFromZero);
        return payout <= long.MaxValue ? (long)payout : null;
    }

    // Summed over periods it is undefined until the first quota above zero.
    private bool IsLeftOut(int component, PayColumns columns, int payee, int first, int last) =>
        Plan.Components[component].WhenUndefined == UndefinedAttainment.Reweight
        && !columns.Quotas.Slice(columns.IndexOf(component, payee, first), last - first + 1).ContainsAnyExcept(0L);

    /// <summary>The weights that count: over the common denominator, or where that is too long as a ratio.</summary>
    internal readonly record struct CountedWeight(long Terms, Ratio Share);
}
