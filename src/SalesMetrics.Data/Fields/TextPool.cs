namespace SalesMetrics.Data.Fields;

/// <summary>Gives the same string for the same text, so that a name that stands in a million rows is held once, and applies aliases.</summary>
internal sealed class TextPool
{
    // A column of ids or free text would otherwise be held whole.
    private const int MostKept = 8192;
    private const int LongestKept = 128;

    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<string, AliasUse> _aliases;
    private readonly Dictionary<string, AliasUse>.AlternateLookup<ReadOnlySpan<char>> _aliasLookup;

    public TextPool(ImmutableDictionary<string, string> aliases)
    {
        _aliases = aliases.ToDictionary(alias => alias.Key, alias => new AliasUse(alias.Key, alias.Value), StringComparer.Ordinal);
        _lookup = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
        _aliasLookup = _aliases.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The aliases that were met, ordered ordinally.</summary>
    public IEnumerable<AliasUse> AliasesMet =>
        _aliases.Values.Where(alias => alias.Rows > 0).OrderBy(alias => alias.From, StringComparer.Ordinal);

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (_aliases.Count > 0 && _aliasLookup.TryGetValue(text, out var alias))
        {
            alias.Rows++;
            return alias.To;
        }

        if (_lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var fresh = text.ToString();
        if (_kept.Count < MostKept && fresh.Length <= LongestKept)
        {
            _kept.Add(fresh);
        }

        return fresh;
    }

    internal sealed class AliasUse(string from, string to)
    {
        public string From => from;

        public string To => to;

        public long Rows { get; set; }
    }
}
