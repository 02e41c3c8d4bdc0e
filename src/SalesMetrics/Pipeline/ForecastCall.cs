namespace SalesMetrics.Pipeline;

/// <summary>A deal in a forecast: as the CRM has it, as its owner calls it, and as the manager does.</summary>
public sealed record ForecastCall
{
    /// <summary>States a deal as the CRM has it.</summary>
    /// <param name="deal">The deal.</param>
    public ForecastCall(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        Deal = deal;
    }

    /// <summary>The deal as the CRM has it.</summary>
    public Deal Deal { get; }

    /// <summary>The amount by the owner's own judgement; null when it is the CRM's.</summary>
    public Money? OwnerAmount { get; init; }

    /// <summary>The category by the owner's own judgement; null when it is the CRM's.</summary>
    public ForecastCategory? OwnerCategory { get; init; }

    /// <summary>The amount by the manager's judgement; null when it is the owner's.</summary>
    public Money? ManagerAmount { get; init; }

    /// <summary>The category by the manager's judgement; null when it is the owner's.</summary>
    public ForecastCategory? ManagerCategory { get; init; }

    internal Money? AmountBy(ForecastLayer layer) => layer switch
    {
        ForecastLayer.Gross => Deal.ExpectedAmount,
        ForecastLayer.Owner => OwnerAmount ?? Deal.ExpectedAmount,
        _ => ManagerAmount ?? OwnerAmount ?? Deal.ExpectedAmount,
    };

    internal ForecastCategory? CategoryBy(ForecastLayer layer) => layer switch
    {
        ForecastLayer.Gross => Deal.Category,
        ForecastLayer.Owner => OwnerCategory ?? Deal.Category,
        _ => ManagerCategory ?? OwnerCategory ?? Deal.Category,
    };
}
