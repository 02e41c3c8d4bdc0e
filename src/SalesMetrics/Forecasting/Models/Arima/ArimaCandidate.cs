using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>One order that was tried on a history, and how likely it made it.</summary>
public sealed record ArimaCandidate
{
    internal ArimaCandidate(ArimaOrder order, double logLikelihood, double? aicc, string? refusal, SearchSummary search)
    {
        Order = order;
        LogLikelihood = logLikelihood;
        Aicc = aicc;
        Refusal = refusal;
        Search = search;
    }

    /// <summary>The order.</summary>
    public ArimaOrder Order { get; }

    /// <summary>The logarithm of the exact Gaussian likelihood of the differenced values at its maximum, as R's <c>arima</c> states
    /// it.</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's information criterion with the correction for short histories: lower is better. Comparable between orders with the
    /// same differences only. Null when the history is too short for so many coefficients.</summary>
    public double? Aicc { get; }

    /// <summary>Why the order could not be chosen; null when it could.</summary>
    public string? Refusal { get; }

    /// <summary>How the search for its coefficients ended.</summary>
    public SearchSummary Search { get; }

    /// <summary>What orders are compared by; infinite when this one may not be chosen.</summary>
    internal double Rank => Refusal is null && Aicc is { } aicc ? aicc : double.PositiveInfinity;

    internal Explanation Explain() =>
        new(
            Order.ToString(),
            Aicc is { } aicc ? new ExplainedValue.OfEstimate(aicc) : new ExplainedValue.Undefined("the history is too short"),
            new Explanation("Log-likelihood", new ExplainedValue.OfEstimate(LogLikelihood)),
            new Explanation("Estimated numbers", Order.Estimated + 1))
        {
            Rule = Refusal ?? "AICc = -2 log-likelihood + 2 k n / (n - k - 1), for k estimated numbers and n differenced values",
        };
}
