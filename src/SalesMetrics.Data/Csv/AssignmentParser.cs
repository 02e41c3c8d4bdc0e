using SalesMetrics.Data.Fields;
using SalesMetrics.Data.Mappings;
using SalesMetrics.Organization;

namespace SalesMetrics.Data.Csv;

/// <summary>Makes assignments of rows, none of which shares a day with an earlier one of its payee.</summary>
internal sealed class AssignmentParser(MappingContents mapping)
{
    private const int Payee = 0, Manager = 1, Team = 2, Territory = 3, Role = 4, From = 5, To = 6;

    private readonly Dictionary<string, List<(LocalDate From, LocalDate To)>> _taken = new(StringComparer.Ordinal);
    private readonly TextPool _payees = new(mapping.PayeeAliases);
    private readonly TextPool _teams = new(mapping.TeamAliases);
    private readonly TextPool _territories = new(mapping.TerritoryAliases);
    private readonly TextPool _roles = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The rows used that do not say since when.</summary>
    public long Undated { get; private set; }

    public ReadRow<Assignment> Parse(CsvTable row)
    {
        if (row.IsRejected)
        {
            return row.Finish<Assignment>(null);
        }

        var payee = _payees.Get(row[Payee]);
        if (payee.Length == 0)
        {
            row.Reject("missing-payee", Payee, "The row names nobody.", "Enter the person's name as deals have it.");
        }

        var from = row[From].IsEmpty ? AssignmentReader.BeginningOfTime : row.Date(From, mapping.Dates, isNeeded: true);
        var to = row[To].IsEmpty ? null : row.Date(To, mapping.Dates, isNeeded: true);
        if (row.IsRejected || from is not { } start)
        {
            return row.Finish<Assignment>(null);
        }

        CheckDays(row, payee, start, to);
        if (row.IsRejected)
        {
            return row.Finish<Assignment>(null);
        }

        Undated += row[From].IsEmpty ? 1 : 0;
        return row.Finish(new Assignment
        {
            PayeeId = payee,
            From = start,
            To = to,
            ManagerId = _payees.Get(row[Manager]),
            TeamId = _teams.Get(row[Team]),
            TerritoryId = _territories.Get(row[Territory]),
            Role = _roles.Get(row[Role]),
        });
    }

    private void CheckDays(CsvTable row, string payee, LocalDate from, LocalDate? to)
    {
        var last = to ?? LocalDate.MaxIsoValue;
        if (last < from)
        {
            row.Reject("ends-before-start", To, "The assignment ends before it starts.", "Correct one of the dates.");
            return;
        }

        if (!_taken.TryGetValue(payee, out var taken))
        {
            _taken.Add(payee, taken = []);
        }

        if (taken.Exists(other => from <= other.To && other.From <= last))
        {
            row.Reject(
                "overlapping-assignment",
                Payee,
                "The person has an assignment on some of these days already; the first one stays.",
                "End the earlier assignment the day before the next one starts, and list each once.");
            return;
        }

        taken.Add((from, last));
    }
}
