using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Crediting;

/// <summary>Random sales, hierarchies (circles among them), rules of every kind, and events.</summary>
public static class CreditRuleArbitraries
{
    public static Arbitrary<RuleCase> Cases() => CaseGen.ToArbitrary();

    private static Gen<RuleCase> CaseGen =>
        from entries in Arbitraries.AnyEntries
        from organization in HierarchyGen
        from rules in RulesGen
        from events in EventGen.ArrayOf(6)
        from products in Gen.Choose(0, 7)
        select new RuleCase(
            [.. entries.Select(entry => entry.CorrectsId is null ? entry with { ProductId = (entry.Id[^1] + products) % 3 == 0 ? "Cloud" : "" } : entry)],
            organization,
            rules,
            [.. events]);

    private static Gen<SalesOrganization> HierarchyGen =>
        from starts in Gen.Choose(-60, 120).ArrayOf(Arbitraries.People.Length)
        from first in ManagerGen.ArrayOf(Arbitraries.People.Length)
        from second in ManagerGen.ArrayOf(Arbitraries.People.Length)
        from days in Gen.Choose(30, 300).ArrayOf(Arbitraries.People.Length)
        select SalesOrganization.Create(Arbitraries.People.SelectMany((payee, i) =>
        {
            var begins = new LocalDate(2024, 1, 1).PlusDays(starts[i]);
            return new[]
            {
                new Assignment { PayeeId = payee, ManagerId = first[i], TeamId = "Red", TerritoryId = "North", From = begins, To = begins.PlusDays(days[i]) },
                new Assignment { PayeeId = payee, ManagerId = second[i], TeamId = "Blue", TerritoryId = "South", From = begins.PlusDays(days[i] + 1) },
            };
        }));

    private static Gen<string> ManagerGen => Gen.Elements([.. Arbitraries.People, "", "", "Zoe"]);

    private static Gen<CreditCondition> ConditionGen => Gen.Elements(
        new CreditCondition { ProductIds = ["Cloud"] },
        new CreditCondition { TerritoryIds = ["North"], IsAssigned = true },
        new CreditCondition { TeamIds = ["Blue", ""] },
        new CreditCondition { PayeeIds = ["Ada", "Bob"] },
        new CreditCondition { AccountIds = ["Cancity", ""], Categories = [""] },
        new CreditCondition { DealIds = ["D1", ""] },
        new CreditCondition { Roles = ["SDR", ""] },
        new CreditCondition { From = new LocalDate(2024, 3, 1), To = new LocalDate(2024, 8, 1) });

    public static Gen<CreditRules> RulesGen =>
        from conditions in ConditionGen.ArrayOf(6)
        from chosen in Gen.Choose(0, 1_023)
        from cents in Gen.Elements(1, 33_333, 500_000, 100_000_000)
        from share in Gen.Elements(Ratio.Of(1, 50), Ratio.Of(1, 3), Ratio.One, Ratio.Of(7, 3))
        from above in Gen.Elements(Ratio.Zero, Ratio.Of(1, 2), Ratio.Of(1, 3))
        let all = new CreditRule[]
        {
            new CreditRule.House { Id = "house", Condition = conditions[0] },
            new CreditRule.Reassigns { Id = "moves", PayeeId = "Cem", Condition = conditions[1] },
            new CreditRule.Excludes { Id = "excludes", Condition = conditions[2] },
            new CreditRule.Counts { Id = "rest" },
            new CreditRule.Windfall { Id = "some", Bound = Money.FromMinorUnits(cents, Facts.Dollar), ShareAbove = above, Condition = conditions[3] },
            new CreditRule.Windfall { Id = "large", Bound = Money.FromMinorUnits(cents + 1_000, Facts.Dollar) },
            new CreditRule.ManagerOverride { Id = "managers", Share = share },
            new CreditRule.ManagerOverride { Id = "heads", Level = 2, Share = Ratio.Of(1, 7), Condition = conditions[4] },
            new CreditRule.ChannelOverride { Id = "channel", PayeeId = "Dee", Share = share, Condition = conditions[5] },
            new CreditRule.Timing
            {
                Id = "timing",
                Condition = conditions[4],
                Schedule = CreditSchedule.Create((CreditSchedule.Booking, Ratio.Of(1, 3)), ("invoice", Ratio.Of(1, 6)), ("cash", Ratio.Of(1, 2))),
            },
        }
        select CreditRules.Create(all.Where((_, i) => (chosen >> i & 1) == 1));

    private static Gen<CreditEvent> EventGen =>
        from sale in Gen.Choose(0, 13)
        from name in Gen.Elements("invoice", "cash", "delivery")
        from day in Arbitraries.AnyDay
        select new CreditEvent($"T{sale:00}", name, day);
}

/// <summary>Sales, who was where, rules and events.</summary>
public sealed record RuleCase(
    ImmutableArray<Transaction> Entries, SalesOrganization Organization, CreditRules Rules, ImmutableArray<CreditEvent> Events)
{
    public CreditBook Book => CreditCalculator.Calculate(TransactionJournal.Create(Entries).Value, Organization, Facts.Dollar).Value;

    public Checked<RuledCredits> Apply() => CreditRuleCalculator.Calculate(Book, Rules, Organization, Events);

    public override string ToString() => string.Join("; ", Rules.Rules.Select(rule => rule.Id)) + " on " + string.Join("; ", Entries.Select(entry => $"{entry.Id} {entry.CorrectsId} {entry.Date} {entry.Amount}"));
}
