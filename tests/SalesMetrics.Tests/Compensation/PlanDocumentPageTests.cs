using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>A plan document as a page and as plain text, with or without a change log.</summary>
public class PlanDocumentPageTests
{
    private static readonly TargetIncentives Targets = TargetIncentives.Create(Usd(4_000m));

    [Fact]
    public void A_page_holds_title_style_paragraphs_and_tables() => Assert.Equal(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Test plan</title>
        <style>
        body { font-family: sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid #999; padding: 0.25rem 0.6rem; text-align: left; }
        </style>
        </head>
        <body>
        <h1>Test plan</h1>
        <p>Plan test, paid by the quarter, in USD.</p>
        <p>Target incentive for each quarter at 100 % of everything: 4,000.00 USD, unless agreed otherwise in person.</p>
        <p>Dates of effect are not stated.</p>
        <h2>What is measured</h2>
        <p>Attainment is credit divided by quota, exactly and without rounding; 99.995 % has not reached 100 %.</p>
        <table>
        <thead><tr><th scope="col">Measure</th><th scope="col">Definition</th></tr></thead>
        <tbody>
        <tr><td>bookings</td><td>stated or agreed; see there</td></tr>
        </tbody>
        </table>
        <h3>all</h3>
        <p>100 % of the target incentive, 4,000.00 USD at target; follows bookings (own).</p>
        <p>Without a defined attainment nothing is paid.</p>
        <table>
        <thead><tr><th scope="col">From</th><th scope="col">to below</th><th scope="col">pays of target pay</th><th scope="col">and for each further 1 %</th></tr></thead>
        <tbody>
        <tr><td>0 %</td><td>no end</td><td>0 %</td><td>1 %</td></tr>
        </tbody>
        </table>
        <h2>Order of calculation</h2>
        <p>Matrix, curve with its cap, gates, multipliers, weight, target incentive, rounding.</p>
        <p>Every line is rounded once, half away from zero, to 2 decimals; totals are sums of rounded lines.</p>
        <h2>Worked examples</h2>
        <p>Every measure at the same level; quota 90,000.00 USD.</p>
        <table>
        <thead><tr><th scope="col">Attainment</th><th scope="col">Payout</th></tr></thead>
        <tbody>
        </tbody>
        </table>
        </body>
        </html>

        """.ReplaceLineEndings("\n"),
        PlanDocumentGenerator.Generate(OfOne(PayCurve.Linear).WithCapPlace(CapPlace.WithCurve), Targets, new PlanDocumentOptions { SampleQuota = Usd(90_000m), Levels = [] }).ToHtml());

    [Fact]
    public void A_german_page_is_marked_as_german_and_tells_where_the_cap_is_applied()
    {
        var page = PlanDocumentGenerator.Generate(
            OfOne(PayCurve.Linear).WithCapPlace(CapPlace.WithCurve), Targets, new PlanDocumentOptions { Language = PlanLanguage.German, SampleQuota = Usd(90_000m) }).ToHtml();

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"de\">\n", page, StringComparison.Ordinal);
        Assert.Contains("<p>Matrix, Kurve mit Obergrenze, Voraussetzungen, Multiplikatoren, Gewicht, Zielprämie, Rundung.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>Alle Messgrößen auf derselben Höhe; Ziel 90.000,00 USD.</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_log_without_versions_has_no_column_for_them() => Assert.EndsWith(
        "## Changes\n\n| From | Change | Decided by |\n| --- | --- | --- |\n| 2017-04-01 | Cap raised | Head of sales |\n",
        PlanDocumentGenerator.Generate(
            OfOne(PayCurve.Linear), Targets, new PlanDocumentOptions { Changes = [new PlanChange(Day("2017-04-01"), "Cap raised", "Head of sales")] }).ToMarkdown(),
        StringComparison.Ordinal);

    [Fact]
    public void A_name_of_two_lines_stays_on_one_in_plain_text() => Assert.StartsWith(
        "Two lines\n=========\n",
        PlanDocumentGenerator.Generate(
            Plan.Create("p", "Two\nlines", Dollar, PeriodGrain.Quarter, Component("a\tb", Ratio.One, UnitKind.Payee, PayCurve.Linear)), Targets).ToText(),
        StringComparison.Ordinal);
}
