using SalesMetrics.Data.Fields;
using SalesMetrics.Data.Mappings;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Data.Csv;

/// <summary>Makes quotas of rows, one for each unit, measure and stretch of days.</summary>
internal sealed class QuotaParser(MappingContents mapping, SalesOrganization? people)
{
    private const int From = 0, To = 1, Amount = 2, Payee = 3, Team = 4, Manager = 5, Territory = 6, Currency = 7, Measured = 8;

    private readonly HashSet<(SalesUnit, string, LocalDate, LocalDate)> _seen = [];
    private readonly TextPool _payees = new(mapping.PayeeAliases);
    private readonly TextPool _teams = new(mapping.TeamAliases);
    private readonly TextPool _territories = new(mapping.TerritoryAliases);

    public ReadRow<Quota> Parse(CsvTable row)
    {
        if (row.IsRejected)
        {
            return row.Finish<Quota>(null);
        }

        var unit = ReadUnit(row);
        var interval = ReadInterval(row);
        var amount = ReadAmount(row);
        if (row.IsRejected || unit is not { } whose || interval is null || amount is not { } goal)
        {
            return row.Finish<Quota>(null);
        }

        var measure = row[Measured].IsEmpty ? Measure.Bookings.Id : row[Measured].ToString();
        if (!_seen.Add((whose, measure, interval.Start, interval.End)))
        {
            row.Reject("duplicate-quota", From, "A quota of this unit for these days was read before; the first one stays.", "List each quota once.");
            return row.Finish<Quota>(null);
        }

        if (goal.Amount == 0m)
        {
            row.Doubt("zero-quota", Amount, "The quota is zero: attainment will be undefined.", "Leave the row out when there is no quota.");
        }

        if (whose.Kind == UnitKind.Payee && people is not null && !people.Has(whose.Id))
        {
            row.Doubt(
                "unknown-payee",
                Payee,
                "Nobody of that name is among the people. The quota is used for the name as it stands.",
                "Add the person to the people file, or an alias to the mapping.");
        }

        return row.Finish(new Quota { Unit = whose, Interval = interval, Amount = goal, MeasureId = measure });
    }

    private SalesUnit? ReadUnit(CsvTable row)
    {
        SalesUnit? unit = null;
        var named = 0;
        Name(Payee, UnitKind.Payee, _payees);
        Name(Team, UnitKind.Team, _teams);
        Name(Manager, UnitKind.Manager, _payees);
        Name(Territory, UnitKind.Territory, _territories);
        if (named != 1)
        {
            row.Reject(
                named == 0 ? "missing-payee" : "several-units",
                Payee,
                named == 0 ? "The row names nobody whose quota it is." : "The row names more than one unit.",
                "Name one payee, team, manager or territory a row.");
            return null;
        }

        return unit;

        void Name(int column, UnitKind kind, TextPool pool)
        {
            var id = pool.Get(row[column]);
            if (id.Length > 0)
            {
                named++;
                unit ??= new SalesUnit(kind, id);
            }
        }
    }

    private DateInterval? ReadInterval(CsvTable row)
    {
        if (row[From].IsEmpty || row[To].IsEmpty)
        {
            row.Reject("missing-date", row[From].IsEmpty ? From : To, "A quota needs a first and a last day.", "Enter both; both are inclusive.");
            return null;
        }

        var from = row.Date(From, mapping.Dates, isNeeded: true);
        var to = row.Date(To, mapping.Dates, isNeeded: true);
        if (from is not { } first || to is not { } last)
        {
            return null;
        }

        if (last < first)
        {
            row.Reject("ends-before-start", To, "The quota ends before it starts.", "Correct one of the dates.");
            return null;
        }

        return new DateInterval(first, last);
    }

    private Money? ReadAmount(CsvTable row)
    {
        if (row.CurrencyOr(mapping.Currency, Currency) is not { } currency)
        {
            row.Reject("unknown-currency", Currency, "The currency is no ISO 4217 code.", "Write the code, such as USD.");
            return null;
        }

        if (row[Amount].IsEmpty)
        {
            row.Reject("missing-amount", Amount, "The row has no quota.", "Enter the amount.");
            return null;
        }

        var amount = row.Amount(Amount, mapping.DecimalSeparator, currency, isNeeded: true);
        if (amount is { Amount: < 0m })
        {
            row.Reject("negative-amount", Amount, "A quota is negative.", "Correct the amount.");
        }

        return amount;
    }
}
