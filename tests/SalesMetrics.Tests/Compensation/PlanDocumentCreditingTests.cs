using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Every word that a plan document can say of a credit rule, in both languages.</summary>
public class PlanDocumentCreditingTests
{
    private static readonly Plan Sample = SeventyFiveTwentyFive(Accelerated, TeamGoal);

    private static readonly CreditRules Rules = CreditRules.Create(
        new CreditRule.Excludes { Id = "tests", Condition = new CreditCondition { Categories = ["test", ""], Roles = ["SDR"], TeamIds = ["Red"] } },
        new CreditRule.Reassigns { Id = "cloud", PayeeId = "Ada", Condition = new CreditCondition { ProductIds = ["Cloud"], From = Day("2017-01-01"), To = Day("2017-06-30") } },
        new CreditRule.House { Id = "key", Condition = new CreditCondition { AccountIds = ["Cancity", "Isdom"], IsAssigned = false } },
        new CreditRule.Counts { Id = "rest" },
        new CreditRule.Windfall
        {
            Id = "large",
            Bound = Usd(100_000m),
            ShareAbove = Percent(50),
            Condition = new CreditCondition { DealIds = ["D-1"], PayeeIds = ["Bob"], TerritoryIds = [""], IsAssigned = true },
        },
        new CreditRule.ManagerOverride { Id = "managers", Share = Percent(2) },
        new CreditRule.ManagerOverride { Id = "heads", Level = 2, Share = Percent(0.5m) },
        new CreditRule.ChannelOverride { Id = "channel", PayeeId = "Cem", Share = Percent(5) },
        new CreditRule.Timing { Id = "paid", Schedule = CreditSchedule.Create((CreditSchedule.Booking, Percent(25)), ("cash", Percent(75))) });

    [Fact]
    public void Rules_of_every_kind_read_in_english_as() => Assert.Equal(
        """
        ## Who is credited

        In each of four steps the first rule that holds counts: whose a sale is, large deals, credit on top, and when it counts. A correction follows its sale.

        | Rule | For | What is credited |
        | --- | --- | --- |
        | tests | category none, test; role SDR; team Red | nothing |
        | cloud | product Cloud; sales from 2017-01-01 on; sales until 2017-06-30 | all of it to Ada |
        | key | account Cancity, Isdom; people not assigned that day | to the company and nobody else |
        | rest | everything | as it was sold |
        | large | deal D-1; person Bob; territory none; people assigned that day | of a sale above 100,000.00 USD so much, and 50 % of the rest; what is left is the company's |
        | managers | everything | 2 % on top to the manager |
        | heads | everything | 0.5 % on top to the manager 2 levels above |
        | channel | everything | 5 % on top to Cem |
        | paid | everything | 25 % on booking, 75 % on cash |

        """.ReplaceLineEndings("\n"),
        Section(PlanLanguage.English, "## Who is credited"));

    [Fact]
    public void Rules_of_every_kind_read_in_german_as() => Assert.Equal(
        """
        ## Wem angerechnet wird

        In jedem von vier Schritten zählt die erste Regel, die zutrifft: wem ein Verkauf zählt, große Abschlüsse, was hinzukommt, und wann es zählt. Eine Korrektur folgt ihrem Verkauf.

        | Regel | Für | Was angerechnet wird |
        | --- | --- | --- |
        | tests | Kategorie keine Angabe, test; Rolle SDR; Team Red | nichts |
        | cloud | Produkt Cloud; Verkäufe ab 01.01.2017; Verkäufe bis 30.06.2017 | alles Ada |
        | key | Kunde Cancity, Isdom; an dem Tag nicht Zugeordnete | dem Unternehmen und sonst niemandem |
        | rest | alles | wie verkauft |
        | large | Abschluss D-1; Person Bob; Gebiet keine Angabe; an dem Tag Zugeordnete | von einem Verkauf über 100.000,00 USD so viel und 50 % des Rests; was übrig bleibt, dem Unternehmen |
        | managers | alles | 2 % zusätzlich der Führungskraft |
        | heads | alles | 0,5 % zusätzlich der Führungskraft 2 Ebenen darüber |
        | channel | alles | 5 % zusätzlich Cem |
        | paid | alles | 25 % bei booking, 75 % bei cash |

        """.ReplaceLineEndings("\n"),
        Section(PlanLanguage.German, "## Wem angerechnet wird"));

    [Fact]
    public void Without_rules_there_is_no_such_section_and_bounds_are_in_the_plans_currency()
    {
        Assert.DoesNotContain("Who is credited", Document(new PlanDocumentOptions()), StringComparison.Ordinal);

        var euro = CreditRules.Create(new CreditRule.Windfall { Id = "large", Bound = new Money(1m, Currency.Of("EUR")) });
        Assert.Throws<CurrencyMismatchException>(() => Document(new PlanDocumentOptions { CreditRules = euro }));
        Assert.Throws<ArgumentNullException>("value", () => new PlanDocumentOptions { CreditRules = null! });
    }

    private static string Section(PlanLanguage language, string heading)
    {
        var text = Document(new PlanDocumentOptions { Language = language, CreditRules = Rules });
        var from = text.IndexOf(heading, StringComparison.Ordinal);
        return text[from..text.IndexOf("\n#", from, StringComparison.Ordinal)];
    }

    private static string Document(PlanDocumentOptions options) => PlanDocumentGenerator.Generate(Sample, TargetIncentives.Create(Usd(4_000m)), options).ToMarkdown();
}
