using SalesMetrics.Data.Csv;
using SalesMetrics.Data.Mappings;

namespace SalesMetrics.Data;

/// <summary>How a CRM's files, columns and words map to ours: read from JSON, never guessed row by row.</summary>
/// <remarks>
/// The form is described by <c>crm-mapping.schema.json</c>, which lies beside the built-in mappings. Reading is strict: an unknown or
/// repeated member, a wrong type or an impossible value is refused, with its place.
/// </remarks>
public sealed class CrmMapping
{
    private const string ResourcePrefix = "SalesMetrics.Data.Mappings.";

    private CrmMapping(MappingContents contents) => Contents = contents;

    /// <summary>The names of the built-in mappings: <c>hubspot</c>, <c>maven</c> and <c>salesforce</c>.</summary>
    public static ImmutableArray<string> BuiltInNames { get; } = ["hubspot", "maven", "salesforce"];

    /// <summary>The mapping's name.</summary>
    public string Name => Contents.Name;

    /// <summary>The version of the form; 1.</summary>
    public int Version => Contents.Version;

    /// <summary>The currency of every amount that does not state its own.</summary>
    public Currency Currency => Contents.Currency;

    /// <summary>The date patterns accepted, as in NodaTime: <c>uuuu-MM-dd</c>. A pattern with a time yields the day as it is written.</summary>
    public ImmutableArray<string> DatePatterns => Contents.Dates.Patterns;

    internal MappingContents Contents { get; }

    /// <summary>Reads a mapping from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">The name of the source, for messages.</param>
    /// <exception cref="UnusableInputException">It is not a mapping; the message names the place and what is wrong with it.</exception>
    public static CrmMapping Parse(string json, string source = "mapping")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        return new CrmMapping(MappingParser.Parse(json, source));
    }

    /// <summary>Reads a mapping from a JSON file.</summary>
    /// <exception cref="UnusableInputException">There is no such file, or it is not a mapping.</exception>
    public static CrmMapping Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new UnusableInputException(
                path, null, "There is no such mapping file.", Invariant($"Give a path, or one of the built-in names: {string.Join(", ", BuiltInNames)}."));
        }

        return Parse(File.ReadAllText(path), Path.GetFileName(path));
    }

    /// <summary>Gets a built-in mapping.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static CrmMapping BuiltIn(string name) => Parse(BuiltInJson(name), name + ".json");

    /// <summary>Gets the JSON of a built-in mapping, as a start for one's own.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string BuiltInJson(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!BuiltInNames.Contains(name, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                Invariant($"There is no built-in mapping '{name}'; there are {string.Join(", ", BuiltInNames)}."), nameof(name));
        }

        using var stream = typeof(CrmMapping).Assembly.GetManifestResourceStream(ResourcePrefix + name + ".json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Finds the built-in mapping whose deal columns a header has, if there is one.</summary>
    /// <param name="headers">The column names of a deal file; case is ignored.</param>
    /// <returns>The mapping that knows the most of the columns among those that find all they need; null when none does.</returns>
    public static CrmMapping? Detect(IEnumerable<string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        string[] names = [.. headers.Select(header => header.Trim())];
        return BuiltInNames
            .Select(BuiltIn)
            .Select(mapping => (Mapping: mapping, Fit: mapping.Contents.Deals.Fit(names)))
            .Where(candidate => candidate.Fit is not null)
            .OrderByDescending(candidate => candidate.Fit)
            .Select(candidate => candidate.Mapping)
            .FirstOrDefault();
    }

    /// <summary>Finds the built-in mapping that fits some file, by its header and its name.</summary>
    /// <param name="source">The files; those named <c>*.csv</c> are opened in order of their names until one fits.</param>
    /// <returns>The mapping; null when none fits.</returns>
    public static CrmMapping? Detect(ICrmSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var name in source.FileNames.Where(IsCsv).Order(StringComparer.Ordinal))
        {
            using var text = source.Open(name);
            if (Detect(CsvTable.HeadersOf(text)) is { } mapping && mapping.Contents.Deals.Matches(name))
            {
                return mapping;
            }
        }

        return null;
    }

    private static bool IsCsv(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
