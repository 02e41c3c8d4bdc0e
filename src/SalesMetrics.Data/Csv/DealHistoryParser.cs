using SalesMetrics.Data.Fields;
using SalesMetrics.Data.Mappings;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Data.Csv;

/// <summary>Reads the fields of one row of a deal history.</summary>
internal sealed class DealHistoryParser(SalesProcess process, Currency currency)
{
    private const int Id = 0, On = 1, Stage = 2, Owner = 3, Amount = 4, Money = 5, ExpectedClose = 6, Category = 7, Sequence = 8;

    private static readonly DateText Dates = new(
        ["uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm:ss.fff'Z'", "uuuu-MM-dd'T'HH:mm:ss'Z'", "uuuu-MM-dd'T'HH:mm:ss.fff'+0000'"]);

    private readonly TextPool _names = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The columns, in the order of the numbers above.</summary>
    public static ImmutableArray<ColumnMapping> Columns { get; } =
    [
        new("deal_id", ["deal_id"], IsRequired: true),
        new("date", ["date"], IsRequired: true),
        new("stage", ["stage"], IsRequired: true),
        new("owner", ["owner"], IsRequired: true),
        new("amount", ["amount"]),
        new("currency", ["currency"]),
        new("expected_close", ["expected_close"]),
        new("category", ["category"]),
        new("sequence", ["sequence"]),
    ];

    public ReadRow<DealHistoryRow> Parse(CsvTable row)
    {
        if (row.IsRejected)
        {
            return row.Finish<DealHistoryRow>(null);
        }

        var id = row[Id].ToString();
        if (id.Length == 0)
        {
            row.Reject("missing-id", Id, "The row names no deal.", "Export the deal's id.");
        }

        var on = ReadDay(row);
        var stage = ReadStage(row);
        var (amount, category, sequence) = (ReadAmount(row), ReadCategory(row), ReadSequence(row));
        return row.IsRejected || on is not { } day || stage is null
            ? row.Finish<DealHistoryRow>(null)
            : row.Finish(new DealHistoryRow(id, day, stage)
            {
                OwnerId = _names.Get(row[Owner]),
                Amount = amount,
                ExpectedCloseOn = row[ExpectedClose].IsEmpty ? null : row.Date(ExpectedClose, Dates, isNeeded: false),
                Category = category,
                Sequence = sequence,
            });
    }

    private static LocalDate? ReadDay(CsvTable row)
    {
        if (row[On].IsEmpty)
        {
            row.Reject("missing-date", On, "The row does not say since when.", "Enter the day of the change.");
            return null;
        }

        return row.Date(On, Dates, isNeeded: true);
    }

    private static long? ReadSequence(CsvTable row)
    {
        if (row[Sequence].IsEmpty)
        {
            return null;
        }

        if (long.TryParse(row[Sequence], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        row.Reject("unreadable-sequence", Sequence, "The sequence number is no whole number.", "Leave the column out, or number the changes.");
        return null;
    }

    private static ForecastCategory? ReadCategory(CsvTable row)
    {
        var word = row[Category].ToString().Replace(" ", "", StringComparison.Ordinal);
        if (word.Length == 0)
        {
            return null;
        }

        if (char.IsAsciiLetter(word[0]) && Enum.TryParse<ForecastCategory>(word, ignoreCase: true, out var category))
        {
            return category;
        }

        row.Reject(
            "unknown-category",
            Category,
            "That is no forecast category.",
            Invariant($"Write one of {string.Join(", ", Enum.GetNames<ForecastCategory>())}."));
        return null;
    }

    private SalesStage? ReadStage(CsvTable row)
    {
        var id = _names.Get(row[Stage]);
        if (id.Length > 0 && process.TryGetStage(id, out var stage))
        {
            return stage;
        }

        row.Reject(
            id.Length == 0 ? "missing-stage" : "unknown-stage",
            Stage,
            id.Length == 0 ? "The row names no stage." : "The process has no such stage.",
            "Write the stage as the process has it, or add it there.");
        return null;
    }

    private Money? ReadAmount(CsvTable row)
    {
        if (row[Amount].IsEmpty)
        {
            return null;
        }

        if (row.CurrencyOr(currency, Money) is not { } stated)
        {
            row.Reject("unknown-currency", Money, "The currency is no ISO 4217 code.", "Write the code, such as USD.");
            return null;
        }

        if (stated != currency)
        {
            row.Reject(
                "other-currency",
                Money,
                Invariant($"The amount is not in {currency}, and amounts in different currencies do not add up."),
                "Convert it at a stated rate, or read this currency apart.");
            return null;
        }

        return row.Amount(Amount, '.', currency, isNeeded: false);
    }
}
