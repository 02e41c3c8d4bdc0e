using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Testing;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Testing;

public class SampleCompanyTests
{
    // Approved by eye. Other hashes or lines mean that the same seed gives another company: that is news for the change log (Numbers).
    [Fact]
    public void The_default_company_is_the_approved_one_bit_for_bit() =>
        Assert.Equal(
            "259a70f146214f5eb8656fe98e745d67b426b1981ff249dfc5a0523c11305fe1", SampleCompanyDump.HashOf(SampleCompanies.Default));

    [Fact]
    public void The_small_company_is_the_approved_one_bit_for_bit() =>
        Assert.Equal(
            "3db4869b68c2e5e2d068d4a1c130268523eb5f1c36b218b65817d3bbfd56164b", SampleCompanyDump.HashOf(SampleCompanies.Small));

    [Fact]
    public void The_small_company_begins_with_the_approved_lines()
    {
        var company = SampleCompanies.Small;

        Assert.Equal(
            [
                "Samir Haas",
                "Emil Vega",
                "Mateo Kaplan",
                "D0001-0001 Samir Haas 2022-09-18 lost 2023-01-06 21604.00 USD, Closed Lost, Beacon Forecast at 22000.00 USD, Amber Airlines",
                "D0001-0002 Samir Haas 2022-10-23 lost 2023-02-02 5574.00 USD, Closed Lost, Atlas Team at 6000.00 USD, Ember Engineering",
                "D0001-0003 Samir Haas 2022-11-01 lost 2023-01-27 19492.00 USD, Closed Lost, Beacon Forecast at 22000.00 USD, Meadow Motors",
                "D0001-0015-C1 2023-04-16 -2179.20 USD of D0001-0015 for Atlas Starter corrects D0001-0015",
                "D0001-0043-C1 2023-10-22 -503.89 USD of D0001-0043 for Atlas Starter corrects D0001-0043",
                "Payee:Samir Haas 2023-01-01/2023-03-31 45500.00 USD",
                "Payee:Samir Haas 2023-04-01/2023-06-30 48500.00 USD",
            ],
            [
                .. company.Reps.Take(3).Select(rep => rep.Id),
                .. company.Deals.Take(3).Select(SampleCompanyDump.Line),
                .. company.Transactions.Where(entry => entry.CorrectsId is not null).Take(2).Select(SampleCompanyDump.Line),
                .. company.Quotas.Take(2).Select(quota => quota.ToString()),
            ]);
    }

    [Fact]
    public void The_same_options_give_the_same_company() =>
        Assert.Equal(SampleCompanyDump.Lines(SampleCompanies.Small), SampleCompanyDump.Lines(SampleCompany.Generate(SampleCompanyOptions.Small)));

    [Fact]
    public void Another_seed_gives_other_names_people_deals_and_corrections()
    {
        var other = SampleCompany.Generate(SampleCompanyOptions.Small with { Seed = 2 });

        Assert.Empty(other.Reps.Select(rep => rep.Skill).Intersect(SampleCompanies.Small.Reps.Select(rep => rep.Skill)));
        Assert.NotEqual(other.Reps[0].Id, SampleCompanies.Small.Reps[0].Id);
        Assert.NotEqual(other.Deals.Length, SampleCompanies.Small.Deals.Length);
    }

    [Fact]
    public void More_reps_leave_those_that_were_there_as_they_were_save_for_the_colleagues_they_share_with()
    {
        var few = SampleCompanies.Small;
        var many = SampleCompany.Generate(SampleCompanyOptions.Small with { Reps = 40 });
        var known = few.Reps.Select(rep => rep.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(few.Reps.AsEnumerable(), many.Reps.Take(few.Reps.Length));
        Assert.All(known, id => Assert.Equal(few.Organization.HistoryOf(id).AsEnumerable(), many.Organization.HistoryOf(id)));
        Assert.Equal(few.Quotas.AsEnumerable(), many.Quotas.Where(quota => known.Contains(quota.Unit.Id)));
        Assert.Equal(Unshared(few), Unshared(many).Where(deal => known.Contains(deal.OwnerId)));
        var dealIds = few.Deals.Select(deal => deal.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Corrections(few), Corrections(many).Where(correction => dealIds.Contains(correction.DealId)));

        static IEnumerable<Deal> Unshared(SampleCompany company) => company.Deals.Select(deal => deal with { Split = null });
        static IEnumerable<Transaction> Corrections(SampleCompany company) =>
            company.Transactions.Where(entry => entry.CorrectsId is not null);
    }

    [Fact]
    public void Three_reps_of_one_team_and_region_make_a_company_for_a_year()
    {
        var company = SampleCompany.Generate(new SampleCompanyOptions { Reps = 3, Teams = 1, Regions = 1, Years = 1 });

        Assert.Equal(3, company.Reps.Length);
        Assert.Equal(["North"], company.Organization.Assignments.Select(a => a.TerritoryId).Distinct());
        Assert.Equal(["Team 01"], company.Organization.Assignments.Select(a => a.TeamId).Distinct());
        Assert.Contains(company.Deals, deal => deal.Outcome is DealOutcome.Won);
        Assert.Equal(new LocalDate(2023, 12, 31), company.LastDay);
    }

    [Fact]
    public void One_rep_alone_shares_nothing()
    {
        var company = SampleCompany.Generate(new SampleCompanyOptions { Reps = 1, Teams = 1, Regions = 1, Years = 1, SplitShare = 1 });

        Assert.NotEmpty(company.Deals);
        Assert.True(company.Deals.All(deal => deal.Split is null));
    }

    [Fact]
    public void The_default_company_has_300_reps_30_teams_and_5_regions_over_3_years()
    {
        var company = SampleCompanies.Default;
        var assignments = company.Organization.Assignments.ToList();

        Assert.Equal(300, company.Organization.PayeeIds.Count());
        Assert.Equal(30, assignments.Select(a => a.TeamId).Distinct().Count());
        Assert.Equal(["Central", "East", "North", "South", "West"], assignments.Select(a => a.TerritoryId).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(new LocalDate(2025, 12, 31), company.LastDay);
        Assert.InRange(company.Deals.Length, 60_000, 100_000);
    }

    [Fact]
    public void A_fiscal_year_from_July_has_its_season_and_quotas_from_July()
    {
        var company = SampleCompany.Generate(SampleCompanyOptions.Small with { FirstDay = new LocalDate(2024, 7, 1) });

        Assert.Equal(new LocalDate(2025, 6, 30), company.LastDay);
        Assert.Equal("FY2025-Q1", company.Calendar.PeriodOn(company.FirstDay, PeriodGrain.Quarter).Id.ToString());
        var quarters = company.Calendar.PeriodsIn(new DateInterval(company.FirstDay, company.LastDay), PeriodGrain.Quarter);
        Assert.All(company.Quotas, quota => Assert.Contains(quota.Interval, quarters.Select(quarter => quarter.Interval)));
    }

    [Theory]
    [InlineData("JPY")]
    [InlineData("KWD")]
    public void Amounts_are_whole_minor_units_in_any_currency(string code)
    {
        var currency = Currency.Of(code);
        var company = SampleCompany.Generate(SampleCompanyOptions.Small with { Currency = currency });

        Assert.True(company.Transactions.All(entry => entry.Amount.IsWholeMinorUnits && entry.Amount.Currency == currency));
        Assert.Equal(new Money(2_400m, currency), company.Products[0].ListPrice);
        Assert.Equal(new Money(12_000m, currency), company.TargetIncentives.Default);
    }

    [Fact]
    public void Ten_thousand_reps_have_names_of_their_own_that_a_csv_file_can_hold_unquoted()
    {
        var company = SampleCompany.Generate(new SampleCompanyOptions { Reps = 10_000, Teams = 2_000, Years = 1, DealsPerRepMonth = 0.01 });
        var managers = company.Organization.Assignments.Select(a => a.ManagerId).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(10_000, company.Organization.PayeeIds.Count());
        Assert.DoesNotContain(company.Organization.PayeeIds, managers.Contains);
        Assert.True(managers.Count >= 2_000);
        Assert.All(company.Organization.PayeeIds.Concat(managers), id => Assert.Matches("^[A-Z][a-z]+ [A-Z][a-z]+( [1-9])?$", id));
    }

    [Fact]
    public void Seniors_have_a_quarter_more_target_incentive_from_their_promotion_on()
    {
        var company = SampleCompanies.Default;
        var lastDay = company.LastDay;

        Assert.All(company.Organization.Assignments.Where(a => a.From <= lastDay), assignment => Assert.Equal(
            Usd(assignment.Role == "Senior Account Executive" ? 12_000m * 1.25m : 12_000m),
            company.TargetIncentives.On(assignment.From, assignment.PayeeId)));
        Assert.Contains(company.Organization.Assignments, assignment => assignment.Role == "Senior Account Executive");

        static Money Usd(decimal amount) => new(amount, Currency.Of("USD"));
    }

    [Fact]
    public void Bookings_are_those_of_the_booking_calculator_and_corrections_follow()
    {
        var company = SampleCompanies.Small;
        var bookings = BookingCalculator.Calculate(company.Deals);

        Assert.Equal(bookings.AsEnumerable(), company.Transactions.Take(bookings.Length));
        Assert.True(company.Transactions.Skip(bookings.Length).All(entry => entry.CorrectsId is not null));
    }

    [Fact]
    public void A_quota_follows_from_the_stated_figures()
    {
        // Season and growth off: 10 deals a month, 40 % won, at 92 % of the mean list price, in whole 500s.
        var company = SampleCompany.Generate(SampleCompanyOptions.Small with
        {
            DealsPerRepMonth = 10,
            QuarterEndStrength = 0,
            YearEndStrength = 0,
            YearlyGrowth = 0,
            RampMonths = 0,
            YearlyTurnover = 0,
        });
        var meanListPrice = (0.28m * 2_400m) + (0.26m * 6_000m) + (0.16m * 9_800m) + (0.16m * 15_000m) + (0.09m * 22_000m) + (0.05m * 58_000m);
        var expected = decimal.Round(3 * 10 * 0.4m * 0.92m * meanListPrice / 500m, MidpointRounding.AwayFromZero) * 500m;

        Assert.Equal(12 * 4, company.Quotas.Length);
        Assert.All(company.Quotas, quota => Assert.Equal(new Money(expected, Currency.Of("USD")), quota.Amount));
    }

    [Fact]
    public void The_ramp_lowers_the_quotas_of_new_hires()
    {
        var company = SampleCompanies.Default;
        var fullQuota = company.Quotas.Where(quota => quota.Interval.Start == new LocalDate(2025, 7, 1)).Max(quota => quota.Amount);
        var newHires = company.Quotas
            .Where(quota => quota.Interval.Start == new LocalDate(2025, 7, 1))
            .Where(quota => company.Organization.HistoryOf(quota.Unit.Id)[0].From == new LocalDate(2025, 7, 1))
            .ToList();

        // Months 1 to 3 at 1/7, 2/7 and 3/7 are about two sevenths of a full quarter; the third month weighs most.
        Assert.NotEmpty(newHires);
        Assert.All(newHires, quota => Assert.InRange((quota.Amount / fullQuota).ToDouble(), 2.0 / 7, 2.3 / 7));
    }
}
