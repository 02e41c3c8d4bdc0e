using SalesMetrics.Organization;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Organization;

public class SalesUnitTests
{
    [Fact]
    public void The_default_is_a_payee_without_an_id_however_it_is_made()
    {
        Assert.Equal(SalesUnit.Payee(""), default);
        Assert.Equal(SalesUnit.Payee("").GetHashCode(), default(SalesUnit).GetHashCode());
        Assert.Equal(UnitKind.Payee, default(SalesUnit).Kind);
        Assert.Equal("", default(SalesUnit).Id);
        Assert.Equal(0, default(SalesUnit).CompareTo(SalesUnit.Payee("")));
    }

    [Fact]
    public void There_is_one_company()
    {
        Assert.Equal(SalesUnit.Company, new SalesUnit(UnitKind.Company, SalesUnit.Company.Id));
        Assert.Equal("id", Assert.Throws<ArgumentException>(() => new SalesUnit(UnitKind.Company, "other")).ParamName);
        Assert.Equal("id", Assert.Throws<ArgumentException>(() => new SalesUnit(UnitKind.Company, "")).ParamName);
    }

    [Fact]
    public void Units_are_ordered_by_kind_and_then_by_id_ordinally() =>
        Assert.Equal(
            ["Payee:Zoe", "Payee:ada", "Team:", "Team:Red", "Manager:Ada", "Territory:North", "Company"],
            new[]
            {
                SalesUnit.Company, SalesUnit.Team("Red"), SalesUnit.Payee("ada"), SalesUnit.Territory("North"), SalesUnit.Team(""),
                SalesUnit.Manager("Ada"), SalesUnit.Payee("Zoe"),
            }.Order().Select(unit => unit.ToString()));

    [Fact]
    public void A_kind_that_is_none_or_a_missing_id_is_refused()
    {
        Assert.Equal("kind", Assert.Throws<ArgumentOutOfRangeException>(() => new SalesUnit((UnitKind)9, "a")).ParamName);
        Assert.Equal("id", Assert.Throws<ArgumentNullException>(() => SalesUnit.Team(null!)).ParamName);
        Assert.Equal("kind", Assert.Throws<ArgumentOutOfRangeException>(() => Works("Ada", "Red", "2024-01-01").UnitOf((UnitKind)9)).ParamName);
    }
}
