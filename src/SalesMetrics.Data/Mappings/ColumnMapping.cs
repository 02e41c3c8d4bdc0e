namespace SalesMetrics.Data.Mappings;

/// <summary>The headers under which one of our fields may stand in a file.</summary>
/// <param name="Field">Our name of the field, as the mapping file says it.</param>
/// <param name="Headers">The headers, the preferred one first; none when the mapping does not name the field.</param>
/// <param name="IsRequired">Whether a file without the column cannot be used.</param>
internal sealed record ColumnMapping(string Field, ImmutableArray<string> Headers, bool IsRequired = false);
