namespace SalesMetrics.Explanations;

/// <summary>A figure that can show its working.</summary>
public interface IExplainable
{
    /// <summary>Lays out the numbers the figure was made from, down to the transactions. It reckons nothing anew.</summary>
    Explanation Explain();
}
