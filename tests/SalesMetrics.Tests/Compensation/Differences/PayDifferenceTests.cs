using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Differences;

public class PayDifferenceTests
{
    private static readonly Plan Sample = SeventyFiveTwentyFive(Accelerated, TeamGoal);

    [Fact]
    public void A_cancelled_deal_costs_what_it_paid_and_is_named()
    {
        // Ada: 130,000 on 100,000 pays 3,000 x 160 %, 100,000 pays 3,000 x 100 %; the team goes from 480,000 to 450,000 on 500,000.
        var organization = SmallTeam.Organization;
        Transaction[] sales = [Sale("D-1", "Ada", "2017-01-10", 100_000m), Sale("D-2", "Ada", "2017-02-20", 30_000m), Sale("D-3", "Bob", "2017-03-01", 350_000m)];
        var before = Version(organization, sales);
        var after = Version(organization, [.. sales, Correction("D-2-C", "D-2", "2017-03-20", -30_000m)]);

        var difference = PayDifferenceCalculator.WhyDifferent(before, after, "Ada");

        Assert.Equal(Usd(-(3_000m * 0.60m) - (1_000m * 0.06m)), difference.Total);
        Assert.Equal([Usd(-1_800m), Usd(-60m)], difference.Lines.Select(line => line.Amount));
        var part = Assert.Single(difference.Lines[0].Parts);
        Assert.Equal(PayDifferenceCause.Credit, part.Cause);
        Assert.Equal("bookings of Payee:Ada 130000.00 USD -> 100000.00 USD", part.What);
        var change = Assert.Single(part.Credits);
        Assert.Equal((CreditChangeKind.Corrected, "D-2-C", Usd(-30_000m)), (change.Kind, change.Credit.TransactionId, change.Amount));
    }

    [Fact]
    public void A_removed_and_an_amended_entry_are_told_apart_from_an_added_one()
    {
        var before = Version(SmallTeam.Organization, [Sale("1", "Ada", "2017-01-10", 60_000m), Sale("2", "Ada", "2017-02-10", 30_000m)]);
        var after = Version(SmallTeam.Organization, [Sale("1", "Ada", "2017-01-10", 65_000m), Sale("3", "Ada", "2017-02-11", 40_000m)]);

        var credits = PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Lines[0].Parts[0].Credits;

        Assert.Equal(
            [(CreditChangeKind.Restated, "1", 5_000m), (CreditChangeKind.Removed, "2", -30_000m), (CreditChangeKind.Added, "3", 40_000m)],
            credits.Select(one => (one.Kind, one.Credit.TransactionId, one.Amount.Amount)));
    }

    [Fact]
    public void Two_causes_at_once_share_what_they_do_together_in_equal_parts()
    {
        // Straight curve, target 4,000. Credit 100 -> 120 thousand and quota 100 -> 80 thousand: 4,000 -> 6,000.
        // Credit alone +800, quota alone +1,000, together +2,000: the 200 they do together are shared.
        var plan = OfOne(PayCurve.Linear);
        var before = Version(plan, 100_000m, 100_000m);
        var after = Version(plan, 120_000m, 80_000m);

        var parts = PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Lines.Single().Parts;

        Assert.Equal(
            [(PayDifferenceCause.Credit, 800m + 100m), (PayDifferenceCause.Quota, 1_000m + 100m)],
            parts.Select(part => (part.Cause, part.Amount.Amount)));
        Assert.Equal("quota of Payee:Ada 100000.00 USD -> 80000.00 USD", parts[1].What);
    }

    [Fact]
    public void Two_versions_of_a_plan_differ_by_weight_curve_and_condition()
    {
        var gate = new PlanClause.Gate
        {
            Id = "team-gate",
            Name = "Team gate",
            AppliesTo = "individual",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
            From = Ratio.One,
            ShareBelow = Percent(50),
        };
        var other = Quarterly(
            Component("individual", Percent(60), UnitKind.Payee, PayCurve.Linear),
            Component("team", Percent(30), UnitKind.Team, TeamGoal),
            Component("company", Percent(10), UnitKind.Company, PayCurve.Linear)).WithClauses(gate);
        var before = PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m);
        var after = PayVersions.Of(other, 110_000m, 340_000m, 500_000m);

        var difference = PayDifferenceCalculator.WhyDifferent(before, after, "Ada");

        // Individual: 3,000 x 120 % -> 2,400 x 110 % x 1/2 (the team is at 90 %). Team: 1,000 x 90 % -> 1,200 x 90 %. Company: 400 x 90 %.
        Assert.Equal(
            [("individual", 1_320m - 3_600m), ("team", 1_080m - 900m), ("company", 360m)],
            difference.Lines.Select(line => (line.Id, line.Amount.Amount)));
        // A product of three: each cause's change times the mean of the others, alone and together (4,000 x -0.1 x 0.5125, and so on).
        Assert.Equal(
            [(PayDifferenceCause.Rate, -205m), (PayDifferenceCause.Condition, -1_555m), (PayDifferenceCause.Weight, -520m)],
            difference.Lines[0].Parts.Select(part => (part.Cause, part.Amount.Amount)));
        Assert.Equal("'Team gate' is new", difference.Lines[0].Parts[1].What);
        Assert.Equal("75 % -> 60 %", difference.Lines[0].Parts[2].What);
        Assert.Equal(PayDifferenceCause.Appeared, difference.Lines[2].Parts.Single().Cause);
    }

    [Fact]
    public void Two_people_differ_by_their_own_sales_and_quotas_and_not_by_the_team_they_share()
    {
        var version = PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m);

        var difference = PayDifferenceCalculator.WhyDifferent(version, "Bob", version, "Ada");

        // Bob is at 340,000 of 400,000: 3,000 x 85 %. Ada is at 110 %: 3,000 x 120 %.
        Assert.Equal(Usd(3_600m - 2_550m), difference.Total);
        var line = Assert.Single(difference.Lines);
        Assert.Equal("individual", line.Id);
        Assert.Equal(["2", "1"], line.Parts[0].Credits.OrderBy(change => change.Amount.Amount).Select(change => change.Credit.TransactionId));
    }

    [Fact]
    public void A_score_that_was_not_stated_before_is_the_credit_of_its_line()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear), Component("goals", Percent(25), UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" });
        var stated = new StatedMeasure(SalesUnit.Payee("Ada"), "mbo", SmallTeam.Quarter.Interval, Percent(80), "interview");
        var before = PayVersions.Of(plan, 100_000m, 0m, 200_000m, new StatedMeasure(SalesUnit.Payee("Bob"), "mbo", SmallTeam.Quarter.Interval, Percent(50), "interview"));
        var after = PayVersions.Of(plan, 100_000m, 0m, 200_000m, stated);

        var part = PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Lines.Single().Parts.Single();

        Assert.Equal((PayDifferenceCause.Credit, Usd(800m), "mbo of Payee:Ada none -> 80 % stated"), (part.Cause, part.Amount, part.What));
    }

    [Fact]
    public void Somebody_who_was_not_paid_before_has_lines_that_appeared()
    {
        var one = SalesOrganization.Create(Works("Bob", "Red", "2017-01-01"));
        Transaction[] sales = [Sale("1", "Bob", "2017-01-10", 90_000m), Sale("2", "Ada", "2017-01-10", 90_000m)];

        var difference = PayDifferenceCalculator.WhyDifferent(Version(one, sales), Version(SmallTeam.Organization, sales), "Ada");

        Assert.Null(difference.Before);
        Assert.All(difference.Lines.SelectMany(line => line.Parts), part => Assert.Equal(PayDifferenceCause.Appeared, part.Cause));
        Assert.Equal(difference.After!.Total, difference.Total);
        Assert.Throws<ArgumentException>(() => PayDifferenceCalculator.WhyDifferent(Version(one, sales), Version(one, sales), "Ada"));
    }

    [Fact]
    public void Attainments_of_another_run_and_other_currencies_are_refused()
    {
        var paid = PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m);
        var wrong = new PayVersion(paid.Run, SmallTeam.Attainments(Sample, 50_000m, 340_000m, 500_000m));

        // Ada's 110 % paid 120 % of 3,000; the other attainments have her at 50 %, which pays 50 %.
        const string Words =
            "'Ada' was paid 3600.00 USD for FY2017-Q1 on a line that comes to 1500.00 USD on the attainments given: give those the run was paid on.";
        Assert.StartsWith(Words, Assert.Throws<ArgumentException>(() => PayDifferenceCalculator.WhyDifferent(wrong, paid)).Message, StringComparison.Ordinal);
        Assert.StartsWith(Words, Assert.Throws<ArgumentException>(() => PayDifferenceCalculator.WhyDifferent(paid, wrong)).Message, StringComparison.Ordinal);

        var euro = Currency.Of("EUR");
        var plan = Plan.Create("e", "Euro", euro, PeriodGrain.Quarter, Sample.Components);
        var nothing = PlanAttainments.Create();
        var other = new PayVersion(
            PayRunCalculator.Calculate(plan, TargetIncentives.Create(new Money(1m, euro)), SmallTeam.Organization, SmallTeam.Quarter, nothing).Value, nothing);
        Assert.Throws<CurrencyMismatchException>(() => PayDifferenceCalculator.WhyDifferent(paid, other));
    }

    [Fact]
    public void Awards_are_compared_as_a_whole_and_add_up()
    {
        var version = PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m);
        var after = new PayVersion(version.Run.WithAwards(SmallTeam.PaidTwice.ToAward()).Value, version.Attainments);

        var line = PayDifferenceCalculator.WhyDifferent(version, after, "Ada").Lines.Single();

        Assert.Equal((LedgerLinePart.Award, "A-1", Usd(-250m), "nothing -> -250.00 USD"), (line.Part, line.Id, line.Amount, line.Parts[0].What));
    }

    [Fact]
    public void An_award_under_the_id_of_a_component_has_its_name()
    {
        var plan = Quarterly(Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { Name = "Own sales" });
        var version = PayVersions.Of(plan, 110_000m, 340_000m, 500_000m);
        var adjustment = new DiscretionaryAdjustment
        {
            Id = "own",
            PayeeId = "Ada",
            Amount = Usd(50m),
            Reason = "late booking",
            Author = "Head of pay",
            DecidedOn = Day("2017-04-03"),
        };
        var after = new PayVersion(version.Run.WithAwards(adjustment.ToAward()).Value, version.Attainments);

        var line = PayDifferenceCalculator.WhyDifferent(version, after, "Ada").Lines.Single();

        Assert.Equal((LedgerLinePart.Award, "own", "Own sales"), (line.Part, line.Id, line.Name));
    }

    [Fact]
    public void A_higher_target_incentive_is_a_cause_of_its_own()
    {
        // At 110 %: 4,400 -> 5,500.
        var plan = OfOne(PayCurve.Linear);

        var line = PayDifferenceCalculator.WhyDifferent(Version(plan, 110_000m, 100_000m), Version(plan, 110_000m, 100_000m, 5_000m), "Ada").Lines.Single();

        Assert.Equal(
            (PayDifferenceCause.TargetIncentive, Usd(1_100m), "4000.00 USD -> 5000.00 USD"),
            (line.Parts.Single().Cause, line.Amount, line.Parts.Single().What));
    }

    [Fact]
    public void The_cent_between_rounded_parts_and_rounded_lines_is_a_part_of_its_own()
    {
        // Target 1.00. Credit 100 -> 101 and quota 100 -> 50: 1.00 -> 2.02.
        // Credit: (0.01 on the old quota + 0.02 on the new) / 2 = 0.015, rounded 0.02. Quota: (1.00 + 1.01) / 2 = 1.005, rounded 1.01. Together 1.03.
        var plan = OfOne(PayCurve.Linear);

        var line = PayDifferenceCalculator.WhyDifferent(Version(plan, 100m, 100m, 1m), Version(plan, 101m, 50m, 1m), "Ada").Lines.Single();

        Assert.Equal(Usd(1.02m), line.Amount);
        Assert.Equal(
            [(PayDifferenceCause.Credit, 0.02m), (PayDifferenceCause.Quota, 1.01m), (PayDifferenceCause.Rounding, -0.01m)],
            line.Parts.Select(part => (part.Cause, part.Amount.Amount)));
        Assert.Equal("each part and each line is rounded by itself", line.Parts[2].What);
    }

    [Fact]
    public void Credits_that_differ_are_listed_by_day_entry_payee_and_kind()
    {
        // Of the split deal Ada has a half and, as an overlay, a tenth; the team counts the two halves.
        var before = Version(SmallTeam.Organization, []);
        var split = CreditSplit.Create([new CreditShare("Ada", Percent(50)), new CreditShare("Bob", Percent(50))], new CreditShare("Ada", Percent(10)));
        var after = Version(SmallTeam.Organization, [
            Sale("B", "Ada", "2017-02-01", 200_000m), Sale("A", "Ada", "2017-02-01", 200_000m) with { Split = split }, Sale("C", "Bob", "2017-01-31", 200_000m),
        ]);

        var lines = PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Lines;

        Assert.Equal(
            [("A", CreditKind.Direct), ("A", CreditKind.Overlay), ("B", CreditKind.Direct)],
            lines[0].Parts[0].Credits.Select(one => (one.Credit.TransactionId, one.Credit.Kind)));
        Assert.Equal(
            [("C", "Bob"), ("A", "Ada"), ("A", "Bob"), ("B", "Ada")], lines[1].Parts[0].Credits.Select(one => (one.Credit.TransactionId, one.Credit.PayeeId)));
    }

    [Fact]
    public void A_spif_that_pays_one_deal_more_names_the_deal()
    {
        var plan = Sample.WithClauses(
            new PlanClause.Spif { Id = "spif", Name = "Spring SPIF", Window = Days("2017-01-01", "2017-03-31"), Budget = Usd(1_000m), PerDeal = Usd(90m) });
        var company = new Company(
            SmallTeam.Quarter, SmallTeam.Organization, [], [Sale("D-1", "Ada", "2017-01-10", 100m)], TargetIncentives.Create(Usd(4_000m)));
        var after = PayVersions.Of(company with { Transactions = company.Transactions.Add(Sale("D-2", "Ada", "2017-01-11", 100m)) }, plan);

        var line = PayDifferenceCalculator.WhyDifferent(PayVersions.Of(company, plan), after, "Ada").Lines.Single();

        Assert.Equal(("spif", "Spring SPIF", Usd(90m)), (line.Id, line.Name, line.Amount));
        Assert.Equal((CreditChangeKind.Added, "D-2"), (line.Parts[0].Credits.Single().Kind, line.Parts[0].Credits.Single().Credit.TransactionId));
    }

    [Fact]
    public void A_manager_reads_the_difference_as_a_short_text_which_the_page_prints()
    {
        var before = PayVersions.Of(Sample, 130_000m, 340_000m, 500_000m);
        var after = PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m);

        var text = PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Explain().ToString();
        Assert.Equal(
            """
            Ada FY2017-Q1 by Test plan less Ada FY2017-Q1 by Test plan: -1240.00 USD  (after - before = sum of the lines below)  [Ada]
              After: 4500.00 USD
              Before: 5740.00 USD
              individual: -1200.00 USD  (4800.00 USD -> 3600.00 USD)  [individual]
                Credit: -1200.00 USD  (bookings of Payee:Ada 130000.00 USD -> 110000.00 USD)
                  restated 2017-02-01 Ada: -20000.00 USD  [1]
              team: -40.00 USD  (940.00 USD -> 900.00 USD)  [team]
                Credit: -40.00 USD  (bookings of Team:Red 470000.00 USD -> 450000.00 USD)
                  restated 2017-02-01 Ada: -20000.00 USD  [1]
            """.ReplaceLineEndings("\n"),
            text);
        Assert.Contains(
            string.Join('\n', text.Split('\n').Select(line => "    " + line)),
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "calculations", "pay-differences.md")).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    private static PayVersion Version(SalesOrganization organization, Transaction[] sales)
    {
        var company = new Company(
            SmallTeam.Quarter,
            organization,
            [Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m), Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m)],
            [.. sales],
            TargetIncentives.Create(Usd(4_000m)));
        return PayVersions.Of(company, Sample);
    }

    private static PayVersion Version(Plan plan, decimal credit, decimal quota, decimal target = 4_000m)
    {
        var company = new Company(
            SmallTeam.Quarter,
            SmallTeam.Organization,
            [Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", quota)],
            [Sale("1", "Ada", "2017-02-01", credit)],
            TargetIncentives.Create(Usd(target)));
        return PayVersions.Of(company, plan);
    }
}
