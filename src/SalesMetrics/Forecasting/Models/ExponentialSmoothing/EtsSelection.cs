using System.Buffers;
using System.Runtime.InteropServices;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>Fits forms to one history and takes the one of least AICc, or all of them.</summary>
internal static class EtsSelection
{
    private const int MostEvaluations = 400;
    private const int LeastEvaluations = 24;

    // Values times evaluations, for one form, beyond which a long history is searched less thoroughly: it needs it less too.
    private const int WorkPerForm = 2_000_000;

    /// <summary>Whether a history is long enough for a form, so that its AICc is defined.</summary>
    public static bool IsLongEnough(EtsForm form, int length, int seasonLength) => length >= form.EstimatedNumbers(seasonLength) + 2;

    /// <param name="request">The series, not constant.</param>
    /// <param name="forms">Forms that the series can be fitted by, simple ones before rich ones.</param>
    /// <returns>Null when none could be fitted.</returns>
    public static FittedEts? Fit(FitRequest request, ReadOnlySpan<EtsForm> forms) => Fit(request, forms, bestOnly: true).SingleOrDefault();

    /// <param name="request">The series, not constant.</param>
    /// <param name="forms">Forms that the series can be fitted by, simple ones before rich ones.</param>
    /// <returns>A fit for each form that could be fitted, in their order.</returns>
    public static ImmutableArray<FittedEts> FitAll(FitRequest request, ReadOnlySpan<EtsForm> forms) => Fit(request, forms, bestOnly: false);

    private static ImmutableArray<FittedEts> Fit(FitRequest request, ReadOnlySpan<EtsForm> forms, bool bestOnly)
    {
        var series = request.Series;
        var n = series.Length;
        var values = series.Values.AsSpan();
        var scale = SeriesScale.Of(values);
        var room = 0;
        foreach (var form in forms)
        {
            room = Math.Max(room, EtsSearch.BufferLength(new EtsShape(form, series.SeasonLength)));
        }

        var buffer = ArrayPool<double>.Shared.Rent((2 * n) + room + (forms.Length * EtsModel.MostNumbers));
        var places = new Places(scale, buffer.AsSpan(0, 2 * n), n, values);
        var work = buffer.AsSpan(2 * n, room);
        var points = buffer.AsSpan((2 * n) + room, forms.Length * EtsModel.MostNumbers);
        var maxEvaluations = Math.Clamp(WorkPerForm / n, LeastEvaluations, MostEvaluations);
        var candidates = ImmutableArray.CreateBuilder<EtsCandidate>(forms.Length);
        var (best, evaluations) = (-1, 0);
        Span<double> start = stackalloc double[EtsModel.MostNumbers];
        for (var i = 0; i < forms.Length; i++)
        {
            var form = forms[i];
            var shape = new EtsShape(form, series.SeasonLength);
            var given = Given(form, forms[..i], candidates, points, series.SeasonLength, places, start);
            var point = points.Slice(i * EtsModel.MostNumbers, shape.Count);
            var fitted = places.Of(form);
            var summary = EtsTrendSearch.IsFor(form)
                ? EtsTrendSearch.Minimize(shape, fitted, given, maxEvaluations, point, out var value)
                : new EtsSearch(shape, fitted, work, maxEvaluations).Minimize(fitted, given, point, out value);
            evaluations += summary.Evaluations;
            candidates.Add(Candidate(form, series.SeasonLength, n, value + (2 * Math.Log(places.Unit(form))), summary));
            if (candidates[i].Aicc is { } aicc && (best < 0 || aicc < candidates[best].Aicc))
            {
                best = i;
            }
        }

        var tried = candidates.MoveToImmutable();
        var fits = ImmutableArray.CreateBuilder<FittedEts>();
        for (var i = 0; i < forms.Length; i++)
        {
            if (bestOnly ? i != best : tried[i].Aicc is null)
            {
                continue;
            }

            var form = forms[i];
            var shape = new EtsShape(form, series.SeasonLength);
            var point = points.Slice(i * EtsModel.MostNumbers, shape.Count);
            var run = EtsRun.Of(shape, places.Origin(form), places.Unit(form), places.Of(form), point);
            fits.Add(new FittedEts(request, run, tried, tried[i].Search with { Evaluations = bestOnly ? evaluations : tried[i].Search.Evaluations }));
        }

        ArrayPool<double>.Shared.Return(buffer);
        return fits.DrainToImmutable();
    }

    private static EtsCandidate Candidate(EtsForm form, int seasonLength, int n, double value, SearchSummary search)
    {
        var k = form.EstimatedNumbers(seasonLength);
        if (!double.IsFinite(value))
        {
            return new EtsCandidate(form, k, null, null, search);
        }

        var likelihood = -0.5 * n * value;
        return new EtsCandidate(form, k, likelihood, (-2 * likelihood) + (2d * k * n / (n - k - 1)), search);
    }

    /// <summary>The point of a form tried before whose recursion is the same but for the error or the damping.</summary>
    private static ReadOnlySpan<double> Given(
        EtsForm form,
        ReadOnlySpan<EtsForm> before,
        ImmutableArray<EtsCandidate>.Builder candidates,
        ReadOnlySpan<double> points,
        int seasonLength,
        in Places places,
        Span<double> point)
    {
        var sameRecursion = form with { Error = ErrorForm.Additive };
        var from = form.Error == ErrorForm.Multiplicative ? before.IndexOf(sameRecursion) : -1;
        if (from < 0 && form.Trend == TrendForm.Damped)
        {
            from = before.IndexOf(form with { Trend = TrendForm.Additive });
        }

        if (from < 0 || candidates[from].Aicc is null)
        {
            return [];
        }

        var known = new EtsShape(before[from], seasonLength);
        var shape = new EtsShape(form, seasonLength);
        var old = points.Slice(from * EtsModel.MostNumbers, known.Count);
        point = point[..shape.Count];
        for (var i = 0; i < known.Level; i++)
        {
            point[i] = old[i];
        }

        if (shape.IsDamped && !known.IsDamped)
        {
            point[shape.Phi] = 1;
        }

        var factor = places.Unit(before[from]) / places.Unit(form);
        point[shape.Level] = ((places.Origin(before[from]) - places.Origin(form)) / places.Unit(form)) + (factor * old[known.Level]);
        var isFactor = shape.IsMultiplicativeSeason;
        for (var i = 1; i < shape.Count - shape.Level; i++)
        {
            var isSeason = shape.HasSeason && shape.Level + i >= shape.Season;
            point[shape.Level + i] = old[known.Level + i] * (isSeason && isFactor ? 1 : factor);
        }

        return point;
    }

    /// <summary>The history in the two units of the fits: moved and stretched to -0.5..0.5 for forms that add, as shares of the largest
    /// value for those that multiply.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly ref struct Places
    {
        private readonly SeriesScale _scale;
        private readonly double _largest;
        private readonly Span<double> _moved;
        private readonly Span<double> _shares;

        public Places(SeriesScale scale, Span<double> room, int n, ReadOnlySpan<double> values)
        {
            _scale = scale;
            _moved = room[..n];
            _shares = room[n..];
            scale.Scale(values, _moved);
            foreach (var value in values)
            {
                _largest = Math.Max(_largest, value);
            }

            for (var i = 0; i < n; i++)
            {
                _shares[i] = values[i] / _largest;
            }
        }

        public double Origin(EtsForm form) => form.NeedsPositiveValues ? 0 : _scale.Centre;

        public double Unit(EtsForm form) => form.NeedsPositiveValues ? _largest : _scale.Width;

        public ReadOnlySpan<double> Of(EtsForm form) => form.NeedsPositiveValues ? _shares : _moved;
    }
}
