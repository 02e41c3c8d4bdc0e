using System.Text.Json;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Explanations;
using SalesMetrics.Json;
using SalesMetrics.Tests.Compensation;
using SalesMetrics.Tests.Compensation.Differences;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Json;

public class StatementJsonTests
{
    private static readonly SchemaValidator Statements = new(JsonDocument.Parse(StatementJson.Schema).RootElement);

    private static readonly SchemaValidator Workings = new(JsonDocument.Parse(ExplanationJson.Schema).RootElement);

    [PayLaw(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
    public bool Every_statement_and_working_fits_its_schema_and_states_the_total(ClausedPlan plan, Company company) =>
        StatementCalculator.Calculate(PayVersions.Of(company, plan.Plan).Run, StatementFacts.None).All(statement =>
        {
            var json = JsonDocument.Parse(StatementJson.Write(statement)).RootElement;
            return !Statements.Validate(json).Any()
                && json.GetProperty("total").GetDecimal() == statement.Total.Amount
                && json.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("amount").GetDecimal()) == statement.Total.Amount
                && json.GetProperty("credits").GetArrayLength() == statement.Credits.Length
                && !Workings.Validate(JsonDocument.Parse(ExplanationJson.Write(statement.Explain())).RootElement).Any();
        });

    [Fact]
    public void Values_of_every_kind_are_exact_and_have_their_text()
    {
        var text = ExplanationJson.Write(new Explanation(
            "All <kinds> ü",
            Usd(4_200m),
            new Explanation("Ratio", Ratio.Of(1, 3)),
            new Explanation("Count", 7),
            new Explanation("Estimate", new ExplainedValue.OfEstimate(0.1)),
            new Explanation("Text", "words"),
            new Explanation("None", new ExplainedValue.Undefined("no quota")) { Rule = "r", SourceId = "D-1" }));
        var json = JsonDocument.Parse(text).RootElement;

        Assert.Empty(Workings.Validate(json));
        Assert.Equal(ExplanationJson.SchemaVersion, json.GetProperty("schemaVersion").GetInt32());
        var working = json.GetProperty("explanation");
        Assert.Equal("All <kinds> ü", working.GetProperty("label").GetString());
        Assert.Equal("""{"type":"money","amount":4200,"currency":"USD","text":"4200.00 USD"}""", Compact(working.GetProperty("value")));
        Assert.Equal(
            [
                """{"type":"ratio","fraction":"1/3","text":"33.3333 %"}""",
                """{"type":"count","number":7,"text":"7"}""",
                """{"type":"estimate","number":0.1,"text":"0.1"}""",
                """{"type":"text","text":"words"}""",
                """{"type":"undefined","reason":"no quota","text":"undefined (no quota)"}""",
            ],
            working.GetProperty("lines").EnumerateArray().Select(line => Compact(line.GetProperty("value"))));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_working_is_written_too()
    {
        var line = new Explanation("leaf", 1);
        for (var i = 0; i < 2_000; i++)
        {
            line = new Explanation("above", 1, line);
        }

        Assert.Contains("leaf", ExplanationJson.Write(line), StringComparison.Ordinal);
    }

    private static string Compact(JsonElement value) => JsonSerializer.Serialize(value);
}
