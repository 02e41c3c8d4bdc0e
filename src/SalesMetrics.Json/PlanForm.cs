using System.Text.Json.Serialization;

namespace SalesMetrics.Json;

/// <summary>A plan file as written: names, words and raw numbers, before anything is judged. The schema file describes the same form.</summary>
internal sealed record PlanForm
{
    public required RawNumber SchemaVersion { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Currency { get; init; }

    public required string PayPeriod { get; init; }

    public required TargetForm TargetIncentive { get; init; }

    public required ComponentForm[] Components { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClauseForm[]? Clauses { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CapPlace { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VersionForm? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssignmentForm[]? Assignments { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PayCurrencyForm? PayCurrency { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CreditRuleForm[]? CreditRules { get; init; }

    internal sealed record VersionForm
    {
        public required string Id { get; init; }

        public required string From { get; init; }

        public required string Change { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Author { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public EarningsForm? OnTargetEarnings { get; init; }
    }

    internal sealed record EarningsForm
    {
        public required RawNumber BasePay { get; init; }

        public required RawNumber YearlyTargetIncentive { get; init; }
    }

    internal sealed record AssignmentForm
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? PayeeId { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Role { get; init; }

        public required string From { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? To { get; init; }
    }

    internal sealed record PayCurrencyForm
    {
        public required string Currency { get; init; }

        public required RawNumber PayDayLagDays { get; init; }

        public required string CreditRates { get; init; }

        public required string Rounding { get; init; }
    }

    internal sealed record TargetForm
    {
        public required RawNumber Default { get; init; }

        public required ExceptionForm[] Exceptions { get; init; }
    }

    internal sealed record ExceptionForm
    {
        public required string PayeeId { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? From { get; init; }

        public required RawNumber Amount { get; init; }
    }

    internal sealed record ComponentForm
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required RawNumber WeightPercent { get; init; }

        public required string Scope { get; init; }

        public required string MeasureId { get; init; }

        public required string WhenUndefined { get; init; }

        public required CurveForm Curve { get; init; }
    }

    internal sealed record CurveForm
    {
        public required SegmentForm[] Segments { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawNumber? CapPercent { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? FallingPay { get; init; }
    }

    internal sealed record SegmentForm
    {
        public required RawNumber FromPercent { get; init; }

        public required RawNumber PayPercent { get; init; }

        public required RawNumber Slope { get; init; }
    }
}

/// <summary>The generated reader and writer of the form: strict, and free of reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    MaxDepth = PlanJson.MaxDepth,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(PlanForm))]
internal sealed partial class PlanFormContext : JsonSerializerContext;
