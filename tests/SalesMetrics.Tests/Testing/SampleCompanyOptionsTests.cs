using SalesMetrics.Testing;

namespace SalesMetrics.Tests.Testing;

public class SampleCompanyOptionsTests
{
    private static readonly SampleCompanyOptions Options = new();

    public static TheoryData<string, Func<double, SampleCompanyOptions>, double, double> Ranges => new()
    {
        { "Reps", v => Options with { Reps = (int)v }, 1, 100_000 },
        { "Teams", v => Options with { Teams = (int)v }, 1, 10_000 },
        { "Regions", v => Options with { Regions = (int)v }, 1, 1_000 },
        { "Years", v => Options with { Years = (int)v }, 1, 20 },
        { "RampMonths", v => Options with { RampMonths = (int)v }, 0, 24 },
        { "QuarterlyTargetIncentive", v => Options with { QuarterlyTargetIncentive = (int)v }, 0, 10_000_000 },
        { "DealsPerRepMonth", v => Options with { DealsPerRepMonth = v }, 0.01, 200 },
        { "WinRate", v => Options with { WinRate = v }, 0.01, 0.99 },
        { "SkillSpread", v => Options with { SkillSpread = v }, 0, 2 },
        { "ActivitySpread", v => Options with { ActivitySpread = v }, 0, 1 },
        { "MedianCycleDays", v => Options with { MedianCycleDays = v }, 1, 365 },
        { "CycleSpread", v => Options with { CycleSpread = v }, 0, 2 },
        { "QuarterEndStrength", v => Options with { QuarterEndStrength = v }, 0, 1.5 },
        { "YearEndStrength", v => Options with { YearEndStrength = v }, 0, 1.5 },
        { "YearlyGrowth", v => Options with { YearlyGrowth = v }, 0, 1 },
        { "SplitShare", v => Options with { SplitShare = v }, 0, 1 },
        { "CorrectedShare", v => Options with { CorrectedShare = v }, 0, 1 },
        { "YearlyTurnover", v => Options with { YearlyTurnover = v }, 0, 1 },
        { "RehireShare", v => Options with { RehireShare = v }, 0, 1 },
        { "YearlyMoves", v => Options with { YearlyMoves = v }, 0, 1 },
        { "YearlyManagerChanges", v => Options with { YearlyManagerChanges = v }, 0, 1 },
        { "QuotaLevel", v => Options with { QuotaLevel = v }, 0.01, 10 },
    };

    [Theory, MemberData(nameof(Ranges))]
    public void Every_option_takes_its_range_and_refuses_what_is_beyond_by_name(
        string name, Func<double, SampleCompanyOptions> with, double least, double most)
    {
        Assert.NotNull(with(least));
        Assert.NotNull(with(most));
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => with(least - 1)).ParamName);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => with(most + 1)).ParamName);
    }

    [Fact]
    public void Every_number_among_the_options_is_tested_for_its_range()
    {
        var numbers = typeof(SampleCompanyOptions).GetProperties()
            .Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(double))
            .Select(property => property.Name);

        Assert.Equal(numbers.Order(StringComparer.Ordinal), Ranges.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Not_a_number_is_refused()
    {
        var doubles = Ranges.Where(row => typeof(SampleCompanyOptions).GetProperty((string)row[0])!.PropertyType == typeof(double));

        Assert.All(doubles, row => Assert.Throws<ArgumentOutOfRangeException>(() => ((Func<double, SampleCompanyOptions>)row[1])(double.NaN)));
    }

    [Fact]
    public void Chances_of_winning_of_0_and_1_and_no_deals_or_quotas_at_all_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { WinRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { WinRate = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { DealsPerRepMonth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { QuotaLevel = 0 });
    }

    [Fact]
    public void The_first_day_is_the_first_of_a_month_within_reach()
    {
        Assert.NotNull(Options with { FirstDay = new LocalDate(1950, 1, 1) });
        Assert.NotNull(Options with { FirstDay = new LocalDate(2150, 12, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { FirstDay = new LocalDate(2023, 1, 2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { FirstDay = new LocalDate(1949, 12, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { FirstDay = new LocalDate(2151, 1, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => Options with { FirstDay = new LocalDate(1740, 1, 1, CalendarSystem.Coptic) });
    }

    [Fact]
    public void A_company_needs_a_currency() =>
        Assert.Throws<ArgumentException>(() => Options with { Currency = Currency.None });

    [Fact]
    public void More_teams_than_reps_are_refused() =>
        Assert.Throws<ArgumentException>(() => SampleCompany.Generate(new SampleCompanyOptions { Reps = 3, Teams = 4, Regions = 1 }));

    [Fact]
    public void More_regions_than_teams_are_refused() =>
        Assert.Throws<ArgumentException>(() => SampleCompany.Generate(new SampleCompanyOptions { Reps = 3, Teams = 2, Regions = 3 }));
}
