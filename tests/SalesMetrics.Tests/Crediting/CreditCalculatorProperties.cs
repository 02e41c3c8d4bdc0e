using FsCheck.Xunit;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Crediting;

[PayLaws(Arbitrary = [typeof(Arbitraries)])]
public class CreditCalculatorProperties
{
    [Property]
    public bool Direct_credits_of_an_entry_add_up_to_it(FittingEntries entries, SalesOrganization organization)
    {
        var journal = entries.Journal;
        var direct = Credit(journal, organization).Where(credit => credit.Kind == CreditKind.Direct).ToLookup(credit => credit.TransactionId);
        return journal.Entries.All(entry => Sum(direct[entry.Id]) == entry.Amount);
    }

    [Property]
    public bool Credits_follow_the_split_and_the_day_of_the_sale(FittingEntries entries, SalesOrganization organization)
    {
        // The chain of corrections is followed here by hand, entry by entry.
        var byId = entries.Values.ToDictionary(entry => entry.Id);
        return Credit(entries.Journal, organization).All(credit =>
        {
            var sale = byId[credit.TransactionId];
            var split = sale.Split;
            while (sale.CorrectsId is { } corrected)
            {
                sale = byId[corrected];
                split ??= sale.Split;
            }

            var shares = credit.Kind == CreditKind.Direct ? split!.Sellers : split!.Overlays;
            _ = organization.TryGetOn(sale.Date, credit.PayeeId, out var role);
            return credit.RoleDate == sale.Date && credit.Role == role && shares.Contains(new CreditShare(credit.PayeeId, credit.Share));
        });
    }

    [Property]
    public bool A_full_reversal_leaves_nobody_with_anything(Payable money, CreditSplit split)
    {
        var amount = new Money(money.Value.Amount, money.Value.Currency);
        var sale = new Transaction { Id = "T1", Date = new LocalDate(2024, 5, 1), Amount = amount, Split = split };
        var reversal = new Transaction { Id = "T2", CorrectsId = "T1", Date = new LocalDate(2024, 6, 1), Amount = -amount };
        return CreditCalculator.Calculate(TransactionJournal.Create(reversal, sale).Value, SalesOrganization.Empty, amount.Currency).Value.Credits
            .GroupBy(credit => (credit.PayeeId, credit.Kind), credit => credit.Amount)
            .All(parts => Money.Sum(parts, amount.Currency).Amount == 0m);
    }

    [Property]
    public bool Any_order_of_facts_gives_the_same_credits(FittingEntries entries, SalesOrganization organization)
    {
        var turned = SalesOrganization.Create(organization.Assignments.Reverse());
        return Credit(entries.Journal, organization).SequenceEqual(Credit(TransactionJournal.Create(entries.Values.Reverse()).Value, turned));
    }

    [Property]
    public bool Credits_are_in_order_and_in_whole_minor_units(FittingEntries entries, SalesOrganization organization)
    {
        var credits = Credit(entries.Journal, organization);
        return credits.All(credit => credit.Amount.IsWholeMinorUnits)
            && credits.SequenceEqual(credits
                .OrderBy(credit => credit.Date)
                .ThenBy(credit => credit.TransactionId, StringComparer.Ordinal)
                .ThenBy(credit => credit.Kind)
                .ThenBy(credit => credit.PayeeId, StringComparer.Ordinal));
    }

    [Property]
    public bool Every_unit_of_a_kind_together_is_the_company(FittingEntries entries, SalesOrganization organization)
    {
        var credits = Credit(entries.Journal, organization);
        var company = Sum(credits.Where(credit => credit.CountsFor(SalesUnit.Company)));
        return company == Money.Sum(entries.Values.Select(entry => entry.Amount), Facts.Dollar)
            && Enum.GetValues<UnitKind>().Where(kind => kind != UnitKind.Payee).All(kind =>
                Money.Sum(
                    credits.Select(credit => credit.UnitOf(kind)).Distinct().Select(unit => Sum(credits.Where(credit => credit.CountsFor(unit)))),
                    Facts.Dollar) == company);
    }

    private static System.Collections.Immutable.ImmutableArray<Credit> Credit(TransactionJournal journal, SalesOrganization organization) =>
        CreditCalculator.Calculate(journal, organization, Facts.Dollar).Value.Credits;

    private static Money Sum(IEnumerable<Credit> credits) => Money.Sum(credits.Select(credit => credit.Amount), Facts.Dollar);
}
