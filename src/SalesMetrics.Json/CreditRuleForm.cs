using System.Text.Json.Serialization;

namespace SalesMetrics.Json;

/// <summary>A credit rule of a plan file as written; the kind says which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CountsForm), "counts")]
[JsonDerivedType(typeof(ReassignsForm), "reassigns")]
[JsonDerivedType(typeof(HouseForm), "house")]
[JsonDerivedType(typeof(ExcludesForm), "excludes")]
[JsonDerivedType(typeof(WindfallForm), "windfall")]
[JsonDerivedType(typeof(ManagerOverrideForm), "managerOverride")]
[JsonDerivedType(typeof(ChannelOverrideForm), "channelOverride")]
[JsonDerivedType(typeof(TimingForm), "timing")]
internal abstract record CreditRuleForm
{
    public required string Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConditionForm? When { get; init; }

    internal sealed record CountsForm : CreditRuleForm;

    internal sealed record ReassignsForm : CreditRuleForm
    {
        public required string PayeeId { get; init; }
    }

    internal sealed record HouseForm : CreditRuleForm;

    internal sealed record ExcludesForm : CreditRuleForm;

    internal sealed record WindfallForm : CreditRuleForm
    {
        public required RawNumber Bound { get; init; }

        public required RawNumber ShareAbovePercent { get; init; }
    }

    internal sealed record ManagerOverrideForm : CreditRuleForm
    {
        public required RawNumber Level { get; init; }

        public required RawNumber SharePercent { get; init; }
    }

    internal sealed record ChannelOverrideForm : CreditRuleForm
    {
        public required string PayeeId { get; init; }

        public required RawNumber SharePercent { get; init; }
    }

    internal sealed record TimingForm : CreditRuleForm
    {
        public required EventForm[] Events { get; init; }
    }

    internal sealed record EventForm
    {
        public required string Event { get; init; }

        public required RawNumber SharePercent { get; init; }
    }

    internal sealed record ConditionForm
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? ProductIds { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? AccountIds { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? DealIds { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? Categories { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? PayeeIds { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? Roles { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? TeamIds { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string[]? TerritoryIds { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? IsAssigned { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? From { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? To { get; init; }
    }
}
