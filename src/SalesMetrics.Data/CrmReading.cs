using SalesMetrics.Data.Csv;
using SalesMetrics.Data.Mappings;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;

namespace SalesMetrics.Data;

/// <summary>One reading of all files: people and prices first, because deals are checked against them.</summary>
internal sealed class CrmReading(ICrmSource source, MappingContents mapping, string? quotasPath)
{
    private const int MostNamed = 10;

    private readonly ImmutableArray<Issue>.Builder _issues = ImmutableArray.CreateBuilder<Issue>();
    private readonly ImmutableArray<Issue>.Builder _notes = ImmutableArray.CreateBuilder<Issue>();
    private readonly ImmutableArray<ReadTally>.Builder _tallies = ImmutableArray.CreateBuilder<ReadTally>();
    private readonly ImmutableArray<string> _names = [.. source.FileNames.Order(StringComparer.Ordinal)];

    public CrmExtract Read()
    {
        var dealFiles = FilesOf(mapping.Deals);
        if (dealFiles.IsEmpty)
        {
            throw new UnusableInputException(
                string.Join(" or ", mapping.Deals.Patterns),
                null,
                Invariant($"There is no such file to read deals from; there are {(_names.IsEmpty ? "none" : string.Join(", ", _names.Take(MostNamed)))}."),
                "Give the folder that holds it, or another mapping.");
        }

        var roster = ReadPeople();
        var prices = ReadPrices();
        var (deals, parser) = ReadDeals(dealFiles, roster, prices);
        var organization = roster ?? OwnersOf(deals);
        var quotas = ReadQuotas(organization);
        NoteDeals(string.Join(", ", dealFiles), parser);
        if (roster is not null)
        {
            NoteIdle(roster, deals);
        }

        return new CrmExtract
        {
            MappingName = mapping.Name,
            Currency = mapping.Currency,
            Deals = deals,
            Organization = organization,
            Prices = prices ?? PriceList.Empty,
            Quotas = quotas,
            Issues = [.. _issues, .. _notes],
            Tallies = _tallies.ToImmutable(),
        };
    }

    private SalesOrganization? ReadPeople()
    {
        var files = mapping.People is { } people ? FilesOf(people) : [];
        if (files.IsEmpty)
        {
            return null;
        }

        var parser = new AssignmentParser(mapping);
        var assignments = ReadAll(files, mapping.People!, parser.Parse);
        if (parser.Undated > 0)
        {
            Note(
                "undated-assignments",
                string.Join(", ", files),
                "",
                "",
                Invariant($"{parser.Undated} assignments do not say since when: they count from {AssignmentReader.BeginningOfTime:uuuu-MM-dd} on."),
                "Add first days to the people file when somebody moved, or history will be told with today's teams.");
        }

        return SalesOrganization.Create(assignments);
    }

    private PriceList? ReadPrices()
    {
        if (mapping.Products is not { } products)
        {
            return null;
        }

        var files = FilesOf(products);
        if (files.IsEmpty)
        {
            NoteMissing(products, "List prices are not known.");
            return null;
        }

        return PriceList.Create(ReadAll(files, products, new PriceParser(mapping).Parse));
    }

    private (ImmutableArray<Deal> Deals, DealParser Parser) ReadDeals(
        ImmutableArray<string> files, SalesOrganization? roster, PriceList? prices)
    {
        var parser = new DealParser(mapping, roster, prices);
        return (ReadAll(files, mapping.Deals, parser.Parse), parser);
    }

    private ImmutableArray<Quota> ReadQuotas(SalesOrganization organization)
    {
        if (mapping.Quotas is not { } quotas)
        {
            return quotasPath is null
                ? []
                : throw new UnusableInputException(
                    quotasPath, null, Invariant($"The mapping '{mapping.Name}' does not say how quotas are read."), "Add a quotas section to the mapping.");
        }

        var parser = new QuotaParser(mapping, organization);
        if (quotasPath is not null)
        {
            return ReadAll([Path.GetFileName(quotasPath)], quotas, parser.Parse, _ => CrmFolder.OpenFile(quotasPath));
        }

        var files = FilesOf(quotas);
        if (files.IsEmpty)
        {
            NoteMissing(quotas, "Nobody has a quota.");
        }

        return ReadAll(files, quotas, parser.Parse);
    }

    private ImmutableArray<string> FilesOf(FileMapping file) => [.. _names.Where(file.Matches)];

    private ImmutableArray<T> ReadAll<T>(
        ImmutableArray<string> files, FileMapping file, Func<CsvTable, ReadRow<T>> parse, Func<string, TextReader>? open = null)
        where T : class
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var name in files)
        {
            using var text = (open ?? source.Open)(name);
            using var table = CsvTable.Open(text, name, file, mapping.Delimiter);
            long used = 0, rejected = 0;
            while (table.Read())
            {
                var row = parse(table);
                _issues.AddRange(row.Issues);
                if (row.IsUsed)
                {
                    values.Add(row.Value);
                    used++;
                }
                else
                {
                    rejected++;
                }
            }

            _tallies.Add(new ReadTally(name, table.RowsRead, used, rejected));
            if (table.RowsRead == 0)
            {
                Note("no-rows", name, "", "", "The file has a header and no rows.", "Check the filter of the export.");
            }
        }

        return values.ToImmutable();
    }

    private SalesOrganization OwnersOf(ImmutableArray<Deal> deals)
    {
        string[] owners = [.. deals.Select(deal => deal.OwnerId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var advice = mapping.People is { } people
            ? Invariant($"Place a file named {string.Join(" or ", people.Patterns)} beside the deals to state managers, teams and territories.")
            : "Add a people section to the mapping to state managers, teams and territories.";
        Note(
            "people-from-deals",
            mapping.Name,
            "",
            "",
            Invariant($"There is no people file: the {owners.Length} owners of deals are taken, without manager, team or territory."),
            advice);
        return SalesOrganization.Create(
            owners.Select(owner => new Assignment { PayeeId = owner, From = AssignmentReader.BeginningOfTime }));
    }

    private void NoteDeals(string files, DealParser parser)
    {
        foreach (var (field, alias) in parser.AliasesMet)
        {
            Note(
                "alias-applied",
                files,
                field,
                alias.From,
                Invariant($"{alias.Rows} rows say '{alias.From}'; they were read as '{alias.To}'."),
                "Nothing is to be done; the mapping's aliases say so.");
        }

        if (parser.LostWithoutAmount > 0)
        {
            Note(
                "lost-without-amount",
                files,
                "amount",
                "0",
                Invariant($"{parser.LostWithoutAmount} lost deals have an amount of 0, which the mapping takes as not known."),
                "Use list prices for what was lost, or no figure by value that counts losses.");
        }

        if (parser.OpenWithoutAccount > 0)
        {
            Note(
                "missing-account",
                files,
                "account",
                "",
                Invariant($"{parser.OpenWithoutAccount} open deals have no account, as early deals often do."),
                "Enter accounts in the CRM where they are known.");
        }

        if (parser.WithoutOpenedOn > 0)
        {
            Note(
                "missing-opened-on",
                files,
                "openedOn",
                "",
                Invariant($"{parser.WithoutOpenedOn} deals do not say when they began: they are in no duration or age."),
                "Export the date of creation, or of first contact.");
        }
    }

    private void NoteIdle(SalesOrganization roster, ImmutableArray<Deal> deals)
    {
        var active = deals.Select(deal => deal.OwnerId).ToHashSet(StringComparer.Ordinal);
        string[] idle = [.. roster.PayeeIds.Where(payee => !active.Contains(payee))];
        if (idle.Length > 0)
        {
            Note(
                "payees-without-deals",
                mapping.Name,
                "payee",
                string.Join(", ", idle.Take(MostNamed)) + (idle.Length > MostNamed ? ", …" : ""),
                Invariant($"{idle.Length} of {roster.PayeeIds.Count()} people have no deal at all."),
                "Say whether they belong in a comparison: averages and shares over the roster differ from those over the active.");
        }
    }

    private void NoteMissing(FileMapping file, string consequence)
    {
        if (!file.IsOptional)
        {
            Note(
                "missing-file",
                string.Join(" or ", file.Patterns),
                "",
                "",
                Invariant($"There is no {file.Kind} file. {consequence}"),
                "Place it beside the deals, or mark the section as optional in the mapping.");
        }
    }

    private void Note(string code, string place, string field, string value, string message, string advice) => _notes.Add(new Issue
    {
        Code = code,
        Outcome = IssueOutcome.Used,
        Source = place,
        Field = field,
        Value = value,
        Message = message,
        Advice = advice,
    });
}
