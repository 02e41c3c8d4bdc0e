using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Every word that a plan document can say of a component or clause, in both languages.</summary>
public class PlanDocumentWordingTests
{
    private static readonly TargetIncentives Targets = TargetIncentives.Create(Usd(4_000m));

    /// <remarks>
    /// At 80 % the matrix of the own sales has no column, so they pay nothing; the team's margin pays 80 % x 80 % of 1,600, and the bonus is not reached.
    /// At 100 % the matrix says 110 %, which the curve pays with 120 % of 2,400; the gates are open, and the bonus is reached.
    /// </remarks>
    [Fact]
    public void A_plan_with_every_kind_of_clause_reads_in_english_as() => Assert.Equal(
        """
        # Everything

        Plan all, paid by the quarter, in USD.

        Target incentive for each quarter at 100 % of everything: 4,000.00 USD, unless agreed otherwise in person.

        Dates of effect are not stated.

        ## What is measured

        Attainment is credit divided by quota, exactly and without rounding; 99.995 % has not reached 100 %.

        | Measure | Definition |
        | --- | --- |
        | Bookings | sum of credited amounts, by the day each entry counts on, corrections included |
        | margin | stated or agreed; see there |
        | retention | stated or agreed; see there |

        ### Own sales

        60 % of the target incentive, 2,400.00 USD at target; follows bookings (own).

        Without a defined attainment nothing is paid.

        See also: Team first.

        See also: Own matrix.

        | From | to below | pays of target pay | and for each further 1 % |
        | --- | --- | --- | --- |
        | 0 % | 50 % | 0 % | nothing more |
        | 50 % | 100 % | 50 % | 1 % |
        | 100 % | 150 % | 100 % | 2 % |
        | 150 % | no end | 200 % (cap) | nothing more |

        ### Team margin

        40 % of the target incentive, 1,600.00 USD at target; follows margin (team).

        Without a defined attainment the others weigh more.

        See also: Retention.

        See also: Team matrix.

        | From | to below | pays of target pay | and for each further 1 % |
        | --- | --- | --- | --- |
        | 0 % | no end | 0 % | 1 % |

        ### Team first

        Own sales pays in full once the pay of Team margin reaches 90 %; below that 50 % of it is paid.

        ### Retention

        Team margin is multiplied by a factor read at retention (own).

        | From | to below | factor | and for each further 1 % |
        | --- | --- | --- | --- |
        | 0 % | 90 % | 80 % | nothing more |
        | 90 % | no end | 100 % | nothing more |

        ### Own matrix

        Own sales: its own attainment in rows, bookings (company) in columns; the cell whose bounds are reached counts.

        | From | 90 % | 100 % |
        | --- | --- | --- |
        | 80 % | 50 % | 70 % |
        | 100 % | 90 % | 110 % |

        ### Team matrix

        Team margin: its own attainment in rows, bookings (territory) in columns; between the bounds linearly in both directions.

        | From | 0 % |
        | --- | --- |
        | 0 % | 0 % |
        | 100 % | 100 % |

        ### Commission

        Commission on bookings (team), each slice at its own rate.

        | From | Rate |
        | --- | --- |
        | 0 | 3 % |
        | 10,000 | 5.5 % |

        ### Rate reached

        Commission on bookings (own), everything at the rate reached.

        | From | Rate |
        | --- | --- |
        | 0 % | 8 % |
        | 100 % | 12 % |

        ### Products

        Pay by product on bookings.

        | Product | pays |
        | --- | --- |
        | any other | 1.5 % of credit |
        | A | 40.00 USD a deal |
        | B | 0.125 USD a unit |

        ### Team bonus

        1,500.00 USD for each person once bookings (team) reaches 100 %.

        See also: Bonus gate.

        ### Bonus gate

        Team bonus pays in full once margin (team) reaches 95 %; below that 0 % of it is paid.

        ### Spring

        100\.00 USD a deal from 2017-01-01 to 2017-01-31, both included, in order of booking, until 1,000.00 USD are spent.

        ### Autumn

        100\.00 USD a deal of A from 2017-01-01 to 2017-01-31, both included, in order of booking, until 1,000.00 USD are spent.

        ### Best of the quarter

        Prizes by rank in bookings; those who tie share the prizes of their places.

        | Place | Prize |
        | --- | --- |
        | 1 | 300.00 USD |
        | 2 | 200.00 USD |

        ### Pool

        10,000.00 USD for each unit (team) from 90 % of bookings on, shared by credited amount.

        ## Order of calculation

        Matrix, curve, gates, multipliers, cap, weight, target incentive, rounding.

        Every line is rounded once, half away from zero, to 2 decimals; totals are sums of rounded lines.

        ## Worked examples

        Every measure at the same level.

        Not in the examples: Commission, Rate reached, Products, Spring, Autumn, Best of the quarter, Pool.

        | Attainment | Own sales | Team margin | Team bonus | Payout |
        | --- | --- | --- | --- | --- |
        | 80 % | 0.00 USD | 1,024.00 USD | 0.00 USD | 1,024.00 USD |
        | 100 % | 2,880.00 USD | 1,600.00 USD | 1,500.00 USD | 5,980.00 USD |

        """.ReplaceLineEndings("\n"),
        Everything(PlanLanguage.English));

    [Fact]
    public void A_plan_with_every_kind_of_clause_reads_in_german_as() => Assert.Equal(
        """
        # Everything

        Plan all, Abrechnung je Quartal, in USD.

        Zielprämie je Quartal bei 100 % in allem: 4.000,00 USD, sofern nicht persönlich anders vereinbart.

        Eine Gültigkeitsdauer ist nicht angegeben.

        ## Was gemessen wird

        Zielerreichung ist angerechneter Betrag geteilt durch Ziel, genau und ohne Rundung; 99,995 % haben 100 % nicht erreicht.

        | Messgröße | Definition |
        | --- | --- |
        | Bookings | sum of credited amounts, by the day each entry counts on, corrections included |
        | margin | festgestellt oder vereinbart; siehe dort |
        | retention | festgestellt oder vereinbart; siehe dort |

        ### Own sales

        60 % der Zielprämie, 2.400,00 USD bei Zielerreichung; folgt bookings (eigene Zielerreichung).

        Ohne bestimmbare Zielerreichung gilt: nichts wird gezahlt.

        Siehe auch: Team first.

        Siehe auch: Own matrix.

        | Ab | bis unter | zahlt vom Zielbetrag | und je weiteres 1 % |
        | --- | --- | --- | --- |
        | 0 % | 50 % | 0 % | nichts weiter |
        | 50 % | 100 % | 50 % | 1 % |
        | 100 % | 150 % | 100 % | 2 % |
        | 150 % | ohne Ende | 200 % (Obergrenze) | nichts weiter |

        ### Team margin

        40 % der Zielprämie, 1.600,00 USD bei Zielerreichung; folgt margin (Team).

        Ohne bestimmbare Zielerreichung gilt: die übrigen zählen mehr.

        Siehe auch: Retention.

        Siehe auch: Team matrix.

        | Ab | bis unter | zahlt vom Zielbetrag | und je weiteres 1 % |
        | --- | --- | --- | --- |
        | 0 % | ohne Ende | 0 % | 1 % |

        ### Team first

        Own sales wird voll gezahlt, sobald die Vergütung von Team margin 90 % erreicht; darunter werden 50 % davon gezahlt.

        ### Retention

        Team margin wird mit einem Faktor multipliziert, abgelesen bei retention (eigene Zielerreichung).

        | Ab | bis unter | Faktor | und je weiteres 1 % |
        | --- | --- | --- | --- |
        | 0 % | 90 % | 80 % | nichts weiter |
        | 90 % | ohne Ende | 100 % | nichts weiter |

        ### Own matrix

        Own sales: eigene Zielerreichung in Zeilen, bookings (Unternehmen) in Spalten; es gilt das Feld, dessen Grenzen erreicht sind.

        | Ab | 90 % | 100 % |
        | --- | --- | --- |
        | 80 % | 50 % | 70 % |
        | 100 % | 90 % | 110 % |

        ### Team matrix

        Team margin: eigene Zielerreichung in Zeilen, bookings (Gebiet) in Spalten; zwischen den Grenzen in beiden Richtungen linear.

        | Ab | 0 % |
        | --- | --- |
        | 0 % | 0 % |
        | 100 % | 100 % |

        ### Commission

        Provision auf bookings (Team), jede Scheibe zum eigenen Satz.

        | Ab | Satz |
        | --- | --- |
        | 0 | 3 % |
        | 10.000 | 5,5 % |

        ### Rate reached

        Provision auf bookings (eigene Zielerreichung), alles zum erreichten Satz.

        | Ab | Satz |
        | --- | --- |
        | 0 % | 8 % |
        | 100 % | 12 % |

        ### Products

        Vergütung nach Produkt auf bookings.

        | Produkt | zahlt |
        | --- | --- |
        | jedes andere | 1,5 % vom angerechneten Betrag |
        | A | 40,00 USD je Abschluss |
        | B | 0,125 USD je Stück |

        ### Team bonus

        1\.500,00 USD je Person, sobald bookings (Team) 100 % erreicht.

        Siehe auch: Bonus gate.

        ### Bonus gate

        Team bonus wird voll gezahlt, sobald margin (Team) 95 % erreicht; darunter werden 0 % davon gezahlt.

        ### Spring

        100,00 USD je Abschluss vom 01.01.2017 bis 31.01.2017, beide eingeschlossen, in der Reihenfolge der Buchung, bis 1.000,00 USD verbraucht sind.

        ### Autumn

        100,00 USD je Abschluss von A vom 01.01.2017 bis 31.01.2017, beide eingeschlossen, in der Reihenfolge der Buchung, bis 1.000,00 USD verbraucht sind.

        ### Best of the quarter

        Preise nach Rang in bookings; Gleichplatzierte teilen die Preise ihrer Plätze.

        | Platz | Preis |
        | --- | --- |
        | 1 | 300,00 USD |
        | 2 | 200,00 USD |

        ### Pool

        10\.000,00 USD je Einheit (Team) ab 90 % in bookings, geteilt nach angerechnetem Betrag.

        ## Reihenfolge der Berechnung

        Matrix, Kurve, Voraussetzungen, Multiplikatoren, Obergrenze, Gewicht, Zielprämie, Rundung.

        Jede Zeile wird einmal kaufmännisch auf 2 Nachkommastellen gerundet; Summen sind Summen gerundeter Zeilen.

        ## Rechenbeispiele

        Alle Messgrößen auf derselben Höhe.

        Nicht in den Beispielen enthalten: Commission, Rate reached, Products, Spring, Autumn, Best of the quarter, Pool.

        | Zielerreichung | Own sales | Team margin | Team bonus | Auszahlung |
        | --- | --- | --- | --- | --- |
        | 80 % | 0,00 USD | 1.024,00 USD | 0,00 USD | 1.024,00 USD |
        | 100 % | 2.880,00 USD | 1.600,00 USD | 1.500,00 USD | 5.980,00 USD |

        """.ReplaceLineEndings("\n"),
        Everything(PlanLanguage.German));

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

    [Fact]
    public void Options_left_out_are_empty_and_a_language_there_is_not_is_refused()
    {
        var options = new PlanDocumentOptions { Measures = default, Levels = default, Changes = default };

        Assert.Equal((0, 0, 0), (options.Measures.Length, options.Levels.Length, options.Changes.Length));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new PlanDocumentOptions { Language = (PlanLanguage)2 });
    }

    [Fact]
    public void Options_that_say_the_same_are_equal_and_any_difference_counts()
    {
        var change = new PlanChange(Day("2017-04-01"), "Cap raised", "Head of sales");
        PlanDocumentOptions Of() => new() { InEffect = Days("2017-01-01", "2017-12-31"), SampleQuota = Usd(1m), Measures = [Measure.Bookings], Levels = [Ratio.One], Changes = [change] };
        var options = Of();

        Assert.Equal((options, options.GetHashCode()), (Of(), Of().GetHashCode()));
        Assert.NotEqual(options, options with { Language = PlanLanguage.German });
        Assert.NotEqual(options, options with { InEffect = Days("2017-01-01", "2017-12-30") });
        Assert.NotEqual(options, options with { SampleQuota = Usd(2m) });
        Assert.NotEqual(options, options with { Measures = [] });
        Assert.NotEqual(options, options with { Levels = [Ratio.Zero] });
        Assert.NotEqual(options, options with { Changes = [] });
        Assert.False(options.Equals(null));
    }

    private static string Everything(PlanLanguage language)
    {
        Ratio[] rows = [Percent(80), Percent(100)];
        var bookings = new PlanReading.OfMeasure(UnitKind.Team, "bookings");
        var spring = new PlanClause.Spif { Id = "spring", Name = "Spring", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(1_000m), PerDeal = Usd(100m) };
        var plan = Plan.Create(
            "all",
            "Everything",
            Dollar,
            PeriodGrain.Quarter,
            [
                Component("own", Percent(60), UnitKind.Payee, Accelerated) with { Name = "Own sales" },
                Component("team", Percent(40), UnitKind.Team, PayCurve.Linear, UndefinedAttainment.Reweight) with { Name = "Team margin", MeasureId = "margin" },
            ],
            [
                new PlanClause.Gate { Id = "first", Name = "Team first", AppliesTo = "own", Reading = new PlanReading.OfComponent("team"), From = Percent(90), ShareBelow = Percent(50) },
                new PlanClause.Multiplier
                {
                    Id = "retention",
                    Name = "Retention",
                    AppliesTo = "team",
                    Reading = new PlanReading.OfMeasure(UnitKind.Payee, "retention"),
                    Table = PayCurve.Steps(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(90, 100)),
                },
                new PlanClause.Linked
                {
                    Id = "cells",
                    Name = "Own matrix",
                    AppliesTo = "own",
                    Reading = new PlanReading.OfMeasure(UnitKind.Company, "bookings"),
                    Matrix = PayMatrix.Create(rows, [Percent(90), Percent(100)], [Percent(50), Percent(70), Percent(90), Percent(110)], MatrixInterpolation.None),
                },
                new PlanClause.Linked
                {
                    Id = "lines",
                    Name = "Team matrix",
                    AppliesTo = "team",
                    Reading = new PlanReading.OfMeasure(UnitKind.Territory, "bookings"),
                    Matrix = PayMatrix.Create([Ratio.Zero, Ratio.One], [Ratio.Zero], [Ratio.Zero, Ratio.One], MatrixInterpolation.Bilinear),
                },
                new PlanClause.Rates
                {
                    Id = "commission",
                    Name = "Commission",
                    Scope = UnitKind.Team,
                    Table = RateTable.Create(TierMethod.Marginal, TierBound.Amount, [RateTier.Percent(0m, 3m), RateTier.Percent(10_000m, 5.5m)]),
                },
                new PlanClause.Rates
                {
                    Id = "reached",
                    Name = "Rate reached",
                    Table = RateTable.Create(TierMethod.Retroactive, TierBound.Attainment, [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m)]),
                },
                new PlanClause.ProductRates
                {
                    Id = "products",
                    Name = "Products",
                    Card = RateCard.Create(
                        new RateCardLine("", new ProductRate.OfCredit(Percent(1.5m))),
                        new RateCardLine("A", new ProductRate.PerDeal(Usd(40m))),
                        new RateCardLine("B", new ProductRate.PerUnit(Usd(0.125m)))),
                },
                new PlanClause.Bonus { Id = "bonus", Name = "Team bonus", Reading = bookings, From = Ratio.One, Amount = Usd(1_500m) },
                new PlanClause.Gate { Id = "gate", Name = "Bonus gate", AppliesTo = "bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "margin"), From = Percent(95) },
                spring,
                spring with { Id = "autumn", Name = "Autumn", ProductId = "A" },
                new PlanClause.Contest { Id = "best", Name = "Best of the quarter", Prizes = PrizeTable.Create(Usd(300m), Usd(200m)) },
                new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(10_000m), From = Percent(90) },
            ]);
        return PlanDocumentGenerator.Generate(plan, Targets, new PlanDocumentOptions { Language = language, Measures = [Measure.Bookings], Levels = [.. rows] }).ToMarkdown();
    }
}
