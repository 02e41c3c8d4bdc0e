using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Forecasting.Calls;

/// <summary>Holds past forecasts, of people and of models, against what came.</summary>
public static class ForecasterRecordCalculator
{
    /// <summary>Calculates the record of every forecaster of a log, by id.</summary>
    /// <remarks>Of each forecaster, series and period the latest forecast made in time counts, once. An observation that is NaN or infinite is set aside
    /// (<c>observation-not-finite</c>), and so is a second one of a period with another value (<c>observation-changed</c>).</remarks>
    /// <param name="log">The forecasts.</param>
    /// <param name="observed">What periods brought; may hold more than was forecast.</param>
    /// <param name="options">How to count; the defaults when null.</param>
    public static Checked<ImmutableArray<ForecasterRecord>> Calculate(
        ForecastLog log, IEnumerable<ObservedValue> observed, ForecasterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(observed);
        options ??= new();
        var issues = new List<Issue>();
        var known = Known(observed, issues);
        var tallies = log.Entries.GroupBy(entry => entry.ForecasterId, StringComparer.Ordinal).Select(own => Tally.Of(own, known, options)).ToArray();
        var yardstick = tallies.FirstOrDefault(tally => string.Equals(tally.ForecasterId, options.YardstickId, StringComparison.Ordinal));
        return new([.. tallies.Select(tally => tally.ToRecord(yardstick, options))], issues);
    }

    private static Dictionary<(string Series, LocalDate Period), double> Known(IEnumerable<ObservedValue> observed, List<Issue> issues)
    {
        var known = new Dictionary<(string Series, LocalDate Period), double>();
        foreach (var value in observed)
        {
            ArgumentNullException.ThrowIfNull(value, nameof(observed));
            if (!double.IsFinite(value.Value))
            {
                issues.Add(Rejected(value, "observation-not-finite", "The observation is not a number.", "Give what the period brought."));
            }
            else if (!known.TryAdd((value.SeriesId, value.Period), value.Value) && !known[(value.SeriesId, value.Period)].Equals(value.Value))
            {
                issues.Add(Rejected(
                    value,
                    "observation-changed",
                    Invariant($"{value.SeriesId} already has {known[(value.SeriesId, value.Period)]} for {value.Period:uuuu-MM-dd}."),
                    "Give each period's value once."));
            }
        }

        return known;
    }

    private static Issue Rejected(ObservedValue value, string code, string message, string advice) =>
        Issue.Rejected(code, nameof(ObservedValue.Value), Invariant($"{value.Value}"), message, advice);

    private sealed class Tally(string forecasterId, ImmutableArray<ScoredForecast> scored, int pending, int tooLate)
    {
        public string ForecasterId => forecasterId;

        public static Tally Of(
            IGrouping<string, SubmittedForecast> own, Dictionary<(string Series, LocalDate Period), double> known, ForecasterOptions options)
        {
            var scored = ImmutableArray.CreateBuilder<ScoredForecast>();
            var (pending, tooLate) = (0, 0);
            foreach (var target in own.GroupBy(entry => (entry.SeriesId, entry.Period)))
            {
                // The log is in order of time, so that the last one made in time is the latest.
                if (target.LastOrDefault(entry => entry.LeadDays >= options.LeastLeadDays) is not { } latest)
                {
                    tooLate++;
                }
                else if (known.TryGetValue(target.Key, out var value))
                {
                    scored.Add(new(latest, value));
                }
                else
                {
                    pending++;
                }
            }

            return new(own.Key, scored.DrainToImmutable(), pending, tooLate);
        }

        public ForecasterRecord ToRecord(Tally? yardstick, ForecasterOptions options)
        {
            var bias = ForecasterBias.Of([.. ByPeriod(scored).Select(period => (period.Sum(score => score.Error), period.Sum(score => score.Observed)))], options);
            return new(forecasterId, scored, pending, tooLate, bias, yardstick is null || yardstick == this ? null : AddedTo(yardstick, options));
        }

        private static IEnumerable<IGrouping<LocalDate, ScoredForecast>> ByPeriod(IEnumerable<ScoredForecast> scores) =>
            scores.GroupBy(score => score.Forecast.Period).OrderBy(period => period.Key);

        private ValueAdded? AddedTo(Tally yardstick, ForecasterOptions options)
        {
            var others = yardstick.Scores.ToDictionary(score => (score.Forecast.SeriesId, score.Forecast.Period));
            var common = scored.Where(score => others.ContainsKey((score.Forecast.SeriesId, score.Forecast.Period))).ToArray();
            if (common.Length == 0)
            {
                return null;
            }

            var theirs = common.Select(score => others[(score.Forecast.SeriesId, score.Forecast.Period)]).ToArray();
            return new(
                common.Length,
                Wape(common),
                Wape(theirs),
                DieboldMarianoCalculator.Calculate(Losses(common), Losses(theirs), horizon: 1, significanceLevel: 1 - options.Level),
                options.LeastPeriods);
        }

        private static double[] Losses(IEnumerable<ScoredForecast> scores) => [.. ByPeriod(scores).Select(period => period.Sum(score => Math.Abs(score.Error)))];

        private static double? Wape(ScoredForecast[] scores) => ErrorMeasures.WeightedAbsolutePercentageError(
            [.. scores.Select(score => score.Observed)], [.. scores.Select(score => score.Forecast.Value)]);

        private ImmutableArray<ScoredForecast> Scores => scored;
    }
}
