namespace SalesMetrics.Forecasting.Preparation;

/// <summary>What becomes of a last period that is not over yet.</summary>
public enum PartialPeriodPolicy
{
    /// <summary>It is left out: half a month is no fall in sales.</summary>
    Drop,

    /// <summary>Its value is scaled up by its selling days over those gone by.</summary>
    Scale,

    /// <summary>It counts as it is, with an issue.</summary>
    Keep,
}
