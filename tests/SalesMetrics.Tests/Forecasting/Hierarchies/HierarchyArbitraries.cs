using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Forecasting.Hierarchies;

namespace SalesMetrics.Tests.Forecasting.Hierarchies;

/// <summary>Random hierarchies and methods.</summary>
public static class HierarchyArbitraries
{
    public static readonly ImmutableArray<ReconciliationMethod> Unbiased =
    [
        new ReconciliationMethod.BottomUp(),
        .. Enum.GetValues<ErrorCovariance>().Select(covariance => new ReconciliationMethod.MinimumTrace(covariance)),
    ];

    public static readonly ImmutableArray<ReconciliationMethod> Splitting =
    [
        .. Enum.GetValues<TopDownProportions>().Select(proportions => new ReconciliationMethod.TopDown(proportions)),
        .. Enum.GetValues<TopDownProportions>().Select(proportions => new ReconciliationMethod.MiddleOut(1, proportions)),
    ];

    public static Arbitrary<HierarchyCase> Cases() => HierarchyCase.Any.ToArbitrary();

    public static Arbitrary<ReconciliationMethod.MinimumTrace> Traces() =>
        Gen.Elements(Unbiased.OfType<ReconciliationMethod.MinimumTrace>().ToArray()).ToArbitrary();
}
