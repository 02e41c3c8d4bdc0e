using System.Text.Json.Nodes;
using SalesMetrics.Data;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Data;

public class CrmMappingTests
{
    private static readonly JsonSchema Schema = new(
        File.ReadAllText(Path.Combine(Repository.Root, "src", "SalesMetrics.Data", "Mappings", "crm-mapping.schema.json")));

    public static TheoryData<string> BuiltIns => [.. CrmMapping.BuiltInNames];

    /// <summary>Every member of the built-in mappings, by its place.</summary>
    public static TheoryData<string, string> Members
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in CrmMapping.BuiltInNames)
            {
                foreach (var place in Places(JsonNode.Parse(CrmMapping.BuiltInJson(name))!, ""))
                {
                    data.Add(name, place);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(BuiltIns))]
    public void A_built_in_mapping_conforms_to_the_schema_and_reads(string name)
    {
        var mapping = CrmMapping.BuiltIn(name);

        Assert.Empty(Schema.Faults(CrmMapping.BuiltInJson(name)));
        Assert.Equal((name, 1, "USD"), (mapping.Name, mapping.Version, mapping.Currency.Code));
        Assert.Contains("uuuu-MM-dd", mapping.DatePatterns);
    }

    [Fact]
    public void The_mapping_of_the_tests_conforms_to_the_schema() => Assert.Empty(Schema.Faults(CrmTexts.MappingJson));

    [Theory, MemberData(nameof(Members))]
    public void Reader_and_schema_agree_on_every_member_that_is_left_out_null_or_of_another_type(string name, string place)
    {
        var removed = Changed(name, place, (parent, key) => parent.Remove(key));
        AssertAgreed(removed, place + " left out");
        foreach (var wrong in new Func<JsonNode?>[] { () => null, () => 7, () => true, () => "", () => new JsonObject(), () => new JsonArray(), () => new JsonArray("") })
        {
            AssertAgreed(Changed(name, place, (parent, key) => parent[key] = wrong()), $"{place} = {wrong()?.ToJsonString() ?? "null"}");
        }

        AssertAgreed(Changed(name, place, (parent, _) => parent["surplus"] = "x"), "surplus beside " + place);
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2", "$.version")]
    [InlineData("\"version\": 1", "\"version\": 1, \"colour\": \"red\"", "$.colour")]
    [InlineData("\"version\": 1", "\"version\": 1, \"version\": 1", "$.version")]
    [InlineData("\"version\": 1", "\"version\": \"1\"", "$.version")]
    [InlineData("\"id\": [\"id\"]", "\"id\": \"id\"", "$.deals.columns.id")]
    [InlineData("\"id\": [\"id\"]", "\"id\": []", "$.deals.columns.id")]
    [InlineData("\"id\": [\"id\"]", "\"id\": [\" \"]", "$.deals.columns.id[0]")]
    [InlineData("\"id\": [\"id\"], \"owner\": [\"owner\"],", "\"id\": [\"id\"],", "$.deals.columns")]
    [InlineData("\"currency\": \"USD\"", "\"currency\": \"ABC\"", "$.currency")]
    [InlineData("\"name\": \"small\"", "\"name\": \" \"", "$.name")]
    [InlineData("[\"uuuu-MM-dd\"]", "[\"uuuu-MM-dd\", \"yyyy-QQ\"]", "$.dates[1]")]
    [InlineData("\"Lost\"", "\"lost\", \"won\"", "$.deals.stages.lost[1]")]
    [InlineData("\"GTX Pro\"", "\"\"", "$.aliases.product")]
    [InlineData("\"GTXPro\": \"GTX Pro\"", "\"GTXPro\": \"a\", \"GTXPro\": \"b\"", "$.aliases.product.GTXPro")]
    [InlineData("\"GTXPro\": \"GTX Pro\"", "\"GTXPro\": \"a\", \"a\": \"b\"", "$.aliases.product['GTXPro']")]
    [InlineData("\"payee\": [\"payee\"], \"team\": [\"team\"], \"from\"", "\"from\"", "$.quotas.columns")]
    [InlineData("\"stages\"", "\"wonZero\": \"missing\", \"stages\"", "$.deals.wonZero")]
    [InlineData("\"stages\"", "\"lostZero\": \"reject\", \"stages\"", "$.deals.lostZero")]
    [InlineData("\"dates\"", "\"delimiter\": \" \", \"dates\"", "$.delimiter")]
    [InlineData("\"dates\"", "\"decimalSeparator\": \"'\", \"dates\"", "$.decimalSeparator")]
    public void A_mapping_that_cannot_be_meant_is_refused_with_its_place_and_advice(string good, string bad, string place)
    {
        Assert.Contains(good, CrmTexts.MappingJson, StringComparison.Ordinal);
        var at = CrmTexts.MappingJson.IndexOf(good, StringComparison.Ordinal);
        var json = CrmTexts.MappingJson[..at] + bad + CrmTexts.MappingJson[(at + good.Length)..];

        var refusal = Assert.Throws<UnusableInputException>(() => CrmMapping.Parse(json, "my.json"));

        Assert.Equal("my.json", refusal.InputSource);
        Assert.Contains($" {place}:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("crm-mapping.schema.json", refusal.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ // comment\n}")]
    [InlineData("{\"version\":1,}")]
    public void Text_that_is_no_mapping_at_all_is_refused(string json) =>
        Assert.Throws<UnusableInputException>(() => CrmMapping.Parse(json));

    [Fact]
    public void A_mapping_file_is_loaded_and_a_missing_one_refused_with_the_built_in_names()
    {
        var path = Path.Combine(Repository.Root, "src", "SalesMetrics.Data", "Mappings", "maven.json");

        Assert.Equal("maven", CrmMapping.Load(path).Name);
        Assert.Contains(
            "hubspot, maven, salesforce", Assert.Throws<UnusableInputException>(() => CrmMapping.Load("nowhere.json")).Advice, StringComparison.Ordinal);
    }

    private static void AssertAgreed(string json, string change)
    {
        var bySchema = Schema.Faults(json).Count == 0;
        var byReader = true;
        var reason = "";
        try
        {
            CrmMapping.Parse(json);
        }
        catch (UnusableInputException e)
        {
            byReader = false;
            reason = e.Message;
        }

        Assert.True(bySchema == byReader, $"{change}: schema {bySchema}, reader {byReader} {reason} {string.Join("; ", Schema.Faults(json))}");
    }

    private static string Changed(string name, string place, Action<JsonObject, string> change)
    {
        var root = JsonNode.Parse(CrmMapping.BuiltInJson(name))!.AsObject();
        var steps = place.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parent = steps[..^1].Aggregate(root, (at, step) => at[step]!.AsObject());
        change(parent, steps[^1]);
        return root.ToJsonString();
    }

    private static IEnumerable<string> Places(JsonNode node, string path) => node is not JsonObject members
        ? []
        : members.SelectMany(member => Places(member.Value!, $"{path}/{member.Key}").Prepend($"{path}/{member.Key}"));
}
