using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Shrinkage;
using SalesMetrics.Testing.Generation;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.ErrorRates;

/// <summary>Limits of rates and typical amounts in companies whose truth is known: how many hold it, and how wide they are beside plain ones.</summary>
internal static class ShrunkLimits
{
    private const double Level = 0.9;

    // Widths are counted in millionths.
    private const double Fine = 1e6;

    /// <summary>The unit's limits, the truth, and the width of the limits without peers.</summary>
    public readonly record struct Limits(double Lower, double Upper, double Truth, double Plain);

    public static IEnumerable<Limits> CredibleRates((WinCount[] Counts, double[] Truth) company) => Rates(company, rate => (rate.Lower!.Value, rate.Upper!.Value));

    public static IEnumerable<Limits> AdaptiveRates((WinCount[] Counts, double[] Truth) company) => Rates(company, rate => (rate.Adaptive.Lower, rate.Adaptive.Upper));

    public static IEnumerable<Limits> CredibleAmounts(int seed, double spread) => Amounts(seed, spread, mean => (mean.Lower!.Value, mean.Upper!.Value));

    public static IEnumerable<Limits> AdaptiveAmounts(int seed, double spread) => Amounts(seed, spread, mean => (mean.Adaptive.Lower, mean.Adaptive.Upper));

    public static (int, int) Hold(IEnumerable<Limits> limits) => (limits.Count(one => one.Lower <= one.Truth && one.Truth <= one.Upper), limits.Count());

    /// <summary>All widths together beside all widths of plain limits.</summary>
    public static (int, int) Width(IEnumerable<Limits> limits) =>
        ((int)Math.Round(Fine * limits.Sum(one => one.Upper - one.Lower)), (int)Math.Round(Fine * limits.Sum(one => one.Plain)));

    /// <summary>30 reps of 20 decided deals each, whose true rates are anything from a rate to ten points more.</summary>
    public static (WinCount[] Counts, double[] Truth) FewDeals(int seed, double from)
    {
        var random = RandomStream.Of(seed, StreamPurpose.Process, 0);
        double[] truth = [.. Enumerable.Range(0, 30).Select(_ => from + (random.Below(100_001) / 1e6))];
        return ([.. truth.Select((rate, i) => new WinCount($"rep {i:00}", Enumerable.Range(0, 20).Count(_ => random.Chance(rate)), 20))], truth);
    }

    private static Limits[] Rates((WinCount[] Counts, double[] Truth) company, Func<ShrunkRate, (double Lower, double Upper)> of) =>
    [
        .. RateShrinkageCalculator.Calculate(company.Counts, Level)!.Rates.Select((rate, i) =>
        {
            var (limits, plain) = (of(rate), rate.Count.Interval(Level)!.Value);
            return new Limits(limits.Lower, limits.Upper, company.Truth[i], plain.Upper - plain.Lower);
        }),
    ];

    // 3 to 40 deals each, whose logarithms vary by 0.8; plain limits are those of Student's t with the same pooled variance.
    private static Limits[] Amounts(int seed, double spread, Func<ShrunkMean, (double Lower, double Upper)> of)
    {
        var random = RandomStream.Of(seed, StreamPurpose.Process, 0);
        double[] truth = [.. Enumerable.Range(0, 20).Select(_ => 8 + (spread * random.Normal()))];
        KeyValuePair<string, Money>[] deals =
        [
            .. truth.SelectMany((typical, i) => Enumerable.Range(0, 3 + random.Below(38)).Select(_ => KeyValuePair.Create($"rep {i:00}", Usd((decimal)Math.Exp(typical + (0.8 * random.Normal())))))),
        ];
        var quantile = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, deals.Length - truth.Length, (1 + Level) / 2);
        return
        [
            .. AmountShrinkageCalculator.Calculate(deals, Level).Amounts.Select((amount, i) =>
            {
                var limits = of(amount.Logarithm);
                return new Limits(limits.Lower, limits.Upper, truth[i], 2 * quantile * amount.Logarithm.Own.StandardError);
            }),
        ];
    }
}
