using System.Text.Json;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Statements;

namespace SalesMetrics.Json;

/// <summary>A statement as JSON: exact, and the same text for the same statement. For payroll and for statements of one's own design.</summary>
/// <remarks>Amounts are numbers in major units of <c>currency</c>; attainments, weights and shares are fractions in lowest terms, such as <c>"11/10"</c>.</remarks>
public static class StatementJson
{
    /// <summary>The version of the form, which every text states as <c>schemaVersion</c>.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The JSON Schema (draft 2020-12) of a statement.</summary>
    public static string Schema => PlanJson.Resource("statement.schema.json");

    /// <summary>Writes a statement, indented by two spaces, lines ending in a line feed.</summary>
    public static string Write(PayStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return ExplanationJson.Text(json =>
        {
            var payout = statement.Payout;
            json.WriteStartObject();
            json.WriteString("kind", "statement");
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("payeeId", payout.PayeeId);
            json.WriteString("planId", payout.Plan.Id);
            json.WriteString("planName", payout.Plan.Name);
            json.WriteString("period", payout.Period.Id);
            json.WriteString("from", Day(payout.Period.Start));
            json.WriteString("to", Day(payout.Period.End));
            json.WriteString("paidFrom", Day(payout.Days.Start));
            json.WriteString("paidTo", Day(payout.Days.End));
            ExplanationJson.WriteRatio(json, "periodShare", payout.Share.Share);
            json.WriteString("currency", payout.Plan.Currency.Code);
            json.WriteString("role", payout.Assignment.Role);
            json.WriteString("teamId", payout.Assignment.TeamId);
            json.WriteString("managerId", payout.Assignment.ManagerId);
            json.WriteString("territoryId", payout.Assignment.TerritoryId);
            json.WriteNumber("targetIncentive", payout.TargetIncentive.Amount);
            json.WriteNumber("total", statement.Total.Amount);
            Array(json, "lines", statement.Lines, Line);
            Array(json, "credits", statement.Credits, Credit);
            Array(json, "issues", statement.Issues, Issue);
            Array(json, "ledgerEntries", statement.Entries, Entry);
            Array(json, "settlements", statement.Settlements, Settlement);
            Array(json, "held", statement.Held, Held);
            Amount(json, "standing", statement.Standing);
            Amount(json, "payable", statement.Payable);
            Amount(json, "paid", statement.Paid);
            Amount(json, "owed", statement.Owed);
            Amount(json, "heldAmount", statement.HeldAmount);
            json.WritePropertyName("working");
            ExplanationJson.WriteTree(json, statement.Explain());
            json.WriteEndObject();
        });
    }

    private static void Line(Utf8JsonWriter json, StatementLine line)
    {
        json.WriteString("part", Part(line.Part));
        json.WriteString("id", line.Id);
        json.WriteString("name", line.Name);
        json.WriteString("scope", line.Unit is { } unit ? Words.Write(Words.Scopes, unit.Kind) : null);
        json.WriteString("unitId", line.Unit?.Id);
        json.WriteString("measureId", line.MeasureId);
        Amount(json, "credited", line.Credited);
        Amount(json, "quota", line.Quota);
        ExplanationJson.WriteRatio(json, "attainment", line.Attainment);
        ExplanationJson.WriteRatio(json, "weight", line.Weight);
        ExplanationJson.WriteRatio(json, "share", line.Share);
        json.WriteNumber("amount", line.Amount.Amount);
    }

    private static void Credit(Utf8JsonWriter json, StatementCredit one)
    {
        var credit = one.Credit;
        json.WriteString("transactionId", credit.TransactionId);
        json.WriteString("originId", credit.OriginId);
        json.WriteString("dealId", credit.DealId);
        json.WriteString("date", Day(credit.Date));
        json.WriteString("productId", credit.ProductId);
        json.WriteString("category", credit.Category);
        json.WriteString("payeeId", credit.PayeeId);
        json.WriteString("creditedAs", credit.Kind == Crediting.CreditKind.Overlay ? "overlay" : "seller");
        ExplanationJson.WriteRatio(json, "share", credit.Share);
        json.WriteNumber("amount", credit.Amount.Amount);
        json.WriteString("currency", credit.Amount.Currency.Code);
        json.WriteString("roleDate", Day(credit.RoleDate));
        json.WriteString("teamId", credit.Role?.TeamId);
        json.WriteStartArray("countsFor");
        foreach (var id in one.LineIds)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }

    private static void Issue(Utf8JsonWriter json, Issue issue)
    {
        json.WriteString("code", issue.Code);
        json.WriteString("outcome", issue.Outcome == IssueOutcome.Used ? "used" : "rejected");
        json.WriteString("source", issue.Source);
        json.WriteString("field", issue.Field);
        json.WriteString("value", issue.Value);
        json.WriteString("message", issue.Message);
        json.WriteString("advice", issue.Advice);
    }

    private static void Entry(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteString("postingId", entry.Posting.Id);
        json.WriteString("date", Day(entry.Posting.Date));
        json.WriteString("reason", entry.Posting.Reason);
        json.WriteString("entryKind", entry.Kind switch
        {
            LedgerEntryKind.Earning => "earning",
            LedgerEntryKind.Waiver => "waiver",
            _ => "adjustment",
        });
        json.WriteString("line", entry.Line.ToString());
        json.WriteString("earningPeriod", entry.EarningPeriod.Id);
        json.WriteString("paymentPeriod", entry.PaymentPeriod.Id);
        json.WriteNumber("amount", entry.Amount.Amount);
    }

    private static void Settlement(Utf8JsonWriter json, SettlementLine line)
    {
        json.WriteString("period", line.Earned.Period.Id);
        json.WriteNumber("earned", line.Earned.Amount.Amount);
        json.WriteNumber("carriedBefore", line.Before.Carried.Amount);
        json.WriteNumber("counted", line.Counted.Amount);
        json.WriteNumber("forfeited", line.Forfeited.Amount);
        json.WriteNumber("topUp", line.TopUp.Amount);
        json.WriteNumber("advance", line.Advance.Amount);
        json.WriteNumber("recovered", line.Recovered.Amount);
        json.WriteNumber("paid", line.Paid.Amount);
        json.WriteNumber("drawAfter", line.After.Draw.Amount);
        json.WriteNumber("carriedAfter", line.After.Carried.Amount);
    }

    private static void Held(Utf8JsonWriter json, HoldPart part)
    {
        json.WriteString("transactionId", part.Held.TransactionId);
        json.WriteString("earnedOn", Day(part.Held.EarnedOn));
        json.WriteString("milestone", part.Milestone);
        json.WriteNumber("amount", part.Amount.Amount);
    }

    private static string Part(LedgerLinePart part) => part switch
    {
        LedgerLinePart.Component => "component",
        LedgerLinePart.Clause => "clause",
        _ => "award",
    };

    private static string Day(LocalDate day) => Invariant($"{day:uuuu-MM-dd}");

    private static void Amount(Utf8JsonWriter json, string name, Money? amount)
    {
        if (amount is { } money)
        {
            json.WriteNumber(name, money.Amount);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
