using SalesMetrics.Pipeline;
using SalesMetrics.Testing;

namespace SalesMetrics.Tests.Testing;

/// <summary>What was drawn agrees with the truth it was drawn from. Seeds are fixed, so each outcome is fixed too.</summary>
public class SampleCompanyTruthTests
{
    // A staff that never changes, so that counts are Poisson with a mean known exactly.
    private static readonly SampleCompanyOptions Steady = new() { Reps = 150, Teams = 15, YearlyTurnover = 0, RampMonths = 0, YearlyGrowth = 0 };

    [Fact]
    public void Deals_are_won_at_the_true_rates_of_their_owners()
    {
        var company = SampleCompanies.Default;
        var rates = company.Reps.ToDictionary(rep => rep.Id, rep => rep.WinRate, StringComparer.Ordinal);
        var closed = company.Deals.Where(deal => deal.ClosedOn is not null).ToList();
        var won = closed.Count(deal => deal.Outcome is DealOutcome.Won);

        AssertNear(closed.Sum(deal => rates[deal.OwnerId]), won, Math.Sqrt(closed.Sum(deal => rates[deal.OwnerId] * (1 - rates[deal.OwnerId]))));
        Assert.InRange((double)won / closed.Count, 0.38, 0.42);
    }

    [Fact]
    public void The_better_half_of_reps_wins_more_often()
    {
        var company = SampleCompanies.Default;
        var skilled = company.Reps.OrderByDescending(rep => rep.Skill).Take(150).Select(rep => rep.Id).ToHashSet(StringComparer.Ordinal);

        // Half a normal distribution on either side: means at 0.8 standard deviations of log odds, 0.28, so odds of e^0.56 = 1.75 to 1.
        var better = WinRate(deal => skilled.Contains(deal.OwnerId));
        var worse = WinRate(deal => !skilled.Contains(deal.OwnerId));
        Assert.InRange(better / (1 - better) / (worse / (1 - worse)), 1.5, 2.0);

        double WinRate(Func<Deal, bool> isMeant)
        {
            var closed = company.Deals.Where(deal => deal.ClosedOn is not null && isMeant(deal)).ToList();
            return (double)closed.Count(deal => deal.Outcome is DealOutcome.Won) / closed.Count;
        }
    }

    [Fact]
    public void The_true_season_has_mean_1_and_rises_to_each_quarters_and_the_years_end()
    {
        var season = SampleCompanies.Default.Season;

        Assert.Equal(12, season.Length);
        Assert.Equal(1, season.Average(), 12);
        Assert.Equal(0.75 / 1.25, season[3] / season[5], 12);
        Assert.Equal(0.75 * (1 - (0.4 / 2)) / (1.25 * (1 + 0.4)), season[0] / season[11], 12);
    }

    [Fact]
    public void Deals_close_by_the_true_season()
    {
        var company = SampleCompany.Generate(Steady);
        var activity = company.Reps.Sum(rep => rep.Activity);
        var closings = company.Deals.ToLookup(deal => deal.ClosedOn?.Month ?? 0);

        for (var month = 1; month <= 12; month++)
        {
            var expected = 3 * 10 * activity * company.Season[month - 1];
            AssertNear(expected, closings[month].Count(), Math.Sqrt(expected));
        }
    }

    [Fact]
    public void Without_seasons_every_month_is_alike()
    {
        var company = SampleCompany.Generate(Steady with { QuarterEndStrength = 0, YearEndStrength = 0 });

        Assert.All(company.Season, factor => Assert.Equal(1, factor, 12));
    }

    [Fact]
    public void Growth_raises_the_number_of_deals_by_the_stated_share_a_year()
    {
        var company = SampleCompany.Generate(Steady with { YearlyGrowth = 0.5, QuarterEndStrength = 0, YearEndStrength = 0 });
        var activity = company.Reps.Sum(rep => rep.Activity);

        for (var year = 0; year < 3; year++)
        {
            // Twelve months from 12 * year on, each a 24th more of the first month.
            var expected = 10 * activity * Enumerable.Range(12 * year, 12).Sum(month => 1 + (0.5 * month / 12));
            AssertNear(expected, company.Deals.Count(deal => deal.ClosedOn?.Year == 2023 + year), Math.Sqrt(expected));
        }
    }

    [Fact]
    public void New_hires_close_their_ramp_of_deals()
    {
        var company = SampleCompany.Generate(new SampleCompanyOptions
        {
            Reps = 600,
            Teams = 30,
            Years = 2,
            YearlyTurnover = 0.5,
            RehireShare = 0,
            QuarterEndStrength = 0,
            YearEndStrength = 0,
            YearlyGrowth = 0,
        });
        var activity = company.Reps.ToDictionary(rep => rep.Id, rep => rep.Activity, StringComparer.Ordinal);
        var joined = company.Organization.PayeeIds.ToDictionary(id => id, id => company.Organization.HistoryOf(id)[0].From, StringComparer.Ordinal);

        // Nobody leaves before three whole months, so all who joined in the records by July of the second year were there in each.
        var newHires = joined.Where(hire => hire.Value >= company.FirstDay && hire.Value < new LocalDate(2024, 7, 1)).ToDictionary(StringComparer.Ordinal);
        var closings = company.Deals
            .Where(deal => deal.ClosedOn is not null && newHires.ContainsKey(deal.OwnerId))
            .ToLookup(deal => Months(newHires[deal.OwnerId], deal.ClosedOn!.Value));
        for (var month = 1; month <= 2; month++)
        {
            var expected = newHires.Sum(hire => activity[hire.Key]) * 10 * (month + 1) / 7.0;
            AssertNear(expected, closings[month].Count(), Math.Sqrt(expected));
        }

        static int Months(LocalDate from, LocalDate to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
    }

    [Fact]
    public void Durations_have_the_stated_median_and_a_long_tail()
    {
        var company = SampleCompany.Generate(Steady);
        var days = company.Deals
            .Where(deal => deal.ClosedOn is not null && deal.ProductId == "Beacon Insight")
            .Where(deal => company.Organization.HistoryOf(deal.OwnerId)[0].From < new LocalDate(2022, 1, 1))
            .Select(deal => Period.DaysBetween(deal.OpenedOn!.Value, deal.ClosedOn!.Value))
            .Order()
            .ToList();

        Assert.InRange(days[days.Count / 2], 42, 48);

        // The ninth decile of the lognormal: 45 e^(0.8 * 1.2816) = 125 days.
        Assert.InRange(days[days.Count * 9 / 10], 117, 133);
    }

    [Fact]
    public void Prices_are_80_to_104_percent_of_list_and_92_on_average()
    {
        var ratios = SampleCompanies.Default.Deals
            .Where(deal => deal.Outcome is DealOutcome.Won)
            .Select(deal => (((DealOutcome.Won)deal.Outcome).Amount / deal.ListPrice!.Value).ToDouble())
            .ToList();

        Assert.True(ratios.All(ratio => ratio is >= 0.8 and <= 1.04));

        // Two uniforms on 0 to 120 thousandths have a standard deviation of about 120 / sqrt(6) = 49 thousandths.
        AssertNear(0.92, ratios.Average(), 0.049 / Math.Sqrt(ratios.Count));
    }

    [Fact]
    public void Products_sell_in_the_stated_shares()
    {
        var company = SampleCompanies.Default;
        var counts = company.Deals.Where(deal => deal.ClosedOn is not null).CountBy(deal => deal.ProductId).ToDictionary(StringComparer.Ordinal);
        var all = counts.Values.Sum();

        Assert.Equal(1, company.Products.Sum(product => product.DealShare), 12);
        Assert.All(company.Products, product => AssertNear(
            all * product.DealShare, counts[product.Id], Math.Sqrt(all * product.DealShare * (1 - product.DealShare))));
    }

    [Fact]
    public void Deals_are_shared_and_sales_corrected_as_often_as_stated()
    {
        var company = SampleCompanies.Default;
        var won = company.Deals.Count(deal => deal.Outcome is DealOutcome.Won won && won.On < company.LastDay.PlusDays(-90));
        var ids = company.Deals
            .Where(deal => deal.Outcome is DealOutcome.Won won && won.On < company.LastDay.PlusDays(-90))
            .Select(deal => deal.Id)
            .ToHashSet(StringComparer.Ordinal);
        var corrected = company.Transactions.Count(entry => entry.CorrectsId is { } id && ids.Contains(id));
        var shared = company.Deals.Count(deal => deal.Split is not null);

        AssertNear(0.04 * won, corrected, Math.Sqrt(0.04 * 0.96 * won));
        AssertNear(0.12 * company.Deals.Length, shared, Math.Sqrt(0.12 * 0.88 * company.Deals.Length));
    }

    [Fact]
    public void About_as_many_reps_join_as_leave()
    {
        var company = SampleCompanies.Default;
        var atStart = company.Organization.PayeeIds.Count(id => company.Organization.TryGetOn(company.FirstDay, id, out _));
        var atEnd = company.Organization.PayeeIds.Count(id => company.Organization.TryGetOn(company.LastDay, id, out _));

        // Each is near 300 / (1 + 0.15 * 3) = 207, and a little above: the first rep of each team is there from the start.
        Assert.InRange(atStart, 190, 240);
        Assert.InRange(atEnd, 190, 240);
        Assert.Contains(company.Organization.PayeeIds, id => IsRehired(company, id));

        static bool IsRehired(SampleCompany company, string id)
        {
            var history = company.Organization.HistoryOf(id);
            return Enumerable.Range(1, history.Length - 1).Any(i => history[i - 1].To!.Value.PlusDays(1) < history[i].From);
        }
    }

    // Four and a half standard errors: a right generator would miss for 7 seeds in a million.
    private static void AssertNear(double expected, double actual, double standardError) =>
        Assert.InRange(actual, expected - (4.5 * standardError), expected + (4.5 * standardError));
}
