namespace SalesMetrics.Forecasting.Cleaning;

/// <summary>A smooth curve through equally spaced values: running lines whose width is found for each place by cross-validation (Friedman 1984,
/// the super smoother; R's <c>supsmu</c> with its defaults).</summary>
internal static class SuperSmoother
{
    // Shares of the values in a window: for detail, for the middle, for the long run.
    private static readonly double[] Spans = [0.05, 0.2, 0.5];

    /// <summary>Smooths at least 4 values.</summary>
    public static double[] Smooth(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var (lines, misses, scratch) = (new double[3][], new double[3][], new double[n]);
        for (var i = 0; i < 3; i++)
        {
            (lines[i], misses[i]) = (new double[n], new double[n]);
            Run(values, Spans[i], lines[i], scratch);
            Run(scratch, Spans[1], misses[i], []);
        }

        // The best width at each place, smoothed, and the curve between those of the two nearest widths.
        var widths = new double[n];
        for (var t = 0; t < n; t++)
        {
            var best = 0;
            for (var i = 1; i < 3; i++)
            {
                best = misses[i][t] < misses[best][t] ? i : best;
            }

            widths[t] = Spans[best];
        }

        Run(widths, Spans[1], scratch, []);
        for (var t = 0; t < n; t++)
        {
            var beyond = Math.Clamp(scratch[t], Spans[0], Spans[2]) - Spans[1];
            var (side, share) = beyond < 0 ? (0, -beyond / (Spans[1] - Spans[0])) : (2, beyond / (Spans[2] - Spans[1]));
            widths[t] = ((1 - share) * lines[1][t]) + (share * lines[side][t]);
        }

        var smooth = new double[n];
        Run(widths, Spans[0], smooth, []);
        return smooth;
    }

    // Running lines, with the size of the error that each value would have if it had not been there.
    private static void Run(ReadOnlySpan<double> values, double span, Span<double> line, Span<double> misses)
    {
        var n = values.Length;
        var half = Math.Max(2, (int)((0.5 * span * n) + 0.5));
        var window = new Window(values);
        for (var t = 0; t < Math.Min(n, (2 * half) + 1); t++)
        {
            window.Add(t);
        }

        for (var t = 0; t < n; t++)
        {
            if (t > half && t + half < n)
            {
                window.Remove(t - half - 1);
                window.Add(t + half);
            }

            line[t] = window.LineAt(t);
            if (misses.Length > 0)
            {
                var own = window.OwnShare(t);
                misses[t] = own < 1 ? Math.Abs(values[t] - line[t]) / (1 - own) : t > 0 ? misses[t - 1] : 0;
            }
        }
    }

    private ref struct Window(ReadOnlySpan<double> values)
    {
        // A quarter's spread of places times a thousandth, squared: below, a line through the window has no slope.
        private readonly double _least = Math.Pow(1e-3 * Math.Max(1, 2 * (values.Length / 4)), 2);
        private readonly ReadOnlySpan<double> _values = values;
        private double _count;
        private double _place;
        private double _mean;
        private double _spread;
        private double _product;

        public void Add(int t)
        {
            var before = _count;
            _count++;
            _place = ((before * _place) + t) / _count;
            _mean = ((before * _mean) + _values[t]) / _count;
            var step = before > 0 ? _count * (t - _place) / before : 0;
            _spread += step * (t - _place);
            _product += step * (_values[t] - _mean);
        }

        public void Remove(int t)
        {
            var before = _count;
            _count--;
            var step = _count > 0 ? before * (t - _place) / _count : 0;
            _spread -= step * (t - _place);
            _product -= step * (_values[t] - _mean);
            if (_count > 0)
            {
                _place = ((before * _place) - t) / _count;
                _mean = ((before * _mean) - _values[t]) / _count;
            }
        }

        public readonly double LineAt(int t) => _mean + (_spread > _least ? _product / _spread * (t - _place) : 0);

        public readonly double OwnShare(int t) => (1 / _count) + (_spread > _least ? (t - _place) * (t - _place) / _spread : 0);
    }
}
