using SalesMetrics.Compensation;
using SalesMetrics.Measures;
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

    private static string Everything(PlanLanguage language)
    {
        var options = new PlanDocumentOptions { Language = language, Measures = [Measure.Bookings], Levels = [Percent(80), Percent(100)] };
        return PlanDocumentGenerator.Generate(EveryClause.Build(), Targets, options).ToMarkdown();
    }
}
