using System.Numerics;

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Turns sums of estimates into sums of money.</summary>
internal static class CoherentMoney
{
    public static ImmutableArray<Money> Round(ForecastHierarchy hierarchy, ImmutableArray<double> values, Currency currency)
    {
        var tree = hierarchy.Trees[0];
        var amounts = new Money[values.Length];
        var parts = Enumerable.Range(1, tree.Length - 1).GroupBy(place => tree.Parents[place]);
        amounts[tree.Nodes[0]] = InUnits(Nearest(Exact(values[tree.Nodes[0]], currency)), currency);
        foreach (var family in parts)
        {
            int[] nodes = [.. family.Select(place => tree.Nodes[place])];
            Ratio[] exact = [.. nodes.Select(node => Exact(values[node], currency))];
            BigInteger[] floors = [.. exact.Select(Floor)];
            var floor = Money.Sum(floors.Select(units => InUnits(units, currency)), currency);

            // Sum and parts differ by less than a unit before rounding, so what is left is at most one unit a part, and none when all are whole.
            var left = amounts[tree.Nodes[family.Key]] - floor;
            var extra = left.Amount == 0m
                ? null
                : left.AllocateById(nodes.Select((node, i) => KeyValuePair.Create(hierarchy.Nodes[node].Id, exact[i] - Ratio.Of(floors[i], 1))))
                    .ToDictionary(StringComparer.Ordinal);
            for (var i = 0; i < nodes.Length; i++)
            {
                amounts[nodes[i]] = InUnits(floors[i], currency) + (extra?[hierarchy.Nodes[nodes[i]].Id] ?? Money.Zero(currency));
            }
        }

        foreach (var other in hierarchy.Trees.Skip(1))
        {
            AddUp(hierarchy, other, amounts, currency);
        }

        return ImmutableArray.Create(amounts);
    }

    private static void AddUp(ForecastHierarchy hierarchy, HierarchyTree tree, Money[] amounts, Currency currency)
    {
        var sums = Enumerable.Repeat(Money.Zero(currency), tree.Length).ToArray();
        for (var place = tree.Length - 1; place >= 0; place--)
        {
            var node = tree.Nodes[place];
            if (node >= hierarchy.AggregateCount)
            {
                sums[place] = amounts[node];
            }
            else if (tree.IsOwner[place])
            {
                amounts[node] = sums[place];
            }

            if (place > 0)
            {
                sums[tree.Parents[place]] += sums[place];
            }
        }
    }

    /// <summary>The one crossing from an estimate to money: the double as it is, bit by bit, in minor units.</summary>
    private static Ratio Exact(double value, Currency currency)
    {
        var exponent = value == 0 ? 0 : Math.Max(Math.ILogB(value), -1_022) - 52;
        var mantissa = new BigInteger(Math.ScaleB(value, -exponent)) * BigInteger.Pow(10, currency.MinorUnits);
        return exponent >= 0 ? Ratio.Of(mantissa << exponent, 1) : Ratio.Of(mantissa, BigInteger.One << -exponent);
    }

    private static BigInteger Floor(Ratio value)
    {
        var whole = BigInteger.DivRem(value.Numerator, value.Denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    private static BigInteger Nearest(Ratio value)
    {
        var half = Ratio.Of(1, 2);
        return value.Sign < 0 ? -Floor(half - value) : Floor(value + half);
    }

    private static Money InUnits(BigInteger units, Currency currency) => new(ExactMath.ToDecimal(units, currency.MinorUnits), currency);
}
