using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.NewReps;

/// <summary>Forecasts somebody with few months or none from the ramp of earlier people.</summary>
/// <remarks>
/// The forecast of a month of tenure is the cohort's full productivity, times the share of the ramp, times a factor of the person: what was sold
/// so far over what was expected, drawn toward 1 by credibility (Bühlmann &amp; Straub 1970).
/// </remarks>
public static class NewRepForecaster
{
    /// <summary>The name under which <see cref="Forecast.ModelName"/> tells that a forecast was borrowed.</summary>
    public const string ModelName = "new-rep";

    /// <summary>Forecasts the months of tenure after the known ones.</summary>
    /// <param name="payeeId">The person; not empty.</param>
    /// <param name="cohortId">The person's cohort; one never seen, or an empty one, borrows from all people.</param>
    /// <param name="known">What the person sold in the months of tenure so far, the first month first; may be empty. In the currency's major
    /// unit.</param>
    /// <param name="curves">The curves of earlier people.</param>
    /// <param name="horizon">How many months: 1 to <see cref="Forecast.MaxHorizon"/>.</param>
    /// <param name="levels">The probabilities of the prediction intervals. They hold the person's month-to-month spread and what is not known of
    /// the person, as normal; not what is not known of the curve.</param>
    /// <exception cref="ArgumentException">The name is empty, a known value is not finite or beyond ±<see cref="TimeSeries.MaxMagnitude"/>, or a level
    /// is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or a level is out of its range.</exception>
    public static NewRepForecast Forecast(
        string payeeId, string cohortId, ImmutableArray<double> known, RampCurves curves, int horizon, params ReadOnlySpan<double> levels)
    {
        ArgumentException.ThrowIfNullOrEmpty(payeeId);
        ArgumentNullException.ThrowIfNull(cohortId);
        ArgumentNullException.ThrowIfNull(curves);
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);
        known = known.IsDefault ? [] : known;
        for (var i = 0; i < known.Length; i++)
        {
            // The negated form also catches NaN.
            if (!(Math.Abs(known[i]) <= TimeSeries.MaxMagnitude))
            {
                throw new ArgumentException(Invariant($"Month {i + 1} of '{payeeId}' is {known[i]}: it must be finite and within ±{TimeSeries.MaxMagnitude:R}."), nameof(known));
            }
        }

        var curve = curves.Find(cohortId);
        var borrowed = Borrowed(cohortId, curve, curves.All);
        curve ??= curves.All;
        var (sold, expected) = (0.0, 0.0);
        for (var month = 1; month <= known.Length; month++)
        {
            // A month in which nothing is to be expected tells nothing of the person's share.
            if (curve.ShareIn(month) is > 0 and var share)
            {
                sold += known[month - 1] / curve.FullLevel;
                expected += share;
            }
        }

        var weight = curves.OwnWeight(expected);
        double? factor = expected > 0 ? sold / expected : null;
        var applied = 1 + (weight * ((factor ?? 1) - 1));
        var noInterval = curves.MonthVariance is null || curves.PersonVariance is null
            ? "Too few people or months were observed to measure how much they differ."
            : null;
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        for (var step = 1; step <= horizon; step++)
        {
            var share = curve.ShareIn(known.Length + step);
            var mean = curve.FullLevel * share * applied;
            steps.Add(new ForecastStep(step, mean, noInterval is null ? Intervals(mean, Spread(curves, curve, share, weight), levels) : []));
        }

        return new NewRepForecast(
            curve, borrowed, known.Length, weight, factor,
            new Forecast(payeeId, ModelName, Invariant($"{borrowed} Weight on own data: {weight:P0}."), levels.IsEmpty ? null : noInterval, steps.MoveToImmutable()));
    }

    private static string Borrowed(string cohortId, RampCurve? curve, RampCurve all) => curve is null
        ? Invariant($"Level and ramp are those of all people ({all.TenuredPeople} tenured): the cohort '{cohortId}' was never seen.")
        : Invariant($"Level and ramp are those of the cohort '{cohortId}' ({curve.TenuredPeople} tenured people, {1 - curve.LevelWeight:P0} of the level borrowed from all).");

    private static double Spread(RampCurves curves, RampCurve curve, double share, double weight) => curve.FullLevel * Math.Sqrt(
        (share * share * curves.PersonVariance!.Value * (1 - weight)) + (share * curves.MonthVariance!.Value));

    private static ImmutableArray<PredictionInterval> Intervals(double mean, double spread, ReadOnlySpan<double> levels)
    {
        var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
        foreach (var level in levels)
        {
            var half = NormalQuantile.TwoSided(level) * spread;
            intervals.Add(new PredictionInterval(level, mean - half, mean + half));
        }

        return intervals.MoveToImmutable();
    }
}
