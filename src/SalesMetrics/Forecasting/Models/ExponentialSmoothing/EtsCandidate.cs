using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>One form of exponential smoothing that was tried on a history, and how likely it made it.</summary>
public sealed record EtsCandidate
{
    internal EtsCandidate(EtsForm form, int estimatedNumbers, double? logLikelihood, double? aicc, SearchSummary search)
    {
        Form = form;
        EstimatedNumbers = estimatedNumbers;
        LogLikelihood = logLikelihood;
        Aicc = aicc;
        Search = search;
    }

    /// <summary>The form.</summary>
    public EtsForm Form { get; }

    /// <summary>Smoothing parameters, initial states and the spread of the error: what <see cref="Aicc"/> counts.</summary>
    public int EstimatedNumbers { get; }

    /// <summary>The logarithm of the likelihood at its maximum, less the same constant for every form of one history, as R's <c>ets</c>
    /// states it: -n/2 log of the sum of squared errors, less the sum of the logarithms of the forecasts when errors are relative. Null when
    /// no parameters could be found.</summary>
    public double? LogLikelihood { get; }

    /// <summary>Akaike's information criterion with the correction for short histories: lower is better. Null without
    /// <see cref="LogLikelihood"/>.</summary>
    public double? Aicc { get; }

    /// <summary>How the search for the parameters of this form ended.</summary>
    public SearchSummary Search { get; }

    internal Explanation Explain() =>
        new(
            Form.ToString(),
            Aicc is { } aicc ? new ExplainedValue.OfEstimate(aicc) : new ExplainedValue.Undefined("no start was within the form's limits"),
            LogLikelihood is { } likelihood
                ? [new("Log-likelihood", new ExplainedValue.OfEstimate(likelihood)), new("Estimated numbers", EstimatedNumbers)]
                : [new("Estimated numbers", EstimatedNumbers)])
        {
            Rule = "AICc = -2 log-likelihood + 2 k n / (n - k - 1), for k estimated numbers and n values",
        };
}
