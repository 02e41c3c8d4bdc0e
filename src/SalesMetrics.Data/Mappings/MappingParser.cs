using System.Text.Json;
using SalesMetrics.Data.Fields;

namespace SalesMetrics.Data.Mappings;

/// <summary>Reads a mapping file and checks what its form alone cannot say.</summary>
internal static class MappingParser
{
    private const int Supported = 1;

    public static MappingContents Parse(string json, string source)
    {
        MappingDocument document;
        try
        {
            document = JsonSerializer.Deserialize(json, MappingContext.Default.MappingDocument)
                ?? throw Wrong(source, "$", "it is null");
        }
        catch (JsonException e)
        {
            throw new UnusableInputException(
                source,
                e.LineNumber + 1,
                Invariant($"The mapping is not of the expected form at {e.Path ?? "$"}: {Reason(e)}"),
                "Compare it with crm-mapping.schema.json.",
                e);
        }

        return Check(document, source);
    }

    private static string Reason(JsonException e)
    {
        // The place, which the message repeats, is stated before it.
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    private static MappingContents Check(MappingDocument document, string source)
    {
        if (document.Version != Supported)
        {
            throw Wrong(source, "$.version", Invariant($"version {document.Version} is not known; this reader knows {Supported}"));
        }

        var currency = Currency.TryOf(document.Currency, out var known)
            ? known
            : throw Wrong(source, "$.currency", Invariant($"'{document.Currency}' is no ISO 4217 code such as USD"));
        if (string.IsNullOrWhiteSpace(document.Name))
        {
            throw Wrong(source, "$.name", "it is empty");
        }

        if (document.Delimiter is not ("," or ";" or "\t" or "|"))
        {
            throw Wrong(source, "$.delimiter", "one of , ; | or a tab is expected");
        }

        if (document.DecimalSeparator is not ("." or ","))
        {
            throw Wrong(source, "$.decimalSeparator", "a point or a comma is expected");
        }

        var aliases = document.Aliases;
        return new MappingContents
        {
            Name = document.Name,
            Version = document.Version,
            Currency = currency,
            Delimiter = document.Delimiter[0],
            DecimalSeparator = document.DecimalSeparator[0],
            Dates = ParseDates(source, document.Dates),
            Deals = Deals(source, document.Deals),
            Stages = Stages(source, document.Deals.Stages),
            WonZero = Use(source, "$.deals.wonZero", document.Deals.WonZero, AmountUse.Use, AmountUse.Reject),
            WonNegative = Use(source, "$.deals.wonNegative", document.Deals.WonNegative, AmountUse.Use, AmountUse.Reject),
            LostZero = Use(source, "$.deals.lostZero", document.Deals.LostZero, AmountUse.Use, AmountUse.Missing),
            People = document.People is { } people ? People(source, people) : null,
            Products = document.Products is { } products ? Products(source, products) : null,
            Quotas = document.Quotas is { } quotas ? Quotas(source, quotas) : null,
            PayeeAliases = Aliases(source, "payee", aliases.Payee),
            ProductAliases = Aliases(source, "product", aliases.Product),
            AccountAliases = Aliases(source, "account", aliases.Account),
            TeamAliases = Aliases(source, "team", aliases.Team),
            TerritoryAliases = Aliases(source, "territory", aliases.Territory),
        };
    }

    private static DateText ParseDates(string source, ImmutableArray<string> patterns)
    {
        NotEmpty(source, "$.dates", patterns);
        for (var i = 0; i < patterns.Length; i++)
        {
            if (DateText.WhyNoPattern(patterns[i]) is { } reason)
            {
                throw Wrong(source, Invariant($"$.dates[{i}]"), reason);
            }
        }

        return new DateText(patterns);
    }

    private static FileMapping Deals(string source, DealsSection deals)
    {
        var c = deals.Columns;
        return File(source, "deals", deals.Files, isOptional: false,
            [
                new("id", c.Id, true), new("owner", c.Owner, true), new("stage", c.Stage, true), new("closedOn", c.ClosedOn, true),
                new("amount", c.Amount, true), new("openedOn", c.OpenedOn), new("currency", c.Currency), new("product", c.Product),
                new("account", c.Account), new("listPrice", c.ListPrice), new("expectedAmount", c.ExpectedAmount),
                new("expectedCloseOn", c.ExpectedCloseOn),
            ]);
    }

    private static FileMapping People(string source, PeopleSection people)
    {
        var c = people.Columns;
        return File(source, "people", people.Files, people.Optional,
            [
                new("payee", c.Payee, true), new("manager", c.Manager), new("team", c.Team), new("territory", c.Territory),
                new("role", c.Role), new("from", c.From), new("to", c.To),
            ]);
    }

    private static FileMapping Products(string source, ProductsSection products)
    {
        var c = products.Columns;
        return File(source, "products", products.Files, products.Optional,
            [new("id", c.Id, true), new("listPrice", c.ListPrice, true), new("currency", c.Currency)]);
    }

    private static FileMapping Quotas(string source, QuotasSection quotas)
    {
        var c = quotas.Columns;
        if (c.Payee.IsEmpty && c.Team.IsEmpty && c.Manager.IsEmpty && c.Territory.IsEmpty)
        {
            throw Wrong(source, "$.quotas.columns", "one of payee, team, manager and territory is needed, to say whose quota a row is");
        }

        return File(source, "quotas", quotas.Files, quotas.Optional,
            [
                new("from", c.From, true), new("to", c.To, true), new("amount", c.Amount, true), new("payee", c.Payee),
                new("team", c.Team), new("manager", c.Manager), new("territory", c.Territory), new("currency", c.Currency),
                new("measure", c.Measure),
            ]);
    }

    private static FileMapping File(
        string source, string kind, ImmutableArray<string> patterns, bool isOptional, ImmutableArray<ColumnMapping> columns)
    {
        NotEmpty(source, Invariant($"$.{kind}.files"), patterns);
        foreach (var column in columns)
        {
            var path = Invariant($"$.{kind}.columns.{column.Field}");
            if (column.IsRequired)
            {
                NotEmpty(source, path, column.Headers);
            }
            else
            {
                NoBlanks(source, path, column.Headers);
            }
        }

        return new FileMapping(kind, patterns, isOptional, columns);
    }

    private static ImmutableDictionary<string, StageMeaning> Stages(string source, StagesSection stages)
    {
        var meanings = ImmutableDictionary.CreateBuilder<string, StageMeaning>(StringComparer.OrdinalIgnoreCase);
        Add("won", stages.Won, StageMeaning.Won);
        Add("lost", stages.Lost, StageMeaning.Lost);
        Add("open", stages.Open, StageMeaning.Open);
        return meanings.ToImmutable();

        void Add(string name, ImmutableArray<string> labels, StageMeaning meaning)
        {
            NotEmpty(source, Invariant($"$.deals.stages.{name}"), labels);
            for (var i = 0; i < labels.Length; i++)
            {
                if (!meanings.TryAdd(labels[i].Trim(), meaning))
                {
                    throw Wrong(source, Invariant($"$.deals.stages.{name}[{i}]"), Invariant($"the stage '{labels[i]}' is there twice"));
                }
            }
        }
    }

    private static AmountUse Use(string source, string path, string text, AmountUse first, AmountUse second)
    {
        var found = text switch
        {
            "use" => AmountUse.Use,
            "reject" => AmountUse.Reject,
            "missing" => AmountUse.Missing,
            _ => (AmountUse?)null,
        };
        return found == first || found == second
            ? found.Value
            : throw Wrong(source, path, Invariant($"'{text}' is not one of '{Word(first)}' and '{Word(second)}'"));
    }

    private static string Word(AmountUse use) => use switch
    {
        AmountUse.Use => "use",
        AmountUse.Reject => "reject",
        _ => "missing",
    };

    private static ImmutableDictionary<string, string> Aliases(string source, string field, ImmutableDictionary<string, string> aliases)
    {
        foreach (var (from, to) in aliases)
        {
            if (string.IsNullOrWhiteSpace(from) || string.IsNullOrWhiteSpace(to))
            {
                throw Wrong(source, Invariant($"$.aliases.{field}"), "an alias or what it stands for is empty");
            }

            if (aliases.ContainsKey(to))
            {
                throw Wrong(source, Invariant($"$.aliases.{field}['{from}']"), Invariant($"it stands for '{to}', which is an alias itself"));
            }
        }

        return aliases;
    }

    private static ImmutableArray<string> NotEmpty(string source, string path, ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? throw Wrong(source, path, "at least one is needed") : NoBlanks(source, path, texts);

    private static ImmutableArray<string> NoBlanks(string source, string path, ImmutableArray<string> texts)
    {
        if (texts.IsDefault)
        {
            throw Wrong(source, path, "it is null");
        }

        for (var i = 0; i < texts.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(texts[i]))
            {
                throw Wrong(source, Invariant($"{path}[{i}]"), "it is empty");
            }
        }

        return texts;
    }

    private static UnusableInputException Wrong(string source, string path, string reason) => new(
        source, null, Invariant($"The mapping cannot be used at {path}: {reason}."), "Correct it there; crm-mapping.schema.json describes every member.");
}
