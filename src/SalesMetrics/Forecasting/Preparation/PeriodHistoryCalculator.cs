using SalesMetrics.Calendars;
using SalesMetrics.Forecasting.Cleaning;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Preparation;

/// <summary>Makes a history to forecast from out of values by period as they are found: in any order, with gaps, doubles and an unfinished
/// end, each dealt with by a stated policy and told of by an issue.</summary>
public static class PeriodHistoryCalculator
{
    /// <summary>The codes of the issues.</summary>
    private const string Foreign = "foreign-period";
    private const string OutOfRange = "value-out-of-range";
    private const string Duplicate = "duplicate-period";
    private const string Gap = "period-gap";
    private const string Partial = "partial-period";
    private const string Empty = "no-history";
    private const string LongYear = "long-year";

    private const int ShortYearWeeks = 52;

    /// <summary>Makes the history.</summary>
    /// <param name="id">The name of the series; not empty.</param>
    /// <param name="values">Values by period, in any order. Periods before the first value and after the last one are not there: a newcomer's
    /// months before the start are not zero. (With <see cref="GapPolicy.Zero"/> known periods after the last value are zero.)</param>
    /// <param name="calendar">The calendar all periods are of.</param>
    /// <param name="options">The policies; null means the defaults, which refuse what is doubtful.</param>
    /// <returns>The history; null when there is none or a policy refused it. The issues say what was done where.</returns>
    public static Checked<PeriodHistory?> Calculate(
        string id, IEnumerable<PeriodValue> values, FiscalCalendar calendar, HistoryOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(calendar);
        options ??= new HistoryOptions();
        var issues = new List<Issue>();
        var (known, isRefused) = Collect(values, calendar, options, issues);
        var filled = new List<FilledPeriod>();
        DealWithPartial(known, options, issues, filled);
        if (isRefused)
        {
            return new Checked<PeriodHistory?>(null, issues);
        }

        var first = known.FirstOrDefault(entry => entry.Value is not null).Key;
        var last = options.Gaps == GapPolicy.Zero ? known.Keys.LastOrDefault() : known.LastOrDefault(entry => entry.Value is not null).Key;
        if (first is null || last is null)
        {
            issues.Add(Issue.Rejected(Empty, "value", "", "No period has a value.", "Give at least one."));
            return new Checked<PeriodHistory?>(null, issues);
        }

        var periods = Line(first, last, calendar);
        var numbers = periods.Select(period => known.GetValueOrDefault(period) ?? double.NaN).ToArray();
        var hasGaps = NoteGaps(periods, numbers, options, issues);
        if (hasGaps && options.Gaps == GapPolicy.Refuse)
        {
            return new Checked<PeriodHistory?>(null, issues);
        }

        NoteLongYear(periods, options, issues);
        Fill(periods, numbers, options, filled);
        return new Checked<PeriodHistory?>(
            new PeriodHistory(TimeSeries.Create(id, numbers, options.SeasonLength), periods, [.. filled.OrderBy(one => one.Period)]), issues);
    }

    private static (SortedDictionary<FiscalPeriod, double?> Known, bool IsRefused) Collect(
        IEnumerable<PeriodValue> values, FiscalCalendar calendar, HistoryOptions options, List<Issue> issues)
    {
        var known = new SortedDictionary<FiscalPeriod, double?>();
        var isRefused = false;
        PeriodGrain? grain = null;
        foreach (var (period, given) in values)
        {
            ArgumentNullException.ThrowIfNull(period, nameof(values));
            if (!calendar.Has(period.Grain) || !calendar.TryGetPeriodOn(period.Start, period.Grain, out var own) || own != period || (grain ?? period.Grain) != period.Grain)
            {
                issues.Add(Issue.Rejected(Foreign, "period", period.Id, "The period is not of this calendar, or not as long as the ones before.", "Measure all values by one calendar and grain."));
                continue;
            }

            grain = period.Grain;
            var value = given;
            // The negated form also catches NaN.
            if (value is { } number && !(Math.Abs(number) <= TimeSeries.MaxMagnitude))
            {
                issues.Add(Issue.Rejected(
                    OutOfRange, period.Id, Invariant($"{number}"), "The value is not finite or beyond 1e300, and counts as missing.", "Correct it."));
                value = null;
            }

            if (!known.TryAdd(period, value))
            {
                isRefused |= options.Duplicates == DuplicatePolicy.Refuse;
                known[period] = options.Duplicates == DuplicatePolicy.Add ? Sum(known[period], value) : value ?? known[period];
                issues.Add(NoteDuplicate(period, value, options.Duplicates));
            }
        }

        return (known, isRefused);
    }

    private static double? Sum(double? left, double? right) =>
        left is null || right is null ? left ?? right : Math.Clamp(left.Value + right.Value, -TimeSeries.MaxMagnitude, TimeSeries.MaxMagnitude);

    private static Issue NoteDuplicate(FiscalPeriod period, double? value, DuplicatePolicy policy)
    {
        var text = value is { } number ? Invariant($"{number}") : "";
        return policy switch
        {
            DuplicatePolicy.Add => Used(Duplicate, period.Id, text, "The period has a value already: both were added.", "Check that they are parts of it."),
            DuplicatePolicy.KeepLast => Used(Duplicate, period.Id, text, "The period has a value already: this one counts.", "Check that it is a correction."),
            _ => Issue.Rejected(Duplicate, period.Id, text, "The period has a value already.", "Give one, or say whether to add them or to keep the last."),
        };
    }

    private static void DealWithPartial(
        SortedDictionary<FiscalPeriod, double?> known, HistoryOptions options, List<Issue> issues, List<FilledPeriod> filled)
    {
        if (options.AsOf is not { } asOf)
        {
            return;
        }

        foreach (var period in known.Keys.Where(period => period.End > asOf).ToArray())
        {
            var value = known[period] is { } measured ? Invariant($"{measured}") : "";
            var gone = asOf < period.Start ? 0 : options.SellingDays.Count(new DateInterval(period.Start, asOf));
            var all = options.SellingDays.Count(period.Interval);
            if (options.Partial == PartialPeriodPolicy.Keep && asOf >= period.Start)
            {
                issues.Add(Used(Partial, period.Id, value, Invariant($"The period ends after the last known day and counts as it is."), "Leave it out or scale it up, unless it is complete."));
            }
            else if (options.Partial == PartialPeriodPolicy.Scale && gone > 0 && known[period] is { } number)
            {
                var scaled = Math.Clamp(number / gone * all, -TimeSeries.MaxMagnitude, TimeSeries.MaxMagnitude);
                known[period] = scaled;
                filled.Add(new FilledPeriod(period, scaled, Invariant($"{number:G6} of {gone} selling days scaled to {all}")));
                issues.Add(Used(Partial, period.Id, value, Invariant($"{gone} of {all} selling days are over: the value was scaled to {scaled:G6}."), "Take it for a guess."));
            }
            else
            {
                known.Remove(period);
                issues.Add(Issue.Rejected(Partial, period.Id, value, "The period ends after the last known day and was left out.", "Wait for its end, or scale it up."));
            }
        }
    }

    private static ImmutableArray<FiscalPeriod> Line(FiscalPeriod first, FiscalPeriod last, FiscalCalendar calendar)
    {
        var periods = ImmutableArray.CreateBuilder<FiscalPeriod>();
        for (var period = first; ; period = calendar.Next(period))
        {
            periods.Add(period);
            if (period == last)
            {
                return periods.DrainToImmutable();
            }
        }
    }

    private static bool NoteGaps(ImmutableArray<FiscalPeriod> periods, double[] numbers, HistoryOptions options, List<Issue> issues)
    {
        var hasGaps = false;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (double.IsNaN(numbers[i]))
            {
                hasGaps = true;
                issues.Add(options.Gaps == GapPolicy.Refuse
                    ? Issue.Rejected(Gap, "period", periods[i].Id, "There is no value for the period.", "Give one, or say how to fill gaps.")
                    : Used(Gap, "period", periods[i].Id, Invariant($"There is no value for the period: {RuleOf(options.Gaps)}."), "Give one if it is known."));
            }
        }

        return hasGaps;
    }

    // A season of 52 weeks slips by one week in every year of 53.
    private static void NoteLongYear(ImmutableArray<FiscalPeriod> periods, HistoryOptions options, List<Issue> issues)
    {
        if (options.SeasonLength == ShortYearWeeks && periods.FirstOrDefault(period => period.Grain == PeriodGrain.Week && period.Number > ShortYearWeeks) is { } week)
        {
            issues.Add(Used(
                LongYear,
                "period",
                week.Id,
                "The year has 53 weeks, so that from here on a season of 52 weeks is one week late.",
                "Forecast months or quarters by selling day, or regress on waves and known events."));
        }
    }

    private static void Fill(ImmutableArray<FiscalPeriod> periods, double[] numbers, HistoryOptions options, List<FilledPeriod> filled)
    {
        var gaps = Enumerable.Range(0, numbers.Length).Where(i => double.IsNaN(numbers[i])).ToArray();
        if (gaps.Length == 0)
        {
            return;
        }

        var rule = RuleOf(options.Gaps);
        if (options.Gaps == GapPolicy.Interpolate)
        {
            rule = Interpolate(numbers, gaps, options.SeasonLength) ? rule : "the line between its neighbours";
        }

        foreach (var i in gaps)
        {
            // The first value is always known, so there is one to carry forward.
            numbers[i] = options.Gaps switch { GapPolicy.Zero => 0, GapPolicy.CarryForward => numbers[i - 1], _ => numbers[i] };
            filled.Add(new FilledPeriod(periods[i], numbers[i], rule));
        }
    }

    private static bool Interpolate(double[] numbers, int[] gaps, int seasonLength)
    {
        var scale = SeriesScale.Of([.. numbers.Where(number => !double.IsNaN(number))]);
        var scaled = scale.IsConstant ? numbers.Select(number => number - scale.Centre).ToArray() : new double[numbers.Length];
        if (!scale.IsConstant)
        {
            scale.Scale(numbers, scaled);
        }

        var full = GapInterpolator.Fill(scaled, seasonLength, out var hasSeason);
        foreach (var i in gaps)
        {
            numbers[i] = Math.Clamp(scale.IsConstant ? scale.Centre : scale.Restore(full[i]), -TimeSeries.MaxMagnitude, TimeSeries.MaxMagnitude);
        }

        return hasSeason;
    }

    private static string RuleOf(GapPolicy policy) => policy switch
    {
        GapPolicy.Zero => "it counts as zero",
        GapPolicy.CarryForward => "the value before it was carried forward",
        _ => "the line between its neighbours, with the season on top",
    };

    private static Issue Used(string code, string field, string value, string message, string advice) => new()
    {
        Code = code,
        Outcome = IssueOutcome.Used,
        Message = message,
        Advice = advice,
        Field = field,
        Value = value,
    };
}
