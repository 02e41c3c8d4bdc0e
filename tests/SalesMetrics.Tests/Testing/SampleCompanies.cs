using SalesMetrics.Testing;

namespace SalesMetrics.Tests.Testing;

/// <summary>Companies that several tests look at, made once.</summary>
internal static class SampleCompanies
{
    private static readonly Lazy<SampleCompany> LazyDefault = new(() => SampleCompany.Generate());
    private static readonly Lazy<SampleCompany> LazySmall = new(() => SampleCompany.Generate(SampleCompanyOptions.Small));

    public static SampleCompany Default => LazyDefault.Value;

    public static SampleCompany Small => LazySmall.Value;
}
