namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>A period that stands out.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="IsUp">Whether upwards.</param>
public sealed record XmrSignal(int Index, XmrRule Rule, bool IsUp);
