using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>Finds what the best do differently, over any attributes the caller has.</summary>
public static class ContrastCalculator
{
    private const int Regroupings = 9_999;

    /// <summary>Sets the best against the others in every attribute.</summary>
    /// <remarks>
    /// <para>Numbers: the rank test of Wilcoxon, with Cliff's delta and Hedges' g. Categories: chi-square, by random regroupings where it expects too few (Cochran
    /// 1954), with Cramer's V and the difference of each share. All p-values are adjusted together, for whoever looks at many attributes finds some by luck.</para>
    /// </remarks>
    /// <param name="groups">Who is set against whom.</param>
    /// <param name="attributes">The attributes, no name twice.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <exception cref="ArgumentException">An attribute is given twice.</exception>
    public static Contrast Calculate(ContrastGroups groups, IEnumerable<ContrastTrait> attributes, ContrastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(attributes);
        options ??= new ContrastOptions();
        Looked[] looked = [.. attributes.Select(attribute => Look(groups, attribute, options))];
        if (looked.DistinctBy(one => one.Attribute.Name, StringComparer.Ordinal).Count() < looked.Length)
        {
            throw new ArgumentException("An attribute is given twice.", nameof(attributes));
        }

        var adjusted = new Queue<double>(MultipleTesting.Adjust([.. looked.Select(one => one.Probability).OfType<double>()], options.Multiplicity));
        return new Contrast(groups, [.. looked.Select(one => one.ToFinding(one.Probability is null ? null : adjusted.Dequeue()))]);
    }

    private static Looked Look(ContrastGroups groups, ContrastTrait attribute, ContrastOptions options) => attribute.IsNumeric
        ? LookAtNumbers(groups, attribute, options)
        : LookAtCategories(groups, attribute, options);

    private static Looked LookAtNumbers(ContrastGroups groups, ContrastTrait attribute, ContrastOptions options)
    {
        var top = Known(groups.Top, attribute.Numbers);
        var others = Known(groups.Others, attribute.Numbers);
        var without = groups.Top.Length + groups.Others.Length - top.Length - others.Length;
        var why = WhyTooLittle(top.Length, others.Length, options);
        double? probability = why.Length > 0 ? null : RankSumTest.Probability(top, others);
        return new Looked(attribute, probability, adjusted => new NumericContrast(
            attribute.Name, top.Length, others.Length, without, why, probability, adjusted, options.SignificanceLevel)
        {
            TopMedian = why.Length > 0 ? null : SortedQuantile.At([.. top.Order()], 0.5),
            OthersMedian = why.Length > 0 ? null : SortedQuantile.At([.. others.Order()], 0.5),
            MeanDifference = why.Length > 0 ? null : top.Average() - others.Average(),
            CliffsDelta = why.Length > 0 ? null : EffectSizes.CliffsDelta(top, others, options.Level),
            HedgesG = why.Length > 0 ? null : EffectSizes.HedgesG(top, others, options.Level),
        });
    }

    private static Looked LookAtCategories(ContrastGroups groups, ContrastTrait attribute, ContrastOptions options)
    {
        var top = Known(groups.Top, attribute.Categories);
        var others = Known(groups.Others, attribute.Categories);
        var without = groups.Top.Length + groups.Others.Length - top.Length - others.Length;
        var table = TableOf(top, others);
        var why = WhyTooLittle(top.Length, others.Length, options);
        why = why.Length == 0 && table.Statistic is null ? "everybody is in one category" : why;
        var isSmall = table.LeastExpected < 1 || table.CellsBelowFive * 5 > table.RowIds.Length * table.ColumnIds.Length;
        double? probability = why.Length > 0 ? null
            : isSmall ? Regrouped(top, others, table.Statistic!.Value, options.Seed)
            : ChiSquareTail.Above(table.Statistic!.Value, table.DegreesOfFreedom);
        return new Looked(attribute, probability, adjusted => new CategoricalContrast(
            attribute.Name, top.Length, others.Length, without, why, probability, adjusted, options.SignificanceLevel, why.Length > 0 ? [] : Levels(top, others, options.Level))
        {
            CramersV = why.Length > 0 ? null : EffectSizes.CramersV(table, options.Level),
            IsByRegrouping = why.Length == 0 && isSmall,
        });
    }

    private static T[] Known<T>(ImmutableArray<string> ids, ImmutableDictionary<string, T> values) =>
        [.. ids.Where(values.ContainsKey).Select(id => values[id])];

    private static string WhyTooLittle(int top, int others, ContrastOptions options) =>
        top < options.FewestInGroup ? Invariant($"{top} of the best have a value, and {options.FewestInGroup} are needed")
        : others < options.FewestInGroup ? Invariant($"{others} of the others have a value, and {options.FewestInGroup} are needed")
        : "";

    private static ContingencyTable TableOf(IEnumerable<string> top, IEnumerable<string> others) =>
        ContingencyTable.Of(top.Select(category => ("top", category, 1L)).Concat(others.Select(category => ("others", category, 1L))));

    private static ImmutableArray<ContrastLevel> Levels(string[] top, string[] others, double level) =>
    [
        .. top.Concat(others).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(category =>
            {
                var (first, second) = (top.Count(one => string.Equals(one, category, StringComparison.Ordinal)), others.Count(one => string.Equals(one, category, StringComparison.Ordinal)));
                return new ContrastLevel(category, first, second, EffectSizes.ShareDifference(first, top.Length, second, others.Length, level));
            })
            .OrderByDescending(one => Math.Abs(one.Difference.Value)),
    ];

    // As if who is best had been drawn by lot: (1 + those as large or larger) / (1 + regroupings).
    private static double Regrouped(string[] top, string[] others, double statistic, long seed)
    {
        string[] all = [.. top, .. others];
        var (stream, asLarge) = (new NormalStream(seed), 0);
        for (var draw = 0; draw < Regroupings; draw++)
        {
            for (var i = 0; i < top.Length; i++)
            {
                var other = i + (int)(stream.Uniform() * (all.Length - i));
                (all[i], all[other]) = (all[other], all[i]);
            }

            asLarge += TableOf(all[..top.Length], all[top.Length..]).Statistic >= statistic * (1 - 1e-7) ? 1 : 0;
        }

        return (1.0 + asLarge) / (1.0 + Regroupings);
    }

    private sealed record Looked(ContrastTrait Attribute, double? Probability, Func<double?, ContrastFinding> ToFinding);
}
