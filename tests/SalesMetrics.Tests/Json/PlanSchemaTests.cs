using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using SalesMetrics.Compensation;
using SalesMetrics.Json;
using SalesMetrics.Tests.Compensation;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Json;

public class PlanSchemaTests
{
    // One file in which every property of the form occurs.
    private const string Full = """
        {
          "schemaVersion": 1, "id": "full", "name": "Full", "currency": "EUR", "payPeriod": "month",
          "targetIncentive": { "default": 1000.50, "exceptions": [ { "payeeId": "Ada", "from": "2017-04-01", "amount": 2000 } ] },
          "components": [ {
            "id": "all", "name": "All", "weightPercent": 100, "scope": "company", "measureId": "bookings", "whenUndefined": "payTarget",
            "curve": {
              "segments": [ { "fromPercent": 0, "payPercent": 110, "slope": "-1/3" }, { "fromPercent": 30, "payPercent": 100, "slope": 0.5 } ],
              "capPercent": 150, "fallingPay": "allowed"
            }
          } ],
          "clauses": [
            { "kind": "gate", "id": "g", "name": "G", "appliesTo": "all", "reading": { "scope": "team", "measureId": "bookings" }, "fromPercent": 90, "shareBelowPercent": 50 },
            { "kind": "gate", "id": "h", "name": "H", "appliesTo": "r", "reading": { "componentId": "all" }, "fromPercent": "100/3", "shareBelowPercent": 0 },
            { "kind": "multiplier", "id": "m", "name": "M", "appliesTo": "r", "reading": { "scope": "payee", "measureId": "margin" },
              "table": { "segments": [ { "fromPercent": 0, "payPercent": 80, "slope": 0 } ] } },
            { "kind": "linked", "id": "l", "name": "L", "appliesTo": "all", "reading": { "scope": "payee", "measureId": "margin" },
              "matrix": { "rowsPercent": [ 90, 100 ], "columnsPercent": [ 80 ], "cellsPercent": [ [ 60 ], [ 50 ] ], "interpolation": "none", "fallingPay": "allowed" } },
            { "kind": "rates", "id": "r", "name": "R", "scope": "payee", "measureId": "bookings",
              "rateTable": { "method": "retroactive", "bound": "attainment", "tiers": [ { "fromPercent": 0, "ratePercent": 8 }, { "fromPercent": 100, "ratePercent": 7 } ], "fallingPay": "allowed" } },
            { "kind": "rates", "id": "s", "name": "S", "scope": "team", "measureId": "bookings",
              "rateTable": { "method": "marginal", "bound": "amount", "tiers": [ { "fromAmount": 1000.5, "ratePercent": "10/3" } ] } },
            { "kind": "productRates", "id": "p", "name": "P", "measureId": "bookings",
              "card": [ { "productId": "", "ratePercent": 5 }, { "productId": "A", "perDeal": 40 }, { "productId": "B", "perUnit": 0.125 } ] },
            { "kind": "bonus", "id": "b", "name": "B", "reading": { "scope": "team", "measureId": "bookings" }, "fromPercent": 100, "amount": 1500 },
            { "kind": "spif", "id": "f", "name": "F", "from": "2017-01-01", "to": "2017-01-31", "budget": 5000, "perDeal": 250, "productId": "" },
            { "kind": "contest", "id": "c", "name": "C", "measureId": "bookings", "prizes": [ 3000, 2000 ], "ties": "shared" },
            { "kind": "pool", "id": "o", "name": "O", "scope": "team", "amount": 10000, "measureId": "bookings", "fromPercent": 0, "sharing": "hours" }
          ],
          "capPlace": "withCurve",
          "version": { "id": "v2", "from": "2017-05-15", "change": "Double above 100 %", "author": "Eve", "onTargetEarnings": { "basePay": 18000, "yearlyTargetIncentive": 12006 } },
          "assignments": [ { "role": "AE", "from": "2017-01-01", "to": "2017-12-31" }, { "payeeId": "Ada", "from": "2017-05-15" } ],
          "payCurrency": { "currency": "USD", "payDayLagDays": 15, "creditRates": "payDay", "rounding": "toEven" },
          "creditRules": [
            { "kind": "excludes", "id": "x", "when": { "categories": [ "test" ], "roles": [ "SDR" ], "teamIds": [ "T" ] } },
            { "kind": "reassigns", "id": "y", "when": { "productIds": [ "A" ], "from": "2017-01-01", "to": "2017-06-30" }, "payeeId": "Ada" },
            { "kind": "house", "id": "z", "when": { "accountIds": [ "K" ], "isAssigned": false } },
            { "kind": "counts", "id": "rest" },
            { "kind": "windfall", "id": "w", "when": { "dealIds": [ "D" ], "payeeIds": [ "Bob" ], "territoryIds": [ "" ] }, "bound": 100000.50, "shareAbovePercent": "100/3" },
            { "kind": "managerOverride", "id": "mo", "level": 2, "sharePercent": 10 },
            { "kind": "channelOverride", "id": "co", "payeeId": "Cem", "sharePercent": 5 },
            { "kind": "timing", "id": "t", "events": [ { "event": "booking", "sharePercent": 25 }, { "event": "cash", "sharePercent": 75 } ] }
          ]
        }
        """;

    private static readonly JsonElement Schema = JsonDocument.Parse(PlanJson.Schema).RootElement;

    private static readonly SchemaValidator Validator = new(Schema);

    public static TheoryData<string> Samples => [Full, PlanJson.Quarterly7525, PlanJson.Quarterly100TeamBonus];

    [Theory, MemberData(nameof(Samples))]
    public void What_the_reader_accepts_conforms_to_the_schema(string sample)
    {
        _ = PlanJson.Read(sample);

        Assert.Empty(Validator.Validate(JsonDocument.Parse(sample).RootElement));
    }

    [Fact]
    public void What_is_written_conforms_to_the_schema()
    {
        foreach (var file in PlanFileArbitraries.Files().Generator.Sample(50))
        {
            var written = PlanJson.Write(file);

            Assert.Empty(Validator.Validate(JsonDocument.Parse(written).RootElement));
        }
    }

    [Fact]
    public void Every_property_of_the_schema_is_one_the_writer_writes_and_none_is_missing()
    {
        var written = JsonDocument.Parse(PlanJson.Write(PlanJson.Read(Full))).RootElement;

        Assert.Equal(
            Objects().SelectMany(one => one.GetProperty("properties").EnumerateObject()).Select(property => property.Name).Distinct().Order(StringComparer.Ordinal),
            PropertiesOf(written).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reader_needs_exactly_the_properties_that_the_schema_requires()
    {
        foreach (var path in PathsOf(JsonNode.Parse(Full)!))
        {
            var changed = JsonNode.Parse(Full)!;
            var parent = path[..^1].Aggregate(changed, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!).AsObject();
            parent.Remove(path[^1]);

            var accepted = Accepts(changed.ToJsonString());
            var conforms = !Validator.Validate(JsonDocument.Parse(changed.ToJsonString()).RootElement).Any();

            // Without leave to fall, this curve is refused for what it says, not for what it lacks; so are rules behind one that lost its condition.
            Assert.True(accepted == conforms || path[^1] == "fallingPay" || (path[^1] == "when" && path[1] is "0" or "1" or "2"), $"{string.Join('.', path)}: accepted {accepted}, conforms {conforms}");
        }
    }

    [Fact]
    public void An_unknown_property_is_refused_by_reader_and_schema_alike()
    {
        foreach (var path in PathsOf(JsonNode.Parse(Full)!))
        {
            var changed = JsonNode.Parse(Full)!;
            var parent = path[..^1].Aggregate(changed, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!).AsObject();
            parent["surprise"] = 1;

            Assert.False(Accepts(changed.ToJsonString()));
            Assert.NotEmpty(Validator.Validate(JsonDocument.Parse(changed.ToJsonString()).RootElement));
        }
    }

    [Fact]
    public void Every_word_of_the_schema_is_read()
    {
        foreach (var (find, words) in new[] { ("\"month\"", Words("payPeriod")), ("\"company\"", Words("scope")), ("\"payTarget\"", Words("whenUndefined")), ("\"withCurve\"", Words("capPlace")),
            ("\"hours\"", Words("sharing")), ("\"shared\"", Words("ties")), ("\"marginal\"", Words("method")), ("\"none\"", Words("interpolation")), ("\"payDay\"", Words("creditRates")), ("\"toEven\"", Words("rounding")) })
        {
            Assert.All(words, word => Assert.True(Accepts(Full.Replace(find, $"\"{word}\"", StringComparison.Ordinal)), word));
        }
    }

    [Fact]
    public void The_schema_in_the_package_is_the_file_in_the_repository() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src", "SalesMetrics.Json", "plan.schema.json")), PlanJson.Schema);

    private static bool Accepts(string json)
    {
        try
        {
            _ = PlanJson.Read(json);
            return true;
        }
        catch (PlanFormatException)
        {
            return false;
        }
    }

    private static IEnumerable<JsonElement> Objects() =>
        Schema.GetProperty("$defs").EnumerateObject().Select(definition => definition.Value).Where(one => one.TryGetProperty("properties", out _)).Prepend(Schema);

    private static IEnumerable<string> Words(string property) => Objects()
        .Select(one => one.GetProperty("properties"))
        .Where(properties => properties.TryGetProperty(property, out _))
        .SelectMany(properties => properties.GetProperty(property).GetProperty("enum").EnumerateArray().Select(word => word.GetString()!));

    private static IEnumerable<string> PropertiesOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => PropertiesOf(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(PropertiesOf),
        _ => [],
    };

    private static IEnumerable<string[]> PathsOf(JsonNode node) => node switch
    {
        JsonObject one => one.SelectMany(property => PathsOf(property.Value!).Select(below => (string[])[property.Key, .. below]).Prepend([property.Key])),
        JsonArray many => many.SelectMany((item, i) => PathsOf(item!).Select(below => (string[])[i.ToString(System.Globalization.CultureInfo.InvariantCulture), .. below])),
        _ => [],
    };
}
