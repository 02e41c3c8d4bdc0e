using SalesMetrics.Explanations;
using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Forecasting.Calls;

/// <summary>How one forecaster's forecasts stand against what came.</summary>
public sealed class ForecasterRecord : IExplainable
{
    internal ForecasterRecord(string forecasterId, ImmutableArray<ScoredForecast> scored, int pending, int tooLate, ForecasterBias bias, ValueAdded? valueAdded)
    {
        ForecasterId = forecasterId;
        Scored = scored;
        Pending = pending;
        TooLate = tooLate;
        Bias = bias;
        ValueAdded = valueAdded;
        if (scored.IsEmpty)
        {
            return;
        }

        var actual = scored.Select(score => score.Observed).ToArray();
        var forecast = scored.Select(score => score.Forecast.Value).ToArray();
        MeanAbsoluteError = ErrorMeasures.MeanAbsoluteError(actual, forecast);
        Wape = ErrorMeasures.WeightedAbsolutePercentageError(actual, forecast);
        TrackingSignal = ErrorMeasures.TrackingSignal(actual, forecast);
    }

    /// <summary>The person or model.</summary>
    public string ForecasterId { get; }

    /// <summary>The forecasts that counted, by series and period.</summary>
    public ImmutableArray<ScoredForecast> Scored { get; }

    /// <summary>How many periods of series were forecast in time and have not come yet.</summary>
    public int Pending { get; }

    /// <summary>How many periods of series were forecast, but not in time.</summary>
    public int TooLate { get; }

    /// <summary>The mean absolute error, in the unit of the series; null without a scored forecast.</summary>
    public double? MeanAbsoluteError { get; }

    /// <summary>Sum of absolute errors over the sum of what came, a fraction; null when that does not add up to more than zero.</summary>
    public double? Wape { get; }

    /// <summary>Sum of the errors over their mean size; null when every forecast was exact or none is scored.</summary>
    public double? TrackingSignal { get; }

    /// <summary>The bias with its interval.</summary>
    public ForecasterBias Bias { get; }

    /// <summary>What the forecasts add to the yardstick's; null for the yardstick itself and where both forecast nothing together.</summary>
    public ValueAdded? ValueAdded { get; }

    /// <summary>What whoever plans with these forecasts should know, gravest first; empty when there is nothing to warn of.</summary>
    public IEnumerable<ForecastWarning> Warnings
    {
        get
        {
            if (ValueAdded is { Verdict: ForecastVerdict.SecondErrsLess })
            {
                yield return ForecastWarning.WorseThanYardstick;
            }
            else if (ValueAdded is { Verdict: ForecastVerdict.NoEvidenceOfADifference })
            {
                yield return ForecastWarning.NoBetterThanYardstick;
            }

            if (Bias.Verdict is BiasVerdict.TooHigh)
            {
                yield return ForecastWarning.TooHigh;
            }
            else if (Bias.Verdict is BiasVerdict.TooLow)
            {
                yield return ForecastWarning.TooLow;
            }
        }
    }

    /// <inheritdoc />
    public Explanation Explain() => new("Forecasts of " + ForecasterId, Words(), Figures())
    {
        Rule = "error = forecast - what came",
    };

    private static Explanation Estimate(string label, double? value, string rule) => value is { } number
        ? new Explanation(label, new ExplainedValue.OfEstimate(number)) { Rule = rule }
        : new Explanation(label, "undefined") { Rule = rule };

    private string Words() => string.Join("; ", Warnings.Select(warning => warning switch
    {
        ForecastWarning.WorseThanYardstick => "worse than the yardstick",
        ForecastWarning.NoBetterThanYardstick => "no evidence of being nearer than the yardstick",
        ForecastWarning.TooHigh => "too high",
        _ => "too low",
    }).DefaultIfEmpty(Bias.Verdict == BiasVerdict.TooLittleData ? "too little data" : "nothing to warn of"));

    private IEnumerable<Explanation> Figures()
    {
        yield return new Explanation("Scored", Scored.Length, Scored.Select(Line));
        yield return new Explanation("Not come yet", Pending);
        yield return new Explanation("Too late", TooLate);
        yield return Estimate("Bias", Bias.Relative, "sum of errors / sum of what came");
        if (Bias is { Low: { } low, High: { } high })
        {
            yield return Estimate("Bias at least", low, Invariant($"{Bias.Periods} periods"));
            yield return Estimate("Bias at most", high, Invariant($"{Bias.Periods} periods"));
        }

        yield return Estimate("WAPE", Wape, "sum of absolute errors / sum of what came");
        if (ValueAdded is { } added)
        {
            yield return new Explanation("Value added", Estimate("Points", added.Points, "WAPE of the yardstick - WAPE, on what both forecast").Value, added.Test.Explain());
        }
    }

    private static Explanation Line(ScoredForecast score) => Estimate(
        Invariant($"{score.Forecast.SeriesId} {score.Forecast.Period:uuuu-MM-dd}"),
        score.Error,
        Invariant($"{score.Forecast.Value} of {score.Forecast.MadeOn:uuuu-MM-dd} - {score.Observed}"));
}
