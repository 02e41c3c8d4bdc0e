using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.GapDecompositions;

/// <summary>Why one value differs from another: what each factor contributes.</summary>
/// <remarks>The effects are estimates and add up to the gap but for the rounding of doubles; those of <see cref="InMoney"/> add up to the minor unit.</remarks>
public sealed class GapDecomposition : IExplainable
{
    internal GapDecomposition(double from, double to, GapMethod method, string reason, ImmutableArray<GapEffect> effects)
    {
        From = from;
        To = to;
        Method = method;
        Reason = reason;
        Effects = effects;
    }

    /// <summary>The product of the factors on the side compared with.</summary>
    public double From { get; }

    /// <summary>The product of the factors on the side to be explained.</summary>
    public double To { get; }

    /// <summary>To - from.</summary>
    public double Gap => To - From;

    /// <summary>The method that was used.</summary>
    public GapMethod Method { get; }

    /// <summary>Why another method was used than the one asked for; empty when none was.</summary>
    public string Reason { get; }

    /// <summary>The effects, in the order of the factors.</summary>
    public ImmutableArray<GapEffect> Effects { get; }

    /// <summary>What the gap comes from and what not, in one sentence.</summary>
    /// <remarks>Named are factors of a tenth or more of all effects together, signs aside, largest first; those below a fiftieth are what it does not come from.</remarks>
    public string Summary
    {
        get
        {
            var all = Effects.Sum(effect => Math.Abs(effect.Value));
            if (all == 0)
            {
                return "Nothing differs.";
            }

            if (Math.Abs(Gap) < 0.1 * all)
            {
                return Invariant($"Effects nearly cancel out: {string.Join(", ", Effects.Select(effect => Invariant($"{effect.Factor.Name} {effect.Value:+0.####;-0.####}")))}.");
            }

            // Adding zero turns a rounded minus zero into zero.
            string Of(GapEffect effect) => Invariant($"{effect.Factor.Name} ({Math.Round(100 * effect.Value / Gap) + 0.0:0} %)");
            var named = Effects.Where(effect => Math.Abs(effect.Value) >= 0.1 * all).OrderByDescending(effect => Math.Abs(effect.Value)).Select(Of);
            var not = Effects.Where(effect => Math.Abs(effect.Value) < 0.02 * all).Select(Of).ToArray();
            return Invariant($"The gap comes from {string.Join(" and ", named)}{(not.Length > 0 ? ", not from " + string.Join(" or ", not) : "")}.");
        }
    }

    /// <summary>The effects in whole minor units, in the order of the factors, adding up to a gap that is known exactly.</summary>
    /// <remarks>Every effect is rounded down, and what is left goes to the largest fractions, a unit each; what doubles cannot tell apart any more, for amounts
    /// beyond 2^53 minor units, to the largest effect.</remarks>
    /// <param name="gap">The exact gap, in whole minor units, such as the difference of two sums of deals.</param>
    /// <exception cref="ArgumentException">The gap is not in whole minor units, or further from <see cref="Gap"/> than rounding explains.</exception>
    public ImmutableArray<Money> InMoney(Money gap)
    {
        if (!gap.TryGetMinorUnits(out var units))
        {
            throw new ArgumentException(Invariant($"{gap} is not in whole minor units."), nameof(gap));
        }

        var scale = Math.Pow(10, gap.Currency.MinorUnits);
        if (!(Math.Abs((Gap * scale) - units) <= 1 + (1e-9 * scale * (Math.Abs(From) + Math.Abs(To)))))
        {
            throw new ArgumentException(Invariant($"The gap of the factors is {Gap}, and {gap} was given."), nameof(gap));
        }

        var exact = Effects.Select(effect => effect.Value * scale).ToArray();
        var parts = exact.Select(value => checked((long)Math.Floor(value))).ToArray();
        var left = units - parts.Sum();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - Math.Floor(exact[i])).Take((int)Math.Clamp(left, 0, parts.Length)))
        {
            parts[i]++;
            left--;
        }

        parts[Array.FindIndex(exact, value => Math.Abs(value) == exact.Max(Math.Abs))] += left;
        return [.. parts.Select(part => Money.FromMinorUnits(part, gap.Currency))];
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Gap",
        new ExplainedValue.OfEstimate(Gap),
        Effects.Select(effect => new Explanation(effect.Factor.Name, new ExplainedValue.OfEstimate(effect.Value))
        {
            Rule = Invariant($"{effect.Factor.From:G6} -> {effect.Factor.To:G6}"),
        }))
    {
        Rule = Summary + " By the " + (Method == GapMethod.LogarithmicMean ? "logarithmic mean of the values x ln(to / from)" : "mean over all orders of changing the factors")
            + (Reason.Length > 0 ? "; " + Reason : ""),
    };
}
