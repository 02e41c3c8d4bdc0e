using SalesMetrics.Leads;

namespace SalesMetrics.Tests.Leads;

public class LeadDistributionTests
{
    [Fact]
    public void Indices_of_one_two_and_three_are_what_one_reckons_on_paper()
    {
        // Mean 2, total 6. Gini: (-2 x 1 + 0 x 2 + 2 x 3) / (3 x 6) = 4 / 18.
        var three = Of(1, 2, 3);
        Assert.Equal(4.0 / 18, three.Gini!.Value, 15);
        Assert.Equal(4.0 / 18 * 3 / 2, three.CorrectedGini!.Value, 15);
        Assert.Equal(((0.5 * Math.Log(0.5)) + (1.5 * Math.Log(1.5))) / 3, three.TheilT!.Value, 15);
        Assert.Equal((Math.Log(2) + Math.Log(2.0 / 3)) / 3, three.TheilL!.Value, 15);
        Assert.Equal(1.0 / 6, three.Hoover!.Value, 15);
        Assert.Equal(Math.Sqrt(2.0 / 3) / 2, three.CoefficientOfVariation!.Value, 15);
        Assert.Equal(0.5, three.SampleCoefficientOfVariation!.Value, 15);
        Assert.Equal((1.0 + 4 + 9) / 36, three.Herfindahl!.Value, 15);
        Assert.Equal((0.5, 3.0), (three.TopShare, three.MaxMinRatio));
        Assert.Equal(1 - (Math.Pow(6, 1.0 / 3) / 2), three.Atkinson(1)!.Value, 15);
        Assert.Equal(1 - (3 / (1 + (1.0 / 2) + (1.0 / 3)) / 2), three.Atkinson(2)!.Value, 15);
    }

    [Fact]
    public void Somebody_with_nothing_leaves_some_indices_undefined_and_none_zero()
    {
        var two = Of(0, 10);
        Assert.Equal((0.5, 1.0, 0.5, 1.0), (two.Gini, two.CorrectedGini, two.Hoover, two.TopShare));
        Assert.Equal(Math.Log(2), two.TheilT!.Value, 15);
        Assert.Equal((null, null), (two.TheilL, two.MaxMinRatio));
        Assert.Equal((1.0, 1.0, 0.5), (two.Atkinson(1), two.Atkinson(2), Math.Round(two.Atkinson(0.5)!.Value, 12)));
    }

    [Fact]
    public void Nothing_handed_out_is_undefined_and_one_recipient_is_equal()
    {
        var none = Of(0, 0);
        Assert.Equal("nothing was handed out", none.WhyUndefined);
        Assert.Equal((null, null, null, null, null), (none.Gini, none.TheilT, none.Hoover, none.Herfindahl, none.Atkinson(0.5)));
        Assert.Null(none.SplitByTeam());
        Assert.Contains("undefined (nothing was handed out)", none.Explain().ToString(), StringComparison.Ordinal);

        var one = Of(7);
        Assert.Equal((0.0, 0.0, 0.0, 0.0, 1.0), (one.Gini, one.CorrectedGini, one.TheilT, one.SampleCoefficientOfVariation, one.TopShare));
    }

    [Fact]
    public void Theils_index_is_what_lies_between_teams_and_within_them()
    {
        var split = LeadDistribution.Of([new("Ada", 10, "North"), new("Bob", 10, "North"), new("Cem", 40, "South"), new("Dee", 0, "East")]).SplitByTeam()!;

        // North and South are equal within; East was given nothing.
        Assert.Equal(0, split.Within, 12);
        Assert.Equal((1.0 / 3 * Math.Log(1.0 / 3 * 4 / 2)) + (2.0 / 3 * Math.Log(2.0 / 3 * 4)), split.Between, 12);
        Assert.Null(split.Teams[0].TheilT);
    }

    [Fact]
    public void A_share_that_is_no_number_or_given_twice_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadShare("Ada", double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadShare("Ada", -1));
        Assert.Throws<ArgumentException>(() => new LeadShare(" ", 1));
        Assert.Throws<ArgumentException>(() => LeadDistribution.Of([]));
        Assert.Throws<ArgumentException>(() => LeadDistribution.Of([new("Ada", 1), new("Ada", 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, 2).Atkinson(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, 2).Atkinson(double.NaN));
    }

    [Fact]
    public void Leads_are_counted_for_stated_recipients_and_the_rest_is_told()
    {
        var march = new LocalDate(2026, 3, 1);
        Lead Lead(string id, string owner, LocalDate on) => new() { Id = id, OwnerId = owner, CreatedAt = on.AtMidnight() };
        var counted = LeadRecipients.Of(
            [Lead("1", "Ada", march), Lead("2", "Ada", march), Lead("3", "", march), Lead("4", "Zoe", march), Lead("5", "Ada", march.PlusDays(-1))],
            [KeyValuePair.Create("Bob", "South"), KeyValuePair.Create("Ada", "North")],
            new DateInterval(march, march.PlusDays(30)));

        Assert.Equal([("Ada", 2.0, "North"), ("Bob", 0.0, "South")], counted.Shares.Select(share => (share.Id, share.Amount, share.TeamId)));
        Assert.Equal((1, 1, 1), (counted.Unassigned, counted.ToOthers, counted.CreatedOutside));
        Assert.Throws<ArgumentException>(() => LeadRecipients.Of([Lead("1", "Ada", march), Lead("1", "Ada", march)], [KeyValuePair.Create("Ada", "")]));
        Assert.Throws<ArgumentException>(() => LeadRecipients.Of([], []));
    }

    [Fact]
    public void A_lead_stands_as_it_was_known_on_a_day()
    {
        var created = new LocalDateTime(2026, 3, 1, 9, 0);
        var lead = new Lead { Id = "1", CreatedAt = created, FirstTouchAt = created.PlusDays(1), Outcome = new LeadOutcome.Qualified(new LocalDate(2026, 3, 5)) };

        Assert.Null(lead.AsOf(new LocalDate(2026, 2, 28)));
        Assert.Null(lead.AsOf(lead.CreatedOn)!.FirstTouchAt);
        Assert.IsType<LeadOutcome.Open>(lead.AsOf(new LocalDate(2026, 3, 4))!.Outcome);
        Assert.Equal(lead, lead.AsOf(new LocalDate(2026, 3, 5)));
    }

    private static LeadDistribution Of(params double[] amounts) => LeadDistribution.Of(amounts.Select((amount, i) => new LeadShare($"r{i}", amount)));
}
