using System.Numerics;

namespace SalesMetrics.Quotas;

/// <summary>Proportional sharing between floors and ceilings, exactly, and its rounding to whole units.</summary>
internal static class CascadeShares
{
    /// <summary>Finds the one level at which weight x level, kept between floor and ceiling, adds up to the total.</summary>
    /// <remarks>
    /// The sum is continuous, does not fall with the level, and bends only where some part leaves its floor or reaches its ceiling. The bend
    /// just below the total is found by halving, and between two bends the sum is a straight line.
    /// </remarks>
    public static (ImmutableArray<Ratio> Shares, ImmutableArray<CascadeBound> Decided) Calculate(
        Ratio total, ImmutableArray<Ratio> weights, ImmutableArray<(Ratio Floor, Ratio? Ceiling)> bounds)
    {
        var bends = new SortedSet<Ratio> { Ratio.Zero };
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i].Sign > 0)
            {
                bends.Add(bounds[i].Floor / weights[i]);
                if (bounds[i].Ceiling is { } ceiling)
                {
                    bends.Add(ceiling / weights[i]);
                }
            }
        }

        var bend = LastNotAbove(total, [.. bends], weights, bounds);
        var (fixedSum, freeWeight) = (Ratio.Zero, Ratio.Zero);
        var decided = new CascadeBound[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            decided[i] = DecidedBeyond(bend, weights[i], bounds[i]);
            if (decided[i] == CascadeBound.Weight)
            {
                freeWeight += weights[i];
            }
            else
            {
                fixedSum += decided[i] == CascadeBound.Floor ? bounds[i].Floor : bounds[i].Ceiling!.Value;
            }
        }

        var level = freeWeight.Sign == 0 ? Ratio.Zero : (total - fixedSum) / freeWeight;
        return (
            [
                .. decided.Select((by, i) => by switch
                {
                    CascadeBound.Floor => bounds[i].Floor,
                    CascadeBound.Ceiling => bounds[i].Ceiling!.Value,
                    _ => weights[i] * level,
                }),
            ],
            [.. decided]);
    }

    /// <summary>Rounds shares to whole numbers by largest remainder; on a tie the earlier one first. No share passes a whole bound.</summary>
    public static ImmutableArray<Ratio> Round(Ratio total, ImmutableArray<Ratio> shares)
    {
        var wholes = ImmutableArray.CreateRange(shares, share => ExactMath.DivideRounded(share.Numerator, share.Denominator, MidpointRounding.ToNegativeInfinity));
        var left = (int)(total.Numerator - wholes.Aggregate(BigInteger.Zero, (sum, whole) => sum + whole));
        var raised = Enumerable.Range(0, shares.Length).OrderByDescending(i => shares[i] - Ratio.Of(wholes[i], 1)).Take(left).ToHashSet();
        return [.. wholes.Select((whole, i) => Ratio.Of(raised.Contains(i) ? whole + 1 : whole, 1))];
    }

    private static Ratio LastNotAbove(
        Ratio total, ImmutableArray<Ratio> bends, ImmutableArray<Ratio> weights, ImmutableArray<(Ratio Floor, Ratio? Ceiling)> bounds)
    {
        int low = 0, high = bends.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (SumAt(bends[middle], weights, bounds) <= total)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return bends[low];
    }

    private static Ratio SumAt(Ratio level, ImmutableArray<Ratio> weights, ImmutableArray<(Ratio Floor, Ratio? Ceiling)> bounds)
    {
        var sum = Ratio.Zero;
        for (var i = 0; i < weights.Length; i++)
        {
            var share = weights[i] * level;
            var (floor, ceiling) = bounds[i];
            sum += share < floor ? floor : ceiling is { } most && share > most ? most : share;
        }

        return sum;
    }

    // What decides a part just beyond a bend, up to the next one.
    private static CascadeBound DecidedBeyond(Ratio bend, Ratio weight, (Ratio Floor, Ratio? Ceiling) bounds)
    {
        var share = weight * bend;
        return weight.Sign == 0 || share < bounds.Floor ? CascadeBound.Floor
            : bounds.Ceiling is { } ceiling && share >= ceiling ? CascadeBound.Ceiling
            : CascadeBound.Weight;
    }
}
