using System.Text;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Json;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Json;

public class PlanJsonTests
{
    private static readonly string Sample = PlanJson.Quarterly7525;

    [Fact]
    public void The_sample_is_the_75_25_plan_of_case_2()
    {
        var file = PlanJson.Read(Sample);

        Assert.Equal(
            Plan.Create(
                "quarterly-75-25",
                "75/25 individual and team, quarterly",
                Dollar,
                PeriodGrain.Quarter,
                Component("individual", Percent(75), UnitKind.Payee, Accelerated) with { Name = "Own bookings" },
                Component("team", Percent(25), UnitKind.Team, TeamGoal) with { Name = "Team bookings" }),
            file.Plan);
        Assert.Equal(TargetIncentives.Create(Usd(4_000m)), file.TargetIncentives);

        // spec compensation.md case 2.
        Assert.Equal(Usd((3_000m * 1.60m) + (1_000m * 0.80m)), Pays(file.Plan, 4_000m, 130m, 80m));
    }

    [Fact]
    public void The_sample_is_written_as_it_was_read() => Assert.Equal(Sample, PlanJson.Write(PlanJson.Read(Sample)));

    [Fact]
    public void A_stream_with_or_without_byte_order_mark_reads_like_text()
    {
        using var plain = new MemoryStream(Encoding.UTF8.GetBytes(Sample));
        using var marked = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample)]);

        Assert.Equal(PlanJson.Read(Sample), PlanJson.Read(plain));
        Assert.Equal(PlanJson.Read(Sample), PlanJson.Read(marked));
        Assert.Equal(PlanJson.Read(Sample), PlanJson.Read("\uFEFF" + Sample));
        Assert.Equal(PlanJson.Read(Sample), PlanJson.Read(Sample.ReplaceLineEndings("\r\n")));
    }

    [Fact]
    public void Thirds_and_names_in_any_script_survive()
    {
        var third = Ratio.Of(1, 3);
        var file = new PlanFile(
            Plan.Create(
                "drittel",
                "Drittel für 東京 + <Süd>",
                Currency.Of("JPY"),
                PeriodGrain.Month,
                Component("a", third, UnitKind.Payee, PayCurve.Interpolated(PayCurvePoint.Percent(60, 0), PayCurvePoint.Percent(90, 100)).WithThreshold(Percent(70))),
                Component("b", third, UnitKind.Territory, PayCurve.Interpolated(FallingPay.Allowed, PayCurvePoint.Percent(100, 110), PayCurvePoint.Percent(120, 100))),
                Component("c", third, UnitKind.Company, PayCurve.Linear, UndefinedAttainment.Reweight)),
            TargetIncentives.Create(
                new Money(300_000m, Currency.Of("JPY")),
                new TargetIncentive { PayeeId = "Ada", Amount = new Money(1m, Currency.Of("JPY")), From = Day("2017-04-01") },
                new TargetIncentive { PayeeId = "Ada", Amount = new Money(2m, Currency.Of("JPY")) }));

        var written = PlanJson.Write(file);

        Assert.Equal(file, PlanJson.Read(written));
        Assert.Contains("\"Drittel für 東京 + <Süd>\"", written, StringComparison.Ordinal);
        Assert.Contains("\"weightPercent\": \"100/3\"", written, StringComparison.Ordinal);
        Assert.Contains("\"fallingPay\": \"allowed\"", written, StringComparison.Ordinal);
    }

    // Find, replace it with, path, part of the message.
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "\"schemaVersion\": 1", "\"schemaVersion\": 2", "$.schemaVersion", "reads version 1" },
        { "\"schemaVersion\": 1", "\"schemaVersion\": \"1\"", "$.schemaVersion", "reads version 1" },
        { "\"schemaVersion\": 1,", "", "$.schemaVersion", "missing" },
        { "\"currency\": \"USD\"", "\"currency\": \"usd\"", "$.currency", "ISO 4217" },
        { "\"currency\": \"USD\"", "\"currency\": null", "$.currency", "null" },
        { "\"currency\": \"USD\",", "", "$", "currency" },
        { "\"quarter\"", "\"Quarter\"", "$.payPeriod", "year, half, quarter, month, week" },
        { "\"quarter\"", "2", "$.payPeriod", "could not be converted" },
        { "\"id\": \"quarterly-75-25\"", "\"id\": \" \"", "$.id", "empty" },
        { "\"name\": \"Team bookings\"", "\"name\": \"\"", "$.components[1].name", "empty" },
        { "\"default\": 4000", "\"default\": -1", "$.targetIncentive.default", "zero or more" },
        { "\"default\": 4000", "\"default\": 4000.005", "$.targetIncentive.default", "2 decimals" },
        { "\"default\": 4000", "\"default\": \"4000\"", "$.targetIncentive.default", "not a plain decimal" },
        { "\"default\": 4000", "\"default\": 4e3", "$.targetIncentive.default", "not a plain decimal" },
        { "\"default\": 4000", "\"default\": 1e400", "$.targetIncentive.default", "not a plain decimal" },
        { "\"default\": 4000", "\"default\": true", "$.targetIncentive.default", "number is expected" },
        { "\"default\": 4000", "\"default\": 4000, \"default\": 5000", "$", "default" },
        { "\"exceptions\": []", "\"exceptions\": [null]", "$.targetIncentive.exceptions[0]", "object is expected" },
        { "\"exceptions\": []", "\"exceptions\": [{\"payeeId\": \"Ada\", \"amount\": 1, \"from\": \"2017-02-30\"}]", "$.targetIncentive.exceptions[0].from", "no date" },
        { "\"exceptions\": []", "\"exceptions\": [{\"payeeId\": \"Ada\", \"amount\": 1}, {\"payeeId\": \"Ada\", \"amount\": 2}]", "$.targetIncentive.exceptions", "same day" },
        { "\"weightPercent\": 75", "\"weightPercent\": 74.99", "$.components", "add up to 99.99 %" },
        { "\"weightPercent\": 75", "\"weightPercent\": 0", "$.components[0].weightPercent", "above 0" },
        { "\"weightPercent\": 75", "\"weightPercent\": \"75\"", "$.components[0].weightPercent", "neither a number nor a fraction" },
        { "\"weightPercent\": 75", "\"weightPercent\": \"75/0\"", "$.components[0].weightPercent", "neither a number nor a fraction" },
        { "\"weightPercent\": 75", "\"weightPercent\": 75.000000000000000000000000000", "$.components[0].weightPercent", "29 digits" },
        { "\"weightPercent\": 75", "\"weight\": 0.75", "$.components[0].weight", "could not be mapped" },
        { "\"scope\": \"team\"", "\"scope\": \"squad\"", "$.components[1].scope", "payee, team, manager, territory, company" },
        { "\"id\": \"team\"", "\"id\": \"individual\"", "$.components", "'individual'" },
        { "\"whenUndefined\": \"payNothing\"", "\"whenUndefined\": \"zero\"", "$.components[0].whenUndefined", "payTarget" },
        { "\"capPercent\": 200", "\"capPercent\": 90", "$.components[0].curve", "below the target" },
        { "\"capPercent\": 200", "\"fallingPay\": \"yes\"", "$.components[0].curve.fallingPay", "refused, allowed" },
        { "\"fromPercent\": 100", "\"fromPercent\": 50", "$.components[0].curve", "stated twice" },
        { "\"fromPercent\": 100", "\"fromPercent\": 40", "$.components[0].curve", "listed after" },
        { "\"payPercent\": 100", "\"payPercent\": 40", "$.components[0].curve", "Pay falls" },
        { "\"slope\": 2", "\"slope\": \"toNext\"", "$.components[0].curve.segments[1].slope", "no next one" },
        { "\"slope\": 2", "\"slope\": -2", "$.components[0].curve", "falls without end" },
        { Rules, OneRule("\"id\": \"a\""), "$.creditRules[0]", "does not state its kind" },
        { Rules, OneRule("\"kind\": \"gift\", \"id\": \"a\""), "$.creditRules[0]", "gift" },
        { Rules, OneRule("\"kind\": \"house\", \"id\": \" \""), "$.creditRules[0].id", "empty" },
        { Rules, OneRule("\"kind\": \"house\", \"id\": \"a\"}, {\"kind\": \"counts\", \"id\": \"b\""), "$.creditRules", "can never count" },
        { Rules, OneRule("\"kind\": \"house\", \"id\": \"a\", \"when\": {\"from\": \"May\"}"), "$.creditRules[0].when.from", "no date" },
        { Rules, OneRule("\"kind\": \"house\", \"id\": \"a\", \"when\": {\"productIds\": [null]}"), "$.creditRules[0].when.productIds", "not there" },
        { Rules, OneRule("\"kind\": \"house\", \"id\": \"a\", \"when\": {\"accountIds\": []}"), "$.creditRules[0].when.accountIds", "hold for all" },
        { Rules, OneRule("\"kind\": \"reassigns\", \"id\": \"a\", \"payeeId\": \"\""), "$.creditRules[0].payeeId", "empty" },
        { Rules, OneRule("\"kind\": \"windfall\", \"id\": \"a\", \"bound\": 0, \"shareAbovePercent\": 0"), "$.creditRules[0]", "non-zero" },
        { Rules, OneRule("\"kind\": \"windfall\", \"id\": \"a\", \"bound\": 0.001, \"shareAbovePercent\": 0"), "$.creditRules[0].bound", "2 decimals" },
        { Rules, OneRule("\"kind\": \"windfall\", \"id\": \"a\", \"bound\": 1, \"shareAbovePercent\": 100"), "$.creditRules[0]", "must be less than" },
        { Rules, OneRule("\"kind\": \"managerOverride\", \"id\": \"a\", \"level\": 1.5, \"sharePercent\": 2"), "$.creditRules[0].level", "whole number from 1 on" },
        { Rules, OneRule("\"kind\": \"channelOverride\", \"id\": \"a\", \"payeeId\": \"Ada\", \"sharePercent\": 0"), "$.creditRules[0]", "greater than" },
        { Rules, OneRule("\"kind\": \"timing\", \"id\": \"a\", \"events\": [{\"event\": \"cash\", \"sharePercent\": 90}]"), "$.creditRules[0]", "add up to 1" },
    };

    private const string Rules = "\"payPeriod\": \"quarter\"";

    private static string OneRule(string rule) => $"\"creditRules\": [{{{rule}}}], {Rules}";

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_refused_with_its_place(string find, string replacement, string path, string message)
    {
        var at = Sample.IndexOf(find, StringComparison.Ordinal);
        Assert.True(at >= 0, find);

        var error = Assert.Throws<PlanFormatException>(() => PlanJson.Read(Sample[..at] + replacement + Sample[(at + find.Length)..]));

        Assert.StartsWith(path, error.Path, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Advice);
        Assert.DoesNotContain("Parameter '", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_names_the_value_as_written()
    {
        var error = Assert.Throws<PlanFormatException>(() => PlanJson.Read(Sample.Replace("4000", "4000.005", StringComparison.Ordinal)));

        Assert.Equal("4000.005", error.Value);
        Assert.Equal(
            "$.targetIncentive.default = 4000.005: An amount is zero or more, in whole minor units. Use 2 decimals at most, as USD has.",
            error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schemaVersion\": 1}")]
    [InlineData("{\"schemaVersion\": 1, // comment\n}")]
    [InlineData("{\"\uD800\": 1}")]
    [InlineData("{\"schemaVersion\": 1, \"id\": \"\\ud800\"}")]
    public void What_is_no_plan_file_is_refused(string text) => Assert.Throws<PlanFormatException>(() => PlanJson.Read(text));

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        using var stream = new MemoryStream([(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}']);

        Assert.Throws<PlanFormatException>(() => PlanJson.Read(stream));
    }

    [Fact]
    public void A_lone_surrogate_in_a_name_is_refused() =>
        Assert.Throws<PlanFormatException>(() => PlanJson.Read(Sample.Replace("Own bookings", "\\ud800", StringComparison.Ordinal)));

    [Fact]
    public void A_plan_and_targets_in_two_currencies_make_no_file() =>
        Assert.Throws<CurrencyMismatchException>(
            () => new PlanFile(OfOne(PayCurve.Linear), TargetIncentives.Create(new Money(1m, Currency.Of("EUR")))));
}
