using SalesMetrics.Crediting;

namespace SalesMetrics.Compensation;

/// <summary>The part of a plan document that is about credit rules.</summary>
internal static class PlanDocumentCrediting
{
    /// <summary>A table of the rules in their order; nothing when there are none.</summary>
    /// <exception cref="CurrencyMismatchException">A bound is not in the plan's currency.</exception>
    public static IEnumerable<PlanDocumentSection> Sections(Plan plan, CreditRules rules, PlanWords words)
    {
        rules.RequireCurrency(plan.Currency);
        return rules.Rules.IsEmpty ? [] :
        [
            new PlanDocumentSection(
                2,
                words.Say("Who is credited", "Wem angerechnet wird"),
                [words.Say(
                    "In each of four steps the first rule that holds counts: whose a sale is, large deals, credit on top, and when it counts. A correction follows its sale.",
                    "In jedem von vier Schritten zählt die erste Regel, die zutrifft: wem ein Verkauf zählt, große Abschlüsse, was hinzukommt, und wann es zählt. Eine Korrektur folgt ihrem Verkauf.")],
                [words.Say("Rule", "Regel"), words.Say("For", "Für"), words.Say("What is credited", "Was angerechnet wird")],
                [.. rules.Rules.Select(rule => ImmutableArray.Create(rule.Id, Condition(rule.Condition, words), Effect(rule, words)))]),
        ];
    }

    private static string Effect(CreditRule rule, PlanWords words) => rule switch
    {
        CreditRule.Reassigns reassigns => words.Tell($"all of it to {reassigns.PayeeId}", $"alles {reassigns.PayeeId}"),
        CreditRule.House => words.Say("to the company and nobody else", "dem Unternehmen und sonst niemandem"),
        CreditRule.Excludes => words.Say("nothing", "nichts"),
        CreditRule.Windfall windfall => words.Tell(
            $"of a sale above {words.Amount(windfall.Bound)} so much, and {words.Percent(windfall.ShareAbove)} of the rest; what is left is the company's",
            $"von einem Verkauf über {words.Amount(windfall.Bound)} so viel und {words.Percent(windfall.ShareAbove)} des Rests; was übrig bleibt, dem Unternehmen"),
        CreditRule.ManagerOverride { Level: 1 } manager => words.Tell(
            $"{words.Percent(manager.Share)} on top to the manager", $"{words.Percent(manager.Share)} zusätzlich der Führungskraft"),
        CreditRule.ManagerOverride manager => words.Tell(
            $"{words.Percent(manager.Share)} on top to the manager {manager.Level} levels above",
            $"{words.Percent(manager.Share)} zusätzlich der Führungskraft {manager.Level} Ebenen darüber"),
        CreditRule.ChannelOverride channel => words.Tell(
            $"{words.Percent(channel.Share)} on top to {channel.PayeeId}", $"{words.Percent(channel.Share)} zusätzlich {channel.PayeeId}"),
        CreditRule.Timing timing => string.Join(
            ", ", timing.Schedule.Shares.Select(share => words.Tell($"{words.Percent(share.Value)} on {share.Key}", $"{words.Percent(share.Value)} bei {share.Key}"))),
        _ => words.Say("as it was sold", "wie verkauft"),
    };

    private static string Condition(CreditCondition condition, PlanWords words)
    {
        var none = words.Say("none", "keine Angabe");
        IEnumerable<string> Ids(string english, string german, ImmutableArray<string> ids) =>
            ids.IsEmpty ? [] : [words.Say(english, german) + " " + string.Join(", ", ids.Select(id => id.Length == 0 ? none : id))];
        IEnumerable<string> parts =
        [
            .. Ids("product", "Produkt", condition.ProductIds),
            .. Ids("account", "Kunde", condition.AccountIds),
            .. Ids("deal", "Abschluss", condition.DealIds),
            .. Ids("category", "Kategorie", condition.Categories),
            .. Ids("person", "Person", condition.PayeeIds),
            .. Ids("role", "Rolle", condition.Roles),
            .. Ids("team", "Team", condition.TeamIds),
            .. Ids("territory", "Gebiet", condition.TerritoryIds),
            .. condition.IsAssigned is { } assigned
                ? [assigned ? words.Say("people assigned that day", "an dem Tag Zugeordnete") : words.Say("people not assigned that day", "an dem Tag nicht Zugeordnete")]
                : Array.Empty<string>(),
            .. condition.From is { } from ? [words.Tell($"sales from {words.Day(from)} on", $"Verkäufe ab {words.Day(from)}")] : Array.Empty<string>(),
            .. condition.To is { } to ? [words.Tell($"sales until {words.Day(to)}", $"Verkäufe bis {words.Day(to)}")] : Array.Empty<string>(),
        ];
        return condition.IsEverything ? words.Say("everything", "alles") : string.Join("; ", parts);
    }
}
