namespace SalesMetrics.Compensation.Modelling;

/// <summary>Finds the attainments at which a plan's pay may bend or jump.</summary>
/// <remarks>
/// Bounds that are stated as attainments are there to be read. Bounds on something that follows the attainment (a gate on what a component pays,
/// a cap after multipliers) are solved for on the stretches on which it is straight, until no more are found.
/// </remarks>
internal sealed class PayoutBends
{
    // More rounds than clauses could nest in a plan without circles.
    private readonly int _mostRounds;
    private readonly SupposedPay _pay;
    private readonly ImmutableArray<(Func<Ratio, Ratio> Value, ImmutableArray<Ratio> Bounds)> _watched;

    public PayoutBends(SupposedPay pay)
    {
        _pay = pay;
        _mostRounds = pay.Plan.Components.Length + pay.Plan.Clauses.Length + 2;
        _watched = [.. Watched()];
    }

    /// <summary>The bends and jumps from one attainment to another, both included, ascending; and whether none is missing.</summary>
    public (ImmutableArray<Ratio> At, bool IsLocated) Find(Ratio from, Ratio to, Ratio quota)
    {
        var found = new SortedSet<Ratio>(Stated(quota).Where(bound => from < bound && bound < to)) { from, to };
        for (var round = 0; round < _mostRounds; round++)
        {
            var more = Solved([.. found]);
            var before = found.Count;
            found.UnionWith(more);
            if (found.Count == before)
            {
                return ([.. found], !HidesOne([.. found]));
            }
        }

        return ([.. found], false);
    }

    /// <summary>The value that a straight line, or a curve of low degree, comes near to at the end of a stretch; null when it is none.</summary>
    public static Ratio? LeftLimit(Func<Ratio, Ratio> value, Ratio from, Ratio to, int degree)
    {
        var step = (to - from) / Ratio.Of(degree + 3, 1);
        Ratio[] values = [.. Enumerable.Range(1, degree + 2).Select(i => value(from + (step * Ratio.Of(i, 1))))];

        // Differences of a polynomial of the degree vanish one order later; the last of each order leads on to the end (Newton's series).
        var limit = Ratio.Zero;
        for (var order = 0; order <= degree; order++)
        {
            limit += values[^1];
            values = [.. values.Zip(values.Skip(1), (left, right) => right - left)];
        }

        return values[^1].Sign == 0 ? limit : null;
    }

    private static IEnumerable<Ratio> BoundsOf(PayCurve curve) => curve.Rows().Select(row => row.From).OfType<Ratio>();

    private IEnumerable<Ratio> Stated(Ratio quota)
    {
        foreach (var component in _pay.Plan.Components.Where(component => _pay.Varies(component.Scope, component.MeasureId)))
        {
            var linked = LinkedOf(component);
            foreach (var bound in linked is null ? BoundsOf(component.Curve).Concat(BoundsOf(component.Curve.WithoutCap())) : linked.Matrix.Rows)
            {
                yield return bound;
            }
        }

        foreach (var clause in _pay.Plan.Clauses)
        {
            foreach (var bound in StatedIn(clause, quota))
            {
                yield return bound;
            }
        }
    }

    private IEnumerable<Ratio> StatedIn(PlanClause clause, Ratio quota) => clause switch
    {
        PlanClause.Rates rates => _pay.Varies(rates.Scope, rates.MeasureId)
            ? rates.Table.Tiers.Select(tier => rates.Table.Bound == TierBound.Attainment ? tier.From : tier.From / quota)
            : [],
        _ => _pay.Varies(clause.Reads) ? BoundsIn(clause) : [],
    };

    private static IEnumerable<Ratio> BoundsIn(PlanClause clause) => clause switch
    {
        PlanClause.Gate gate => [gate.From],
        PlanClause.Bonus bonus => [bonus.From],
        PlanClause.Multiplier multiplier => BoundsOf(multiplier.Table),
        PlanClause.Linked linked => linked.Matrix.Columns,
        _ => [],
    };

    private PlanClause.Linked? LinkedOf(PlanComponent component) =>
        _pay.Plan.Clauses.OfType<PlanClause.Linked>().FirstOrDefault(clause => string.Equals(clause.TargetId, component.Id, StringComparison.Ordinal));

    private IEnumerable<(Func<Ratio, Ratio> Value, ImmutableArray<Ratio> Bounds)> Watched()
    {
        for (var i = 0; i < _pay.Plan.Components.Length; i++)
        {
            var (place, component) = (i, _pay.Plan.Components[i]);
            if (LinkedOf(component) is not null)
            {
                yield return (x => Innermost(_pay.At(x).BasisOf(place)) is PayBasis.OfMatrix matrix ? matrix.Reading.Attainment : Ratio.Zero, [.. BoundsOf(component.Curve)]);
            }

            if (component.Curve.Cap is { } cap)
            {
                yield return (x => _pay.At(x).BasisOf(place) is PayBasis.Capped capped ? capped.Before.Share : Ratio.Zero, [cap]);
            }
        }

        foreach (var clause in _pay.Plan.Clauses.Where(clause => clause.Reads is PlanReading.OfComponent))
        {
            yield return (x => _pay.At(x).Read(clause.Reads!).Value ?? Ratio.Zero, [.. BoundsIn(clause)]);
        }
    }

    private static PayBasis Innermost(PayBasis basis) => basis switch
    {
        PayBasis.Capped capped => Innermost(capped.Before),
        PayBasis.Scaled scaled => Innermost(scaled.Before),
        _ => basis,
    };

    private List<Ratio> Solved(ImmutableArray<Ratio> found)
    {
        var more = new List<Ratio>();
        foreach (var (value, bounds) in _watched)
        {
            for (var i = 1; i < found.Length; i++)
            {
                var (from, to) = (found[i - 1], found[i]);
                if (LeftLimit(value, from, to, 1) is not { } end)
                {
                    continue;
                }

                // From the middle and the end, since at the start the value may stand alone.
                var middle = (from + to) / Ratio.Of(2, 1);
                var slope = (end - value(middle)) / (to - middle);
                more.AddRange(bounds.Where(_ => slope.Sign != 0).Select(bound => to + ((bound - end) / slope)).Where(x => from < x && x < to));
            }
        }

        return more;
    }

    // A bound between the ends of a stretch that is not straight is reached within it, where no fraction may be.
    private bool HidesOne(ImmutableArray<Ratio> found) => _watched.Any(watched => Enumerable.Range(1, found.Length - 1).Any(i =>
    {
        var (from, to) = (found[i - 1], found[i]);
        if (LeftLimit(watched.Value, from, to, 1) is not null)
        {
            return false;
        }

        var (start, end) = (watched.Value(from), watched.Value(to));
        return watched.Bounds.Any(bound => (start < bound && bound < end) || (end < bound && bound < start));
    }));
}
