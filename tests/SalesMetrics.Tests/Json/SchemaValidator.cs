using System.Text.Json;
using System.Text.RegularExpressions;

namespace SalesMetrics.Tests.Json;

/// <summary>Checks a document against the words of JSON Schema that the plan schema uses; any other word fails, so none is passed over.</summary>
internal sealed class SchemaValidator(JsonElement root)
{
    public IEnumerable<string> Validate(JsonElement value) => Validate(value, root, "$");

    private IEnumerable<string> Validate(JsonElement value, JsonElement schema, string path) =>
        schema.EnumerateObject().SelectMany(word => Check(word, value, schema, path));

    private IEnumerable<string> Check(JsonProperty word, JsonElement value, JsonElement schema, string path) => word.Name switch
    {
        "$schema" or "$defs" or "title" or "description" or "format" => [],
        "$ref" => Validate(value, root.GetProperty("$defs").GetProperty(word.Value.GetString()!["#/$defs/".Length..]), path),
        "type" => Require(TypeOf(value) == word.Value.GetString(), path, $"is no {word.Value}"),
        "const" => Require(JsonElement.DeepEquals(value, word.Value), path, $"is not {word.Value}"),
        "enum" => Require(word.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), path, $"is none of {word.Value}"),
        "minimum" => Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= word.Value.GetDecimal(), path, "is too small"),
        "maxLength" => Require(value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= word.Value.GetInt32(), path, "is too long"),
        "minItems" => Require(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= word.Value.GetInt32(), path, "has too few"),
        "pattern" => Require(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, word.Value.GetString()!), path, "does not match"),
        "anyOf" => Require(word.Value.EnumerateArray().Any(one => !Validate(value, one, path).Any()), path, "matches no alternative"),
        "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, i) => Validate(item, word.Value, $"{path}[{i}]")) : [],
        "required" => word.Value.EnumerateArray().SelectMany(name =>
            Require(value.ValueKind != JsonValueKind.Object || value.TryGetProperty(name.GetString()!, out _), path, $"lacks {name}")),
        "properties" => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(property => word.Value.TryGetProperty(property.Name, out var below)
                ? Validate(property.Value, below, $"{path}.{property.Name}")
                : [])
            : [],
        "additionalProperties" => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().SelectMany(property =>
                Require(schema.GetProperty("properties").TryGetProperty(property.Name, out _), path, $"has an unknown {property.Name}"))
            : [],
        _ => throw new NotSupportedException($"The schema uses '{word.Name}', which this validator does not know."),
    };

    private static IEnumerable<string> Require(bool holds, string path, string fault) => holds ? [] : [$"{path} {fault}"];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
