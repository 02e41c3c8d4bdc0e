using System.Text.Json.Serialization;

namespace SalesMetrics.Json;

/// <summary>A clause of a plan file as written; the kind says which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(GateForm), "gate")]
[JsonDerivedType(typeof(MultiplierForm), "multiplier")]
[JsonDerivedType(typeof(LinkedForm), "linked")]
[JsonDerivedType(typeof(RatesForm), "rates")]
[JsonDerivedType(typeof(ProductRatesForm), "productRates")]
[JsonDerivedType(typeof(BonusForm), "bonus")]
[JsonDerivedType(typeof(SpifForm), "spif")]
[JsonDerivedType(typeof(ContestForm), "contest")]
[JsonDerivedType(typeof(PoolForm), "pool")]
internal abstract record ClauseForm
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    internal sealed record GateForm : ClauseForm
    {
        public required string AppliesTo { get; init; }

        public required ReadingForm Reading { get; init; }

        public required RawNumber FromPercent { get; init; }

        public required RawNumber ShareBelowPercent { get; init; }
    }

    internal sealed record MultiplierForm : ClauseForm
    {
        public required string AppliesTo { get; init; }

        public required ReadingForm Reading { get; init; }

        public required PlanForm.CurveForm Table { get; init; }
    }

    internal sealed record LinkedForm : ClauseForm
    {
        public required string AppliesTo { get; init; }

        public required ReadingForm Reading { get; init; }

        public required MatrixForm Matrix { get; init; }
    }

    internal sealed record RatesForm : ClauseForm
    {
        public required string Scope { get; init; }

        public required string MeasureId { get; init; }

        public required RateTableForm RateTable { get; init; }
    }

    internal sealed record ProductRatesForm : ClauseForm
    {
        public required string MeasureId { get; init; }

        public required CardLineForm[] Card { get; init; }
    }

    internal sealed record BonusForm : ClauseForm
    {
        public required ReadingForm Reading { get; init; }

        public required RawNumber FromPercent { get; init; }

        public required RawNumber Amount { get; init; }
    }

    internal sealed record SpifForm : ClauseForm
    {
        public required string From { get; init; }

        public required string To { get; init; }

        public required RawNumber Budget { get; init; }

        public required RawNumber PerDeal { get; init; }

        public required string ProductId { get; init; }
    }

    internal sealed record ContestForm : ClauseForm
    {
        public required string MeasureId { get; init; }

        public required RawNumber[] Prizes { get; init; }

        public required string Ties { get; init; }
    }

    internal sealed record PoolForm : ClauseForm
    {
        public required string Scope { get; init; }

        public required RawNumber Amount { get; init; }

        public required string MeasureId { get; init; }

        public required RawNumber FromPercent { get; init; }

        public required string Sharing { get; init; }
    }

    internal sealed record ReadingForm
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Scope { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? MeasureId { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? ComponentId { get; init; }
    }

    internal sealed record MatrixForm
    {
        public required RawNumber[] RowsPercent { get; init; }

        public required RawNumber[] ColumnsPercent { get; init; }

        public required RawNumber[][] CellsPercent { get; init; }

        public required string Interpolation { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? FallingPay { get; init; }
    }

    internal sealed record RateTableForm
    {
        public required string Method { get; init; }

        public required string Bound { get; init; }

        public required TierForm[] Tiers { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? FallingPay { get; init; }
    }

    internal sealed record TierForm
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawNumber? FromPercent { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawNumber? FromAmount { get; init; }

        public required RawNumber RatePercent { get; init; }
    }

    internal sealed record CardLineForm
    {
        public required string ProductId { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawNumber? RatePercent { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawNumber? PerDeal { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public RawNumber? PerUnit { get; init; }
    }
}
