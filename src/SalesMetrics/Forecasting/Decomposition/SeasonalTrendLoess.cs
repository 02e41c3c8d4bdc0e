namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>STL, the decomposition into season, trend and remainder by local regression (Cleveland, Cleveland, McRae &amp; Terpenning
/// 1990), as R's <c>stl</c> has it: the arithmetic, of which <see cref="StlCalculator"/> is the public face.</summary>
/// <remarks>Every tenth of a window is fitted and the places between are joined by lines. Two rounds; robust ones are 16 of one round each,
/// all but the first with weights from the remainder of the one before.</remarks>
internal sealed class SeasonalTrendLoess
{
    private const int Rounds = 2;
    private const int RobustRounds = 15;

    private readonly int _m;
    private readonly int _seasonalWindow;
    private readonly int _trendWindow;
    private readonly double[] _season;
    private readonly double[] _trend;
    private readonly double[] _work;

    // Empty where all values count alike.
    private double[] _weights = [];

    private SeasonalTrendLoess(int length, int seasonLength, StlOptions options)
    {
        _m = seasonLength;
        _seasonalWindow = options.SeasonalWindow ?? (10 * length) + 1;
        _trendWindow = options.TrendWindow ?? NextOdd(1.5 * _m / (1 - (1.5 / _seasonalWindow)));
        _season = new double[length];
        _trend = new double[length];
        _work = new double[length];
    }

    /// <summary>The seasonal part, one number a value.</summary>
    public ReadOnlySpan<double> Season => _season;

    /// <summary>The trend, one number a value.</summary>
    public ReadOnlySpan<double> Trend => _trend;

    /// <summary>How much each value counted in the last round, 0 to 1; empty when all counted alike.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Decomposes values.</summary>
    /// <param name="values">More than two seasons.</param>
    /// <param name="seasonLength">At least 2.</param>
    /// <param name="options">Windows and robustness.</param>
    public static SeasonalTrendLoess Of(ReadOnlySpan<double> values, int seasonLength, StlOptions options)
    {
        var stl = new SeasonalTrendLoess(values.Length, seasonLength, options);
        for (var round = 0; round < (options.IsRobust ? 1 : Rounds); round++)
        {
            stl.Improve(values);
        }

        for (var round = 0; round < (options.IsRobust ? RobustRounds : 0); round++)
        {
            stl.Weigh(values);
            stl.Improve(values);
        }

        if (options.SeasonalWindow is null)
        {
            stl.Average();
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
        Smooth(low, [], lowWindow, degree: 1, passed);
        var adjusted = new double[n];
        for (var t = 0; t < n; t++)
        {
            _season[t] = cycle[_m + t] - passed[t];
            adjusted[t] = values[t] - _season[t];
        }

        Smooth(adjusted, _weights, _trendWindow, degree: 1, _trend);
    }

    // Each period of the season is smoothed on its own and carried on by one season at either end.
    private void SmoothCycles(ReadOnlySpan<double> values, Span<double> cycle)
    {
        var n = values.Length;
        Span<double> own = new double[(n / _m) + 1];
        Span<double> weights = new double[_weights.Length > 0 ? own.Length : 0];
        Span<double> smoothed = new double[(n / _m) + 3];
        for (var place = 0; place < _m; place++)
        {
            var count = ((n - place - 1) / _m) + 1;
            for (var i = 0; i < count; i++)
            {
                var t = place + (i * _m);
                own[i] = values[t] - _trend[t];
                if (weights.Length > 0)
                {
                    weights[i] = _weights[t];
                }
            }

            var detrended = own[..count];
            var ownWeights = weights.Length > 0 ? weights[..count] : [];
            Smooth(detrended, ownWeights, _seasonalWindow, degree: 0, smoothed.Slice(1, count));
            var before = Fit(detrended, ownWeights, _seasonalWindow, degree: 0, at: -1, 0, Math.Min(_seasonalWindow, count) - 1);
            var after = Fit(detrended, ownWeights, _seasonalWindow, degree: 0, at: count, Math.Max(0, count - _seasonalWindow), count - 1);
            smoothed[0] = before ?? smoothed[1];
            smoothed[count + 1] = after ?? smoothed[count];
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

    // The bisquare weights of the remainder, at six times its median size.
    private void Weigh(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        _weights = _weights.Length == n ? _weights : new double[n];
        for (var t = 0; t < n; t++)
        {
            _weights[t] = Math.Abs(values[t] - _trend[t] - _season[t]);
        }

        _weights.CopyTo(_work, 0);
        Array.Sort(_work);
        var reach = 3 * (_work[n / 2] + _work[n - (n / 2) - 1]);
        var (outer, inner) = (0.999 * reach, 0.001 * reach);
        for (var t = 0; t < n; t++)
        {
            var ratio = _weights[t] / reach;
            var rest = 1 - (ratio * ratio);
            _weights[t] = _weights[t] <= inner ? 1 : _weights[t] <= outer ? rest * rest : 0;
        }
    }

    // A season that is the same every year: the mean of each period.
    private void Average()
    {
        for (var place = 0; place < _m; place++)
        {
            var (mean, count) = (0d, 0);
            for (var t = place; t < _season.Length; t += _m)
            {
                mean += (_season[t] - mean) / ++count;
            }

            for (var t = place; t < _season.Length; t += _m)
            {
                _season[t] = mean;
            }
        }
    }

    private void Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, int window, int degree, Span<double> smoothed)
    {
        var n = values.Length;
        if (n < 2)
        {
            values.CopyTo(smoothed);
            return;
        }

        var jump = Math.Min(Jump(window), n - 1);
        var half = (window + 1) / 2;
        var last = 0;
        for (var at = 0; at < n; at += jump)
        {
            last = at;
            var left = window >= n ? 0 : Math.Clamp(at + 1 - half, 0, n - window);
            smoothed[at] = Fit(values, weights, window, degree, at, left, window >= n ? n - 1 : left + window - 1) ?? values[at];
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
            smoothed[n - 1] = Fit(values, weights, window, degree, n - 1, left, n - 1) ?? values[n - 1];
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

    // Local regression with tricube weights of the values left to right, read at a place that may lie one step outside; null when none of
    // them counts.
    private double? Fit(
        ReadOnlySpan<double> values, ReadOnlySpan<double> robustness, int window, int degree, int at, int left, int right)
    {
        double reach = Math.Max(at - left, right - at);
        if (window > values.Length)
        {
            reach += (window - values.Length) / 2;
        }

        var (outer, inner) = (0.999 * reach, 0.001 * reach);
        var weights = _work.AsSpan(0, right - left + 1);
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
                if (robustness.Length > 0)
                {
                    weight *= robustness[j];
                }
            }

            weights[j - left] = weight;
            total += weight;
        }

        if (total <= 0)
        {
            return null;
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
