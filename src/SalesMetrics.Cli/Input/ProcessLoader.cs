using SalesMetrics.Data;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Testing;

namespace SalesMetrics.Cli.Input;

/// <summary>Makes the ways of deals from files, or from a simulated sales process.</summary>
internal static class ProcessLoader
{
    /// <summary>What is true of the sample: one person loses deals in negotiations, and deals go back, come again and are pushed.</summary>
    private static readonly SimulatedProcessOptions Sample = new()
    {
        Seed = 2026,
        First = new LocalDate(2026, 1, 1),
        DealsPerMonth = 20,
        BackChance = 0.08,
        ReopenChance = 0.05,
        PushChance = 0.15,
        Effects = [new PlantedEffect(0.4) { PersonId = "T2-3", StageId = "Negotiate" }],
    };

    /// <summary>Late enough for figures, and early enough for deals that are still open.</summary>
    private static readonly LocalDate SampleEnd = new(2026, 12, 31);

    public static ProcessFacts Load(ProcessRequest request) =>
        request.HistoryFile is { } file ? FromFiles(request, file) : FromSample(request);

    private static ProcessFacts FromFiles(ProcessRequest request, string file)
    {
        if (request.ProcessFile is not { } processFile)
        {
            throw new UsageException("--history needs --process: a CSV of stage,kind that says which stages there are, in order, and which mean won or lost.");
        }

        var process = Read(processFile, "--process", SalesProcessReader.Read);
        var extract = Read(file, "--history", (text, source) => DealHistoryReader.Read(text, source, process.Value, request.Currency));
        var people = request.PeopleFile is { } peopleFile ? Read(peopleFile, "--people", People) : new Checked<SalesOrganization>(SalesOrganization.Empty, []);
        return Facts(file, request, process.Value, extract.Changes, extract.Revisions, people.Value, [.. process.Issues, .. extract.Issues, .. people.Issues]);
    }

    private static ProcessFacts FromSample(ProcessRequest request)
    {
        if ((request.ProcessFile ?? request.PeopleFile) is { } file)
        {
            throw new UsageException(Invariant($"{file} has no use without --history: the simulated process needs no files."));
        }

        var sample = SimulatedProcess.Create(Sample);
        var people = SalesOrganization.Create(sample.People.Select(person => new Assignment { PayeeId = person.Id, TeamId = person.TeamId, From = Sample.First }));
        return Facts(
            "simulated process (made up; --history FILE reads yours)",
            request with { AsOf = request.AsOf ?? SampleEnd, Currency = sample.Revisions[0].Deal.ExpectedAmount!.Value.Currency },
            SimulatedProcess.Process,
            sample.Changes,
            sample.Revisions,
            people,
            []);
    }

    private static ProcessFacts Facts(
        string source,
        ProcessRequest request,
        SalesProcess process,
        ImmutableArray<StageChange> changes,
        ImmutableArray<DealRevision> revisions,
        SalesOrganization organization,
        ImmutableArray<Issue> issues)
    {
        var log = StageLog.Create(process, changes);
        var deals = DealHistories.Create(revisions);
        var last = revisions.IsEmpty ? (LocalDate?)null : revisions.Max(revision => revision.On);
        return new ProcessFacts
        {
            Source = source,
            AsOf = request.AsOf ?? last ?? throw new UsageException(Invariant($"{source} has no usable row, so there is no day to report on: state one with --as-of.")),
            Currency = request.Currency,
            Log = log.Value,
            Deals = deals.Value,
            Organization = organization,
            Issues = [.. issues, .. log.Issues, .. deals.Issues],
        };
    }

    private static Checked<SalesOrganization> People(TextReader text, string source)
    {
        var rows = AssignmentReader.Read(text, CrmMapping.BuiltIn("salesforce"), source).ToImmutableArray();
        return new Checked<SalesOrganization>(
            SalesOrganization.Create(rows.Where(row => row.IsUsed).Select(row => row.Value!)), [.. rows.SelectMany(row => row.Issues)]);
    }

    private static T Read<T>(string path, string option, Func<TextReader, string, T> read)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(Invariant($"There is no file {path}: give the path of a CSV file with {option}."));
        }

        using var text = File.OpenText(path);
        return read(text, Path.GetFileName(path));
    }
}
