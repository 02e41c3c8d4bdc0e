using System.Text.RegularExpressions;
using System.Xml.Linq;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Compensation.Versions;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PlanDocumentTests
{
    private static readonly TargetIncentives Targets = TargetIncentives.Create(Usd(4_000m));

    [Fact]
    public void The_document_of_75_25_states_definitions_curves_examples_dates_and_changes()
    {
        var text = PlanDocumentGenerator.Generate(SeventyFiveTwentyFive(Accelerated, TeamGoal), Targets, new PlanDocumentOptions
        {
            InEffect = Days("2017-01-01", "2017-12-31"),
            Measures = [Measure.Bookings],
            Changes = [new PlanChange(Day("2017-04-01"), "Cap raised", "Head of sales")],
        }).ToMarkdown();

        Assert.Contains("| Bookings | sum of credited amounts, by the day each entry counts on, corrections included |", text, StringComparison.Ordinal);
        Assert.Contains("In effect from 2017-01-01 to 2017-12-31, both included.", text, StringComparison.Ordinal);
        Assert.Contains("75 % of the target incentive, 3,000.00 USD at target", text, StringComparison.Ordinal);
        Assert.Contains("| 100 % | 150 % | 100 % | 2 % |\n| 150 % | no end | 200 % (cap) | nothing more |", text, StringComparison.Ordinal);
        Assert.Contains("| 2017-04-01 | Cap raised | Head of sales |", text, StringComparison.Ordinal);
        Assert.Contains(
            """
            | Attainment | individual | team | Payout |
            | --- | --- | --- | --- |
            | 50 % | 1,500.00 USD | 0.00 USD | 1,500.00 USD |
            | 80 % | 2,400.00 USD | 800.00 USD | 3,200.00 USD |
            | 100 % | 3,000.00 USD | 1,000.00 USD | 4,000.00 USD |
            | 120 % | 4,200.00 USD | 1,000.00 USD | 5,200.00 USD |
            | 150 % | 6,000.00 USD | 1,000.00 USD | 7,000.00 USD |
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void German_has_its_own_headings_numbers_and_dates()
    {
        var text = PlanDocumentGenerator.Generate(SeventyFiveTwentyFive(Accelerated, TeamGoal), Targets, new PlanDocumentOptions
        {
            Language = PlanLanguage.German,
            InEffect = Days("2017-01-01", "2017-12-31"),
        }).ToMarkdown();

        Assert.Contains("## Was gemessen wird", text, StringComparison.Ordinal);
        Assert.Contains("Gültig vom 01.01.2017 bis 31.12.2017, beide eingeschlossen.", text, StringComparison.Ordinal);
        Assert.Contains("| 120 % | 4.200,00 USD | 1.000,00 USD | 5.200,00 USD |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("target", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlanLanguage.English, "Version v2, in effect from 2017-05-15 to 2017-12-31, both included.", "Version v3, in effect from 2018-01-01 on.", "| Version | From | Change | Decided by |\n| --- | --- | --- | --- |\n| v1 | 2017-01-01 | as agreed | Eve |\n| v2 | 2017-05-15 | Double above 100 % | Max |\n")]
    [InlineData(PlanLanguage.German, "Version v2, gültig vom 15.05.2017 bis 31.12.2017, beide eingeschlossen.", "Version v3, gültig ab 01.01.2018.", "| Version | Ab | Änderung | Entschieden von |\n| --- | --- | --- | --- |\n| v1 | 01.01.2017 | as agreed | Eve |\n| v2 | 15.05.2017 | Double above 100 % | Max |\n")]
    public void Version_dates_and_change_log_come_from_the_book(PlanLanguage language, string second, string third, string log)
    {
        var (book, _) = Versions;
        string Of(string on, PlanBook? of)
        {
            var version = book.VersionOn(Day(on), "p")!;
            return PlanDocumentGenerator.Generate(version.Plan, version.TargetIncentives, new PlanDocumentOptions { Language = language, Version = version, Book = of }).ToMarkdown();
        }

        Assert.Contains(second, Of("2017-06-01", book), StringComparison.Ordinal);
        Assert.EndsWith(log, Of("2017-06-01", book), StringComparison.Ordinal);
        Assert.Contains(third, Of("2019-01-01", book), StringComparison.Ordinal);
        Assert.Contains("| v3 |", Of("2019-01-01", book), StringComparison.Ordinal);

        // Without the book neither the next version nor the earlier ones are known.
        Assert.DoesNotContain("| v1 |", Of("2017-06-01", null), StringComparison.Ordinal);
        Assert.Contains("| v2 |", Of("2017-06-01", null), StringComparison.Ordinal);
        Assert.DoesNotContain("2017-12-31", Of("2017-06-01", null), StringComparison.Ordinal);
        Assert.DoesNotContain("31.12.2017", Of("2017-06-01", null), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_that_no_version_states_follow_those_of_versions()
    {
        var (book, v2) = Versions;
        var text = PlanDocumentGenerator.Generate(
            v2.Plan, v2.TargetIncentives, new PlanDocumentOptions { Version = v2, Book = book, Changes = [new PlanChange(Day("2017-06-02"), "Typing error corrected", "Ida")] }).ToMarkdown();

        Assert.EndsWith("| v2 | 2017-05-15 | Double above 100 % | Max |\n|  | 2017-06-02 | Typing error corrected | Ida |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_does_not_fit_the_document_is_refused()
    {
        var (book, v2) = Versions;
        var stranger = Dated.Version("v9", v2.Plan, "2017-05-15");
        void Refused(PlanDocumentOptions stated, Plan? plan = null, TargetIncentives? targets = null) =>
            Assert.Throws<ArgumentException>("options", () => PlanDocumentGenerator.Generate(plan ?? v2.Plan, targets ?? v2.TargetIncentives, stated));

        Refused(new PlanDocumentOptions { Book = book });
        Refused(new PlanDocumentOptions { Version = v2 }, plan: Dated.Straight("p"));
        Refused(new PlanDocumentOptions { Version = v2 }, targets: Targets);
        Refused(new PlanDocumentOptions { Version = stranger, Book = book });
        Refused(new PlanDocumentOptions { Version = v2, InEffect = Days("2017-05-15", "2017-12-31") });
        Assert.NotEqual(new PlanDocumentOptions { Version = v2 }, new PlanDocumentOptions());
        Assert.NotEqual(new PlanDocumentOptions { Version = v2, Book = book }, new PlanDocumentOptions { Version = v2 });
    }

    private static (PlanBook Book, PlanVersion Second) Versions
    {
        get
        {
            var second = new PlanVersion("v2", Dated.Double("p"), TargetIncentives.Create(Usd(12_000m)), new PlanChange(Day("2017-05-15"), "Double above 100 %", "Max"));
            return (Dated.Book([Dated.Version("v3", Dated.Straight("p"), "2018-01-01"), Dated.Version("v1", Dated.Straight("p"), "2017-01-01"), second]), second);
        }
    }

    [Fact]
    public void Examples_pay_rates_on_the_sample_quota_and_a_bonus_from_its_bound_on()
    {
        var plan = Plan.Create("p", "Two parts", Dollar, PeriodGrain.Quarter, [], [
            new PlanClause.Rates { Id = "r", Name = "Commission", Table = RateTable.Flat(Percent(5)) },
            new PlanClause.Bonus { Id = "b", Name = "Team bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Ratio.One, Amount = Usd(1_500m) },
        ]);

        PlanExample At(decimal percent) => PlanExampleCalculator.Calculate(plan, Usd(0m), Usd(100_000m), Percent(percent));

        Assert.Equal(Usd(80_000m * 0.05m), At(80m).Total);
        Assert.Equal(Usd((120_000m * 0.05m) + 1_500m), At(120m).Total);
        Assert.Contains("Not in the examples: Commission.", PlanDocumentGenerator.Generate(plan, Targets).ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_pays_a_bonus_exactly_at_its_bound_and_needs_a_quota_above_zero()
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Bonus { Id = "b", Name = "Bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Ratio.One, Amount = Usd(1_500m) });

        Assert.Equal(Usd(4_000m + 1_500m), PlanExampleCalculator.Calculate(plan, Usd(4_000m), null, Ratio.One).Total);
        Assert.Throws<ArgumentOutOfRangeException>("quota", () => PlanExampleCalculator.Calculate(plan, Usd(4_000m), Usd(0m), Ratio.One));
    }


    [Fact]
    public void Names_cannot_break_out_of_table_or_page()
    {
        var plan = Quarterly(Component("x", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { Name = "A|B <script>alert(1)</script>" });
        var document = PlanDocumentGenerator.Generate(plan, Targets);

        Assert.DoesNotContain("<script>", document.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("A\\|B \\<script>", document.ToMarkdown(), StringComparison.Ordinal);
    }

    [PayLaw(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
    public bool Every_plan_has_a_document_that_names_all_its_parts_in_both_languages_and_forms(ClausedPlan plan) =>
        Enum.GetValues<PlanLanguage>().All(language =>
        {
            var document = PlanDocumentGenerator.Generate(plan.Plan, Targets, new PlanDocumentOptions { Language = language, SampleQuota = Usd(90_000m) });
            var page = XDocument.Parse(Regex.Replace(document.ToHtml(), "<!DOCTYPE html>|<meta[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(5)));
            var headings = document.Sections.Select(section => section.Heading).ToHashSet(StringComparer.Ordinal);
            return plan.Plan.Components.All(component => headings.Contains(component.Name))
                && plan.Plan.Clauses.All(clause => headings.Contains(clause.Name))
                && page.Descendants("h3").Count() == plan.Plan.Components.Length + plan.Plan.Clauses.Length
                && document.Sections.All(section => section.Rows.All(row => row.Length == section.Columns.Length))
                && document.ToMarkdown() == PlanDocumentGenerator.Generate(plan.Plan, Targets, new PlanDocumentOptions { Language = language, SampleQuota = Usd(90_000m) }).ToMarkdown();
        });
}
