using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Crediting;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using SalesMetrics.Testing;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Testing;

/// <summary>What holds for every company, however strange its options.</summary>
/// <remarks>Deals are looped over: Assert.All would collect and print every one of thousands that fail.</remarks>
[Properties(Arbitrary = [typeof(SampleCompanyArbitraries)], MaxTest = 25)]
public class SampleCompanyProperties
{
    [Property]
    public void The_calculators_find_nothing_to_object_to(SampleCompanyOptions options)
    {
        var company = SampleCompany.Generate(options);
        var journal = TransactionJournal.Create(company.Transactions);
        var credits = CreditCalculator.Calculate(journal.Value, company.Organization, options.Currency);

        Assert.Empty(journal.Issues);
        Assert.Empty(credits.Issues);
        Assert.Empty(QuotaBook.Create(options.Currency, company.Quotas).Issues);
        Assert.Equal(company.Transactions.Sum(entry => entry.Amount.Amount), credits.Value.Credits.Sum(credit => credit.Amount.Amount));
    }

    [Property]
    public void Deals_lie_within_the_records_and_their_owners_were_there(SampleCompanyOptions options)
    {
        var company = SampleCompany.Generate(options);

        foreach (var deal in company.Deals)
        {
            Assert.True(deal.OpenedOn <= company.LastDay, deal.Id);
            Assert.True(deal.OpenedOn >= company.FirstDay.PlusDays(-730), deal.Id);
            Assert.True(company.Organization.TryGetOn(deal.OpenedOn!.Value, deal.OwnerId, out _), deal.Id);
            Assert.True(deal.ClosedOn is null || (deal.ClosedOn >= company.FirstDay && deal.ClosedOn <= company.LastDay), deal.Id);
            Assert.True(deal.ClosedOn is null || deal.ClosedOn >= deal.OpenedOn, deal.Id);
            Assert.True(deal.ClosedOn?.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday), deal.Id);
            Assert.True(company.Organization.TryGetOn(deal.ClosedOn ?? company.LastDay, deal.OwnerId, out _), deal.Id);
        }
    }

    [Property]
    public void Deals_are_shared_between_two_of_one_team(SampleCompanyOptions options)
    {
        var company = SampleCompany.Generate(options);

        foreach (var deal in company.Deals.Where(deal => deal.Split is not null))
        {
            var date = deal.ClosedOn ?? company.LastDay;
            Assert.Equal(2, deal.Split!.Sellers.Length);
            Assert.Contains(deal.Split.Sellers, seller => seller.PayeeId == deal.OwnerId && seller.Share >= Ratio.Of(1, 2));
            Assert.Equal(Ratio.One, deal.Split.Sellers[0].Share + deal.Split.Sellers[1].Share);
            Assert.Single(deal.Split.Sellers
                .Select(seller => company.Organization.TryGetOn(date, seller.PayeeId, out var role) ? role.TeamId : null)
                .Distinct());
        }
    }

    [Property]
    public void Corrections_take_back_something_later_and_never_more_than_was_sold(SampleCompanyOptions options)
    {
        var company = SampleCompany.Generate(options);

        foreach (var deal in company.Transactions.GroupBy(entry => entry.DealId, StringComparer.Ordinal))
        {
            Assert.True(deal.First().Amount.Amount > 0);
            Assert.True(deal.Sum(entry => entry.Amount.Amount) >= 0);
            Assert.True(deal.Skip(1).All(entry => entry.Amount.Amount < 0 && entry.Date > deal.First().Date && entry.Date <= company.LastDay));
        }
    }

    [Property]
    public void Every_rep_with_a_sale_in_a_quarter_has_a_quota_for_it(SampleCompanyOptions options)
    {
        var company = SampleCompany.Generate(options);
        var quotas = company.Quotas.Select(quota => (quota.Unit.Id, quota.Interval.Start)).ToHashSet();

        Assert.Equal(quotas.Count, company.Quotas.Length);
        Assert.True(company.Quotas.All(quota => quota.Amount.Amount > 0));
        foreach (var deal in company.Deals.Where(deal => deal.Outcome is DealOutcome.Won))
        {
            var months = ((deal.ClosedOn!.Value.Year - company.FirstDay.Year) * 12) + deal.ClosedOn.Value.Month - company.FirstDay.Month;
            Assert.True(quotas.Contains((deal.OwnerId, company.FirstDay.PlusMonths(months / 3 * 3))), deal.Id);
        }
    }

    [Property]
    public void Everybody_is_in_the_organization_once_under_a_readable_name(SampleCompanyOptions options)
    {
        var company = SampleCompany.Generate(options);

        Assert.Equal(options.Reps, company.Reps.Length);
        Assert.Equal(company.Reps.Select(rep => rep.Id).Order(StringComparer.Ordinal), company.Organization.PayeeIds);
        Assert.Equal(company.Deals.Length, company.Deals.Select(deal => deal.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.True(company.Organization.Assignments.All(a => a is { TeamId: not "", ManagerId: not "", TerritoryId: not "", Role: not "" }));
    }

    public static class SampleCompanyArbitraries
    {
        public static Arbitrary<SampleCompanyOptions> Options() => (
            from seed in Gen.Choose(int.MinValue, int.MaxValue)
            from reps in Gen.Choose(1, 25)
            from teams in Gen.Choose(1, reps)
            from regions in Gen.Choose(1, teams)
            from month in Gen.Choose(0, 600)
            from years in Gen.Choose(1, 3)
            from currency in Gen.Elements("USD", "JPY", "KWD")
            from ramp in Gen.Choose(0, 24)
            from shares in Gen.Choose(0, 100).ArrayOf(8)
            select new SampleCompanyOptions
            {
                Seed = seed,
                Reps = reps,
                Teams = teams,
                Regions = regions,
                FirstDay = new LocalDate(1990, 1, 1).PlusMonths(month),
                Years = years,
                Currency = Currency.Of(currency),
                DealsPerRepMonth = 3,
                RampMonths = ramp,
                CycleSpread = shares[0] / 50.0,
                SkillSpread = shares[1] / 50.0,
                SplitShare = shares[2] / 100.0,
                CorrectedShare = shares[3] / 100.0,
                YearlyTurnover = shares[4] / 100.0,
                RehireShare = shares[5] / 100.0,
                YearlyMoves = shares[6] / 100.0,
                YearlyManagerChanges = shares[7] / 100.0,
            }).ToArbitrary();
    }
}
