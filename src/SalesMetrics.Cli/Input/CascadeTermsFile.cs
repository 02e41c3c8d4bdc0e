using System.Text.Json;
using System.Text.Json.Serialization;
using SalesMetrics.Cli.Commands;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Cli.Input;

/// <summary>A file of terms for single units of a cascade.</summary>
internal static class CascadeTermsFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static Dictionary<SalesUnit, CascadeTerms> Read(string path, Currency currency)
    {
        if (!File.Exists(path))
        {
            throw new UsageException(Invariant($"There is no file of terms {path}: give the path of a JSON file with --terms."));
        }

        try
        {
            var rows = JsonSerializer.Deserialize<Row[]>(File.ReadAllText(path), Strict) ?? [];
            return rows.ToDictionary(row => UnitOf(row), row => new CascadeTerms
            {
                Weight = Exact(row.Weight),
                Floor = In(row.Floor, currency),
                Ceiling = In(row.Ceiling, currency),
                OverAssignment = Exact(row.OverAssignment),
            });
        }
        catch (JsonException exception)
        {
            throw new UsageException(Invariant($"{path} is no list of terms: {exception.Message}"));
        }
    }

    private static SalesUnit UnitOf(Row row)
    {
        var kind = UnitChoice.KindOf(row.Unit);
        return kind == UnitKind.Company ? SalesUnit.Company : new SalesUnit(kind, row.Id);
    }

    private static Ratio? Exact(decimal? value) => value is { } number ? Ratio.FromDecimal(number) : null;

    private static Money? In(decimal? amount, Currency currency) => amount is { } number ? new Money(number, currency) : null;

    private sealed record Row(
        string Unit, string Id = "", decimal? Weight = null, decimal? Floor = null, decimal? Ceiling = null, decimal? OverAssignment = null);
}
