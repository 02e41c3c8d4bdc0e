using SalesMetrics.Leads;

namespace SalesMetrics.Tests.Leads;

public class FairShareTests
{
    [Fact]
    public void Leads_are_set_against_capacity_and_not_against_equal_parts()
    {
        // Half a week's capacity, half the leads: 40 and 20 of 60 are exactly fair, 30 and 30 are not: 10^2 / 40 + 10^2 / 20 = 7.5.
        var fair = FairShareCalculator.Calculate([new("Ada", 40, 5), new("Bob", 20, 2.5)]);
        Assert.Equal((0.0, 1.0, FairShareMethod.ChiSquare), (fair.Statistic, fair.Probability, fair.Method));
        Assert.Equal("no evidence that leads were handed out otherwise than by capacity", fair.VerdictText);

        var equal = FairShareCalculator.Calculate([new("Bob", 30, 2.5), new("Ada", 30, 5)]);
        Assert.Equal(7.5, equal.Statistic!.Value, 12);

        // R: pchisq(7.5, 1, lower.tail = FALSE).
        Assert.Equal(0.00616989932054416, equal.Probability!.Value, 12);
        Assert.Equal([("Ada", -10.0), ("Bob", 10.0)], equal.Lines.Select(line => (line.Id, Math.Round(line.Difference, 12))));
        Assert.Equal("evidence that leads were not handed out by capacity", equal.VerdictText);
    }

    [Fact]
    public void Few_leads_are_tested_by_all_ways_they_could_have_fallen()
    {
        // Three leads for two: all to one has the chance 2 / 8; two and one is the least uneven that can be.
        Assert.Equal((0.25, FairShareMethod.ExactMultinomial), Rounded(FairShareCalculator.Calculate([new("Ada", 3), new("Bob", 0)])));
        Assert.Equal((1.0, FairShareMethod.ExactMultinomial), Rounded(FairShareCalculator.Calculate([new("Ada", 2), new("Bob", 1)])));

        // Two leads for three: both to one, 3 x 1/9.
        Assert.Equal((Math.Round(1.0 / 3, 12), FairShareMethod.ExactMultinomial), Rounded(FairShareCalculator.Calculate([new("Ada", 2), new("Bob", 0), new("Cem", 0)])));
    }

    [Fact]
    public void Many_recipients_with_few_leads_are_tested_by_seeded_draws()
    {
        LeadAllocation[] leads = [.. Enumerable.Range(0, 20).Select(i => new LeadAllocation($"r{i:00}", i < 10 ? 4 : 0))];
        var test = FairShareCalculator.Calculate(leads, new FairShareOptions { Seed = 7 });

        Assert.Equal(FairShareMethod.MonteCarlo, test.Method);
        Assert.InRange(test.Probability!.Value, 1e-4, 0.005);
        Assert.Equal(test.Probability, FairShareCalculator.Calculate(leads, new FairShareOptions { Seed = 7 }).Probability);

        // Two each of 40 for 20 is as even as can be.
        Assert.Equal(1, FairShareCalculator.Calculate(leads.Select(one => new LeadAllocation(one.Id, 2))).Probability);
    }

    [Fact]
    public void Draws_agree_with_the_exact_test_where_both_can_be_had()
    {
        // 9 leads for 8 with shares 1/8: C(16, 7) = 11,440 ways. With 12 more recipients of next to no capacity it is drawn, and changes little.
        LeadAllocation[] few = [new("a", 4), new("b", 3), new("c", 1), new("d", 1), new("e", 0), new("f", 0), new("g", 0), new("h", 0)];
        var exact = FairShareCalculator.Calculate(few);
        var drawn = FairShareCalculator.Calculate([.. few, .. Enumerable.Range(0, 12).Select(i => new LeadAllocation($"z{i}", 0, 1e-9))], new FairShareOptions { Draws = 20_000 });

        Assert.Equal((FairShareMethod.ExactMultinomial, FairShareMethod.MonteCarlo), (exact.Method, drawn.Method));
        Assert.Equal(exact.Probability!.Value, drawn.Probability!.Value, 0.015);
    }

    [Fact]
    public void Whoever_has_no_capacity_is_set_apart_with_the_leads_that_came_all_the_same()
    {
        var test = FairShareCalculator.Calculate([new("Ada", 10), new("Bob", 10), new("Cem", 3, 0)]);
        Assert.Equal(("Cem", 3, 20), (Assert.Single(test.WithoutCapacity).Id, test.WithoutCapacity[0].Leads, test.Leads));
        Assert.Contains("no capacity: not in the test", test.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_recipients_or_no_leads_are_no_test()
    {
        Assert.Equal("too little data: 1 of at least 2 recipients have capacity", FairShareCalculator.Calculate([new("Ada", 10)]).VerdictText);
        var none = FairShareCalculator.Calculate([new("Ada", 0), new("Bob", 0)]);
        Assert.Equal((null, null, "too little data: no lead was handed out"), (none.Statistic, none.Probability, none.VerdictText));
        Assert.Throws<ArgumentException>(() => FairShareCalculator.Calculate([new("Ada", 0), new("Ada", 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadAllocation("Ada", 1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadAllocation("Ada", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FairShareOptions { Draws = 10 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FairShareOptions { SignificanceLevel = double.NaN });
    }

    [Fact]
    public void When_chance_hands_leads_out_the_test_cries_wolf_no_more_often_than_it_says()
    {
        // 400 companies of 12 reps with 30 leads at random: expected 2.5 each, so every p-value is from draws.
        var random = new Random(5);
        var alarms = 0;
        for (var company = 0; company < 400; company++)
        {
            var counts = new long[12];
            for (var lead = 0; lead < 30; lead++)
            {
                counts[random.Next(12)]++;
            }

            alarms += FairShareCalculator.Calculate(counts.Select((own, i) => new LeadAllocation($"r{i}", own)), new FairShareOptions { Draws = 999 }).Probability < 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms, 5, 32);
    }

    private static (double Probability, FairShareMethod Method) Rounded(FairShareTest test) => (Math.Round(test.Probability!.Value, 12), test.Method);
}
