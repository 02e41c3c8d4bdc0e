namespace SalesMetrics.Comparisons.GapDecompositions;

/// <summary>Explains the gap between two values by the factors that they are products of, such as leads x qualification x win rate x deal size.</summary>
public static class GapDecompositionCalculator
{
    /// <summary>The most factors.</summary>
    public const int MaxFactors = 12;

    /// <summary>Decomposes a gap.</summary>
    /// <remarks>
    /// <para>By logarithmic means the effect of a factor k is L(V1, V0) ln(k1 / k0), L(a, b) = (a - b) / (ln a - ln b) and L(a, a) = a (Ang 2004). A zero or a
    /// negative factor has no logarithm: then Shapley's values are used, and <see cref="GapDecomposition.Reason"/> says so.</para>
    /// <para>Divide by giving the inverse as a factor: one over the cycle, for a value a day.</para>
    /// </remarks>
    /// <param name="factors">The factors, 1 to <see cref="MaxFactors"/>.</param>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentException">There are none or too many, a name is empty or given twice, a number is NaN or infinite, or a product is.</exception>
    public static GapDecomposition Calculate(IEnumerable<GapFactor> factors, GapMethod method = GapMethod.LogarithmicMean)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ImmutableArray<GapFactor> all = [.. factors];
        Check(all);
        var (from, to) = (Product(all, _ => false), Product(all, _ => true));
        if (!double.IsFinite(from) || !double.IsFinite(to))
        {
            throw new ArgumentException(Invariant($"The products are {from} and {to}: both must be finite."), nameof(factors));
        }

        var without = all.FirstOrDefault(factor => !(factor.From > 0 && factor.To > 0));
        if (method == GapMethod.LogarithmicMean && without is null)
        {
            var mean = LogarithmicMean(from, to);
            return new(from, to, method, "", [.. all.Select(factor => new GapEffect(factor, mean * Math.Log(factor.To / factor.From)))]);
        }

        var reason = method == GapMethod.Shapley ? "" : Invariant($"{without!.Name} is {without.From:G6} and {without.To:G6}, which have no logarithms");
        return new(from, to, GapMethod.Shapley, reason, [.. all.Select((factor, i) => new GapEffect(factor, Shapley(all, i)))]);
    }

    private static void Check(ImmutableArray<GapFactor> factors)
    {
        if (factors.Length is 0 or > MaxFactors)
        {
            throw new ArgumentException(Invariant($"{factors.Length} factors: 1 to {MaxFactors} are allowed."), nameof(factors));
        }

        foreach (var factor in factors)
        {
            ArgumentNullException.ThrowIfNull(factor, nameof(factors));
            if (string.IsNullOrWhiteSpace(factor.Name) || !double.IsFinite(factor.From) || !double.IsFinite(factor.To))
            {
                throw new ArgumentException(Invariant($"The factor '{factor.Name}' is {factor.From} and {factor.To}: give it a name and finite values."), nameof(factors));
            }
        }

        if (factors.Select(factor => factor.Name).Distinct(StringComparer.Ordinal).Count() < factors.Length)
        {
            throw new ArgumentException("Two factors have one name.", nameof(factors));
        }
    }

    private static double Product(ImmutableArray<GapFactor> factors, Func<int, bool> isChanged) =>
        factors.Select((factor, i) => isChanged(i) ? factor.To : factor.From).Aggregate(1.0, (product, value) => product * value);

    // b (e^x - 1) / x for x = ln(a / b), with its series where the difference would lose its digits.
    private static double LogarithmicMean(double a, double b)
    {
        var x = Math.Log(a / b);
        return Math.Abs(x) < 1e-4 ? b * (1 + (x / 2) + (x * x / 6) + (x * x * x / 24)) : (a - b) / x;
    }

    // Over all sets of other factors changed before, by the share of orders in which they are.
    private static double Shapley(ImmutableArray<GapFactor> factors, int own)
    {
        var effect = 0.0;
        for (var set = 0; set < 1 << factors.Length; set++)
        {
            if ((set >> own & 1) == 1)
            {
                continue;
            }

            var changed = set;
            var others = 1.0;
            for (var i = 0; i < factors.Length; i++)
            {
                others *= i == own ? 1 : (changed >> i & 1) == 1 ? factors[i].To : factors[i].From;
            }

            effect += others * (factors[own].To - factors[own].From) * ShareOfOrders(System.Numerics.BitOperations.PopCount((uint)set), factors.Length);
        }

        return effect;
    }

    // before! (n - before - 1)! / n!
    private static double ShareOfOrders(int before, int n)
    {
        var share = 1.0 / n;
        for (var i = 1; i <= before; i++)
        {
            share *= (double)i / (n - i);
        }

        return share;
    }
}
