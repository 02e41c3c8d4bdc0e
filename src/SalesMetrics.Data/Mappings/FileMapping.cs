using System.IO.Enumeration;

namespace SalesMetrics.Data.Mappings;

/// <summary>Which files hold one kind of row, and in which columns.</summary>
/// <param name="Kind">What the rows are, for messages: deals, people, products, quotas.</param>
/// <param name="Patterns">File names; <c>*</c> and <c>?</c> are wildcards, case is ignored.</param>
/// <param name="IsOptional">Whether nothing is said when there is no such file.</param>
/// <param name="Columns">The columns, in the order of the reader's column numbers.</param>
internal sealed record FileMapping(string Kind, ImmutableArray<string> Patterns, bool IsOptional, ImmutableArray<ColumnMapping> Columns)
{
    public bool Matches(string fileName) =>
        Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, fileName, ignoreCase: true));

    /// <summary>How many columns of a header the mapping knows; null when one it needs is missing or ambiguous.</summary>
    public int? Fit(IReadOnlyList<string> headers)
    {
        var known = 0;
        foreach (var column in Columns)
        {
            var name = column.Headers.FirstOrDefault(header => headers.Contains(header, StringComparer.OrdinalIgnoreCase));
            if (name is null && column.IsRequired)
            {
                return null;
            }

            known += name is null ? 0 : 1;
        }

        return known;
    }
}
