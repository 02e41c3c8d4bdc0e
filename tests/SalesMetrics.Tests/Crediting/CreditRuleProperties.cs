using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Crediting;

[PayLaws(Arbitrary = [typeof(CreditRuleArbitraries)])]
public class CreditRuleProperties
{
    [Property]
    public bool What_counts_waits_and_is_excluded_of_an_entry_adds_up_to_it(RuleCase given)
    {
        var parts = All(given.Apply().Value).Where(credit => credit.Kind is CreditKind.Direct or CreditKind.House).ToLookup(credit => credit.TransactionId);
        return given.Entries.All(entry => Sum(parts[entry.Id]) == entry.Amount);
    }

    [Property]
    public bool The_company_is_credited_with_what_was_sold_whatever_is_credited_on_top(RuleCase given)
    {
        var ruled = given.Apply().Value;
        var waiting = Sum(ruled.Pending.Select(one => one.Credit).Where(credit => credit.Kind is CreditKind.Direct or CreditKind.House));
        var excluded = Sum(ruled.Excluded.Where(credit => credit.Kind == CreditKind.Direct));
        return Enum.GetValues<UnitKind>().Where(kind => kind != UnitKind.Payee).All(kind =>
            Sum(ruled.Book.Credits.Where(credit => credit.UnitOf(kind) is var unit && credit.CountsFor(unit))) + waiting + excluded == Sum(given.Entries));
    }

    [Property]
    public bool Measurements_of_the_book_are_the_sums_of_the_credits_that_count(RuleCase given)
    {
        var book = given.Apply().Value.Book;
        var always = new DateInterval(new LocalDate(2023, 1, 1), new LocalDate(2027, 1, 1));
        return Enum.GetValues<UnitKind>().All(kind => MeasurementCalculator.Calculate(book, Measure.Bookings, kind, [always]).All.All(
            one => one.Amount == Sum(book.Credits.Where(credit => credit.CountsFor(one.Unit)))));
    }

    [Property]
    public bool A_full_reversal_takes_the_same_parts_back(RuleCase given)
    {
        var sales = given.Entries.Where(entry => entry.CorrectsId is null).ToList();
        var reversals = sales.Select(sale => new Transaction { Id = "R" + sale.Id, CorrectsId = sale.Id, Date = sale.Date.PlusDays(20), Amount = -sale.Amount });
        var ruled = (given with { Entries = [.. sales, .. reversals] }).Apply().Value;
        return All(ruled).GroupBy(credit => (credit.OriginId, credit.PayeeId, credit.Kind, credit.RuleId)).All(parts => Sum(parts).Amount == 0m);
    }

    [Property]
    public bool Any_order_of_facts_gives_the_same_credits_and_issues(RuleCase given)
    {
        var turned = given with
        {
            Entries = [.. given.Entries.Reverse()],
            Events = [.. given.Events.Reverse()],
            Organization = SalesOrganization.Create(given.Organization.Assignments.Reverse()),
        };
        var (one, other) = (given.Apply(), turned.Apply());
        return one.Value.Book.Credits.SequenceEqual(other.Value.Book.Credits)
            && one.Value.Pending.SequenceEqual(other.Value.Pending)
            && one.Value.Excluded.SequenceEqual(other.Value.Excluded)
            && one.Issues.SequenceEqual(other.Issues);
    }

    [Property]
    public bool An_override_is_the_rounded_share_of_what_it_comes_from_and_nobody_has_one_of_an_own_sale(RuleCase given)
    {
        var untimed = given with { Rules = CreditRules.Create(given.Rules.Rules.Where(rule => rule is not CreditRule.Timing)) };
        return untimed.Apply().Value.Book.Credits
            .Where(credit => credit.Kind == CreditKind.Override)
            .GroupBy(credit => (credit.TransactionId, credit.PayeeId, credit.RuleId))
            .All(whole =>
            {
                var rule = whole.First().Source!.Rule;
                var share = rule is CreditRule.ManagerOverride manager ? manager.Share : ((CreditRule.ChannelOverride)rule).Share;
                return Sum(whole) == Sum(whole.Select(credit => credit.Source!.From)).RoundedShare(share)
                    && whole.All(credit => credit.Source!.From.PayeeId != credit.PayeeId && credit.Source.From.Kind == CreditKind.Direct);
            });
    }

    [Property]
    public bool Every_credit_that_differs_from_the_book_names_its_rule_and_leads_back_to_a_credit_of_the_book(RuleCase given)
    {
        var book = given.Book.Credits.ToHashSet();
        return All(given.Apply().Value).All(credit =>
        {
            var root = credit;
            while (root.Source is { } source)
            {
                root = source.From;
            }

            return book.Contains(root) && root.TransactionId == credit.TransactionId && root.RoleDate == credit.RoleDate;
        });
    }

    [Property]
    public bool Without_rules_nothing_changes(RuleCase given) =>
        (given with { Rules = CreditRules.None, Events = [] }).Apply() is { IsClean: true, Value: var ruled }
        && ruled.Book.Credits.SequenceEqual(given.Book.Credits)
        && ruled.Pending.IsEmpty
        && ruled.Excluded.IsEmpty;

    [Fact]
    public void The_random_cases_reach_every_rule_and_issue()
    {
        var cases = CreditRuleArbitraries.Cases().Generator.Sample(500, 50).Select(given => given.Apply()).ToList();
        var rules = cases.SelectMany(one => All(one.Value)).Select(credit => credit.RuleId).ToHashSet();

        Assert.Superset(new HashSet<string> { "house", "moves", "excludes", "rest", "some", "large", "managers", "heads", "channel", "timing" }, rules);
        Assert.Superset(
            new HashSet<string> { "no-credit-rule", "circular-hierarchy", "no-assignment", "unknown-sale", "unknown-event" },
            cases.SelectMany(one => one.Issues).Select(issue => issue.Code).ToHashSet());
    }

    private static IEnumerable<Credit> All(RuledCredits ruled) => [.. ruled.Book.Credits, .. ruled.Pending.Select(one => one.Credit), .. ruled.Excluded];

    private static Money Sum(IEnumerable<Credit> credits) => Money.Sum(credits.Select(credit => credit.Amount), Facts.Dollar);

    private static Money Sum(IEnumerable<Transaction> entries) => Money.Sum(entries.Select(entry => entry.Amount), Facts.Dollar);
}
