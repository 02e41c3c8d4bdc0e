namespace SalesMetrics.Forecasting.Transformations;

/// <summary>The power that suits a history, or why none could be chosen.</summary>
/// <param name="Lambda">The power; null when none could be chosen.</param>
/// <param name="Method">How it was chosen.</param>
/// <param name="NotChosenReason">Why there is no power; null when there is.</param>
public sealed record BoxCoxChoice(double? Lambda, BoxCoxMethod Method, string? NotChosenReason);
