namespace SalesMetrics.Forecasting.Stationarity;

/// <summary>
/// STL, the decomposition into season, trend and remainder by local regression (Cleveland, Cleveland, McRae &amp; Terpenning 1990), without
/// the robustness weights.
/// </summary>
/// <remarks>The windows are those of R's <c>mstl</c>: 11 seasons for the seasonal pattern, the next odd number from
/// 1.5 m / (1 - 1.5 / 11) periods for the trend, the next odd number from m for the low-pass filter; every tenth of a window is fitted and the
/// places between are joined by lines; two rounds.</remarks>
internal sealed class SeasonalTrendLoess
{
    private const int SeasonalWindow = 11;
    private const int Rounds = 2;

    private readonly int _m;
    private readonly double[] _season;
    private readonly double[] _trend;

    private SeasonalTrendLoess(int length, int seasonLength)
    {
        _m = seasonLength;
        _season = new double[length];
        _trend = new double[length];
    }

    /// <summary>The seasonal part, one number a value.</summary>
    public ReadOnlySpan<double> Season => _season;

    /// <summary>The trend, one number a value.</summary>
    public ReadOnlySpan<double> Trend => _trend;

    /// <summary>Decomposes values.</summary>
    /// <param name="values">More than two seasons.</param>
    /// <param name="seasonLength">At least 2.</param>
    public static SeasonalTrendLoess Of(ReadOnlySpan<double> values, int seasonLength)
    {
        var stl = new SeasonalTrendLoess(values.Length, seasonLength);
        for (var round = 0; round < Rounds; round++)
        {
            stl.Improve(values);
        }

        return stl;
    }

    private static int NextOdd(double value)
    {
        var whole = (int)Math.Ceiling(value);
        return whole % 2 == 0 ? whole + 1 : whole;
    }

    private static int Jump(int window) => (int)Math.Ceiling(window / 10d);

    private void Improve(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var cycle = new double[n + (2 * _m)];
        SmoothCycles(values, cycle);

        // The low-pass filter takes out of the smoothed cycles what is trend in them.
        var first = MovingAverage(cycle, _m);
        var low = MovingAverage(MovingAverage(first, _m), 3);
        var lowWindow = NextOdd(_m);
        var passed = new double[n];
        Smooth(low, lowWindow, Jump(lowWindow), degree: 1, passed);
        var adjusted = new double[n];
        for (var t = 0; t < n; t++)
        {
            _season[t] = cycle[_m + t] - passed[t];
            adjusted[t] = values[t] - _season[t];
        }

        var trendWindow = NextOdd(1.5 * _m / (1 - (1.5 / SeasonalWindow)));
        Smooth(adjusted, trendWindow, Jump(trendWindow), degree: 1, _trend);
    }

    // Each period of the season is smoothed on its own and carried on by one season at either end.
    private void SmoothCycles(ReadOnlySpan<double> values, Span<double> cycle)
    {
        var n = values.Length;
        Span<double> own = new double[(n / _m) + 1];
        Span<double> smoothed = new double[(n / _m) + 3];
        for (var place = 0; place < _m; place++)
        {
            var count = ((n - place - 1) / _m) + 1;
            for (var i = 0; i < count; i++)
            {
                var t = place + (i * _m);
                own[i] = values[t] - _trend[t];
            }

            var detrended = own[..count];
            Smooth(detrended, SeasonalWindow, Jump(SeasonalWindow), degree: 0, smoothed.Slice(1, count));
            smoothed[0] = Fit(detrended, SeasonalWindow, degree: 0, at: -1, 0, Math.Min(SeasonalWindow, count) - 1);
            smoothed[count + 1] = Fit(
                detrended, SeasonalWindow, degree: 0, at: count, Math.Max(0, count - SeasonalWindow), count - 1);
            for (var i = 0; i < count + 2; i++)
            {
                cycle[place + (i * _m)] = smoothed[i];
            }
        }
    }

    private static double[] MovingAverage(ReadOnlySpan<double> values, int length)
    {
        var averages = new double[values.Length - length + 1];
        var sum = 0d;
        for (var i = 0; i < length; i++)
        {
            sum += values[i];
        }

        averages[0] = sum / length;
        for (var i = 1; i < averages.Length; i++)
        {
            sum += values[i + length - 1] - values[i - 1];
            averages[i] = sum / length;
        }

        return averages;
    }

    private static void Smooth(ReadOnlySpan<double> values, int window, int jump, int degree, Span<double> smoothed)
    {
        var n = values.Length;
        if (n == 1)
        {
            smoothed[0] = values[0];
            return;
        }

        jump = Math.Min(jump, n - 1);
        var half = (window + 1) / 2;
        var last = 0;
        for (var at = 0; at < n; at += jump)
        {
            last = at;
            var left = window >= n ? 0 : Math.Clamp(at + 1 - half, 0, n - window);
            smoothed[at] = Fit(values, window, degree, at, left, window >= n ? n - 1 : left + window - 1);
        }

        if (jump == 1)
        {
            return;
        }

        for (var at = 0; at + jump < n; at += jump)
        {
            Join(smoothed, at, at + jump);
        }

        if (last != n - 1)
        {
            var left = window >= n ? 0 : n - window;
            smoothed[n - 1] = Fit(values, window, degree, n - 1, left, n - 1);
            Join(smoothed, last, n - 1);
        }
    }

    private static void Join(Span<double> smoothed, int from, int to)
    {
        var slope = (smoothed[to] - smoothed[from]) / (to - from);
        for (var i = from + 1; i < to; i++)
        {
            smoothed[i] = smoothed[from] + (slope * (i - from));
        }
    }

    // Local regression with tricube weights of the values left to right, read at a place that may lie one step outside.
    private static double Fit(ReadOnlySpan<double> values, int window, int degree, int at, int left, int right)
    {
        double reach = Math.Max(at - left, right - at);
        if (window > values.Length)
        {
            reach += (window - values.Length) / 2;
        }

        var (outer, inner) = (0.999 * reach, 0.001 * reach);
        Span<double> weights = right - left < 128 ? stackalloc double[128] : new double[right - left + 1];
        var total = 0d;
        for (var j = left; j <= right; j++)
        {
            var distance = Math.Abs(j - at);
            var weight = 0d;
            if (distance <= outer)
            {
                var ratio = distance / reach;
                var rest = 1 - (ratio * ratio * ratio);
                weight = distance <= inner ? 1 : rest * rest * rest;
            }

            weights[j - left] = weight;
            total += weight;
        }

        if (total <= 0)
        {
            return values[Math.Clamp(at, 0, values.Length - 1)];
        }

        for (var j = left; j <= right; j++)
        {
            weights[j - left] /= total;
        }

        if (reach > 0 && degree > 0)
        {
            Tilt(weights, at, left, right, values.Length);
        }

        var sum = 0d;
        for (var j = left; j <= right; j++)
        {
            sum += weights[j - left] * values[j];
        }

        return sum;
    }

    // Turns the weights of a local mean into those of a local line.
    private static void Tilt(Span<double> weights, int at, int left, int right, int n)
    {
        var centre = 0d;
        for (var j = left; j <= right; j++)
        {
            centre += weights[j - left] * j;
        }

        var spread = 0d;
        for (var j = left; j <= right; j++)
        {
            spread += weights[j - left] * (j - centre) * (j - centre);
        }

        if (Math.Sqrt(spread) <= 0.001 * (n - 1))
        {
            return;
        }

        var slope = (at - centre) / spread;
        for (var j = left; j <= right; j++)
        {
            weights[j - left] *= (slope * (j - centre)) + 1;
        }
    }
}
