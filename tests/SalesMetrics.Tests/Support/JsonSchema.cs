using System.Text.Json;
using System.Text.RegularExpressions;

namespace SalesMetrics.Tests.Support;

/// <summary>Checks JSON against the part of JSON Schema 2020-12 that our own schema files use; any other keyword is an error.</summary>
internal sealed class JsonSchema(string text)
{
    private readonly JsonElement _root = JsonDocument.Parse(text).RootElement;

    /// <summary>The places that do not conform, each as <c>path: why</c>.</summary>
    public IReadOnlyList<string> Faults(string json)
    {
        var faults = new List<string>();
        using var document = JsonDocument.Parse(json);
        Check(_root, document.RootElement, "$", faults);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var fits = keyword.Name switch
            {
                "$schema" or "$id" or "$defs" or "title" or "description" => true,
                "$ref" => Follow(keyword.Value.GetString()!, value, path, faults),
                "type" => HasType(value, keyword.Value.GetString()!),
                "const" => JsonElement.DeepEquals(value, keyword.Value),
                "enum" => keyword.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(value, choice)),
                "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= keyword.Value.GetInt32(),
                "pattern" => value.ValueKind != JsonValueKind.String
                    || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32(),
                "items" => Items(keyword.Value, value, path, faults),
                "required" => value.ValueKind != JsonValueKind.Object
                    || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
                "properties" => Properties(keyword.Value, value, path, faults),
                "additionalProperties" => Additional(schema, keyword.Value, value, path, faults),
                "anyOf" => keyword.Value.EnumerateArray().Any(choice => Fits(choice, value)),
                _ => throw new InvalidOperationException($"This checker does not know the keyword '{keyword.Name}'."),
            };
            if (!fits)
            {
                faults.Add($"{path}: {keyword.Name}");
            }
        }
    }

    private bool Fits(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, value, "", faults);
        return faults.Count == 0;
    }

    private bool Follow(string reference, JsonElement value, string path, List<string> faults)
    {
        var target = reference.Split('/').Skip(1).Aggregate(_root, (at, name) => at.GetProperty(name));
        Check(target, value, path, faults);
        return true;
    }

    private bool Items(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(schema, item, $"{path}[{i++}]", faults);
            }
        }

        return true;
    }

    private bool Properties(JsonElement schemas, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject().Where(member => schemas.TryGetProperty(member.Name, out _)))
            {
                Check(schemas.GetProperty(member.Name), member.Value, $"{path}.{member.Name}", faults);
            }
        }

        return true;
    }

    private bool Additional(JsonElement schema, JsonElement rule, JsonElement value, string path, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var member in value.EnumerateObject())
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(member.Name, out _))
            {
                continue;
            }

            if (rule.ValueKind == JsonValueKind.False)
            {
                return false;
            }

            Check(rule, member.Value, $"{path}.{member.Name}", faults);
        }

        return true;
    }

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new InvalidOperationException($"This checker does not know the type '{type}'."),
    };
}
