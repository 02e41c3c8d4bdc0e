using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>Mean and variance of each future step of a form, in the units of the fit.</summary>
/// <remarks>
/// <para>Additive error: class 1 of Hyndman et al. 2008, table 6.1, exact. Multiplicative error with additive season: class 2, table 6.2,
/// exact; its sum over all earlier steps is carried on as the covariances of the states, whose cost does not grow with the step.</para>
/// <para>Multiplicative error without season or with a multiplicative one (the book's class 2 and 3): with q = l + phi b and x = (l, b), the
/// shocks e change x by factors of (1 + alpha e) q and a seasonal state by (1 + gamma e), so mean and covariance of x weighted by the
/// product of the factors of one place of the season follow from each other step by step, with the moments of a normal e. This is the sum of
/// the book's section 6.4.3 without its matrices of order 2m; it too is exact for normal errors.</para>
/// </remarks>
internal static class EtsOutlook
{
    public static void Fill(in EtsEnd end, Span<double> means, Span<double> variances)
    {
        if (!end.Shape.IsMultiplicativeError)
        {
            Additive(end, means, variances);
        }
        else if (end.Shape.HasSeason && !end.Shape.IsMultiplicativeSeason)
        {
            Mixed(end, means, variances);
        }
        else
        {
            Multiplicative(end, means, variances);
        }
    }

    private static void Additive(in EtsEnd end, Span<double> means, Span<double> variances)
    {
        var weights = new ResponseWeights(end);
        var variance = end.ErrorVariance;
        var path = new MeanPath(end);
        for (var h = 0; h < means.Length; h++)
        {
            means[h] = path.Next();
            variances[h] = variance;
            var weight = weights.Next();
            variance += end.ErrorVariance * weight * weight;
        }
    }

    private static void Mixed(in EtsEnd end, Span<double> means, Span<double> variances)
    {
        var path = new MeanPath(end);
        var moments = new SharedMoments(end.Parameters, end.Season.Length);
        for (var h = 0; h < means.Length; h++)
        {
            means[h] = path.Next();
            var place = h % end.Season.Length;
            var spread = moments.OfMean(place);
            variances[h] = ((1 + end.ErrorVariance) * spread) + (end.ErrorVariance * means[h] * means[h]);
            moments.Observe(place, end.ErrorVariance * ((means[h] * means[h]) + spread));
        }
    }

    private static void Multiplicative(in EtsEnd end, Span<double> means, Span<double> variances)
    {
        var m = end.Season.Length;
        var moments = new WeightedMoments[m];
        Array.Fill(moments, new WeightedMoments { Level = end.Level, Trend = end.Trend });
        for (var h = 0; h < means.Length; h++)
        {
            var place = h % m;
            var season = end.Shape.HasSeason ? end.Season[place] : 1;
            var (mean, spread) = moments[place].OfExpectedLevel(end.Parameters.Phi);
            means[h] = season * mean;
            variances[h] = season * season * (((1 + end.ErrorVariance) * spread) + (end.ErrorVariance * mean * mean));
            for (var r = 0; r < m; r++)
            {
                moments[r] = moments[r].Next(end.Parameters, r == place ? end.Parameters.Gamma : 0, end.ErrorVariance);
            }
        }
    }

    /// <summary>c(j) = alpha + beta (phi + ... + phi^j) + gamma [m divides j]: what a shock leaves j steps later.</summary>
    [StructLayout(LayoutKind.Auto)]
    private ref struct ResponseWeights(EtsEnd end)
    {
        private readonly EtsParameters _parameters = end.Parameters;
        private readonly int _seasonLength = end.Season.Length;
        private double _power = 1;
        private double _sum;
        private int _step;

        public double Next()
        {
            _power *= _parameters.Phi;
            _sum += _power;
            _step++;
            return _parameters.Alpha + (_parameters.Beta * _sum) + (_step % _seasonLength == 0 ? _parameters.Gamma : 0);
        }
    }

    /// <summary>l + (phi + ... + phi^h) b + s.</summary>
    [StructLayout(LayoutKind.Auto)]
    private ref struct MeanPath(EtsEnd end)
    {
        private readonly EtsEnd _end = end;
        private double _power = 1;
        private double _sum;
        private int _place = -1;

        public double Next()
        {
            _power *= _end.Parameters.Phi;
            _sum += _power;
            _place = _place + 1 == _end.Season.Length ? 0 : _place + 1;
            return _end.Level + (_sum * _end.Trend) + _end.Season[_place];
        }
    }

    /// <summary>Covariances of level, trend and the states of the season, where all of them are moved by the same shock.</summary>
    [StructLayout(LayoutKind.Auto)]
    private ref struct SharedMoments(EtsParameters parameters, int seasonLength)
    {
        private readonly EtsParameters _parameters = parameters;
        private readonly double[] _ofSeason = new double[seasonLength];
        private readonly double[] _ofLevelAndSeason = new double[seasonLength];
        private readonly double[] _ofTrendAndSeason = new double[seasonLength];
        private double _ofLevel;
        private double _ofBoth;
        private double _ofTrend;

        /// <summary>The variance of l + phi b + s of a place of the season.</summary>
        public readonly double OfMean(int place) =>
            Math.Max(
                0,
                OfExpectedLevel + _ofSeason[place] + (2 * (_ofLevelAndSeason[place] + (_parameters.Phi * _ofTrendAndSeason[place]))));

        /// <summary>One step on, in which a shock of this variance moved the states.</summary>
        public void Observe(int place, double shock)
        {
            var (alpha, beta, gamma, phi) = _parameters;
            (_ofLevel, _ofBoth, _ofTrend) = (
                OfExpectedLevel + (alpha * alpha * shock),
                (phi * (_ofBoth + (phi * _ofTrend))) + (alpha * beta * shock),
                (phi * phi * _ofTrend) + (beta * beta * shock));
            for (var r = 0; r < _ofSeason.Length; r++)
            {
                _ofLevelAndSeason[r] += phi * _ofTrendAndSeason[r];
                _ofTrendAndSeason[r] *= phi;
            }

            _ofLevelAndSeason[place] += alpha * gamma * shock;
            _ofTrendAndSeason[place] += beta * gamma * shock;
            _ofSeason[place] += gamma * gamma * shock;
        }

        private readonly double OfExpectedLevel => _ofLevel + (2 * _parameters.Phi * _ofBoth) + (_parameters.Phi * _parameters.Phi * _ofTrend);
    }

    /// <summary>Mean and covariance of level and trend, weighted by the factors of one place of the season.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct WeightedMoments
    {
        public double Level;
        public double Trend;
        private double _ofLevel;
        private double _ofBoth;
        private double _ofTrend;

        public readonly (double Mean, double Variance) OfExpectedLevel(double phi) =>
            (Level + (phi * Trend), Math.Max(0, _ofLevel + (2 * phi * _ofBoth) + (phi * phi * _ofTrend)));

        public readonly WeightedMoments Next(EtsParameters parameters, double gamma, double variance)
        {
            var (alpha, beta, _, phi) = parameters;
            var (q, spread) = OfExpectedLevel(phi);
            // F x, and the covariance of x with q carried one step on.
            var trend = phi * Trend;
            var (cl, cb) = (_ofLevel + (phi * _ofBoth), _ofBoth + (phi * _ofTrend));
            var (fl, fb) = (cl + (phi * cb), phi * cb);
            var (ll, lb, bb) = (spread, phi * (_ofBoth + (phi * _ofTrend)), phi * phi * _ofTrend);
            var tilt = gamma * variance;
            var square = gamma * tilt;
            // E(q² e²(1 + gamma e)²) without the square of E(q e(1 + gamma e)).
            var shock = ((variance + (3 * tilt * tilt)) * (spread + (q * q))) - (tilt * tilt * q * q);
            return new WeightedMoments
            {
                Level = q + (tilt * alpha * q),
                Trend = trend + (tilt * beta * q),
                _ofLevel = ll + (square * (ll + (q * q))) + (2 * tilt * alpha * ((2 * fl) + (q * q))) + (shock * alpha * alpha),
                _ofBoth = lb + (square * (lb + (q * trend)))
                    + (tilt * ((2 * ((fl * beta) + (fb * alpha))) + (q * ((q * beta) + (trend * alpha))))) + (shock * alpha * beta),
                _ofTrend = bb + (square * (bb + (trend * trend))) + (2 * tilt * beta * ((2 * fb) + (q * trend))) + (shock * beta * beta),
            };
        }
    }
}
