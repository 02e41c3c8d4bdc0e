using SalesMetrics.Explanations;

namespace SalesMetrics.Forecasting.NewReps;

/// <summary>The forecast of somebody who has not sold for long, and what of it was borrowed from others.</summary>
public sealed class NewRepForecast : IExplainable
{
    internal NewRepForecast(RampCurve curve, string borrowedFrom, int knownMonths, double ownWeight, double? ownFactor, Forecast forecast)
    {
        Curve = curve;
        BorrowedFrom = borrowedFrom;
        KnownMonths = knownMonths;
        OwnWeight = ownWeight;
        OwnFactor = ownFactor;
        Forecast = forecast;
    }

    /// <summary>The curve that was borrowed.</summary>
    public RampCurve Curve { get; }

    /// <summary>From whom what was borrowed, in a sentence.</summary>
    public string BorrowedFrom { get; }

    /// <summary>How many months of tenure of the person's own are known.</summary>
    public int KnownMonths { get; }

    /// <summary>The weight on the person's own months, 0 to 1.</summary>
    public double OwnWeight { get; }

    /// <summary>What the person sold over what the curve expects of the same months: 1.2 is a fifth more. Null without such months.</summary>
    public double? OwnFactor { get; }

    /// <summary>By how much the curve is multiplied: <see cref="OwnFactor"/> with <see cref="OwnWeight"/>, 1 with the rest.</summary>
    public double Factor => OwnFactor is { } own ? 1 + (OwnWeight * (own - 1)) : 1;

    /// <summary>The forecast; step 1 is the month of tenure after the known ones.</summary>
    public Forecast Forecast { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Forecast.SeriesId,
        BorrowedFrom,
        [
            new Explanation("Own weight", new ExplainedValue.OfEstimate(OwnWeight)) { Rule = Invariant($"from {KnownMonths} months of tenure") },
            new Explanation(
                "Own factor",
                OwnFactor is { } own ? new ExplainedValue.OfEstimate(own) : new ExplainedValue.Undefined("no month in which sales were to be expected")),
            new Explanation("Factor", new ExplainedValue.OfEstimate(Factor)) { Rule = "own weight x own factor + (1 - own weight) x 1" },
            .. Forecast.Steps.Select(step => new Explanation(
                Invariant($"Month {KnownMonths + step.Step}"),
                new ExplainedValue.OfEstimate(step.Mean),
                new Explanation("Full productivity", new ExplainedValue.OfEstimate(Curve.FullLevel)),
                new Explanation("Share", new ExplainedValue.OfEstimate(Curve.ShareIn(KnownMonths + step.Step))))
            {
                Rule = "full productivity x share x factor",
            }),
            Curve.Explain(),
        ]);
}
