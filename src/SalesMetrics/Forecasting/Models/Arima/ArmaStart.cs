namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>
/// The stationary covariances with which the filter of an ARMA process begins: what Gardner 1980 solves a large linear system for, here from
/// the autocovariances of the autoregressive part (Durbin-Levinson, upwards), in a time that grows with the square of the longest lag.
/// </summary>
internal sealed class ArmaStart(int mostStates)
{
    // The autoregressive polynomials of every order up to the longest lag, one after another: order k begins at k (k - 1) / 2.
    private readonly double[] _orders = new double[mostStates * (mostStates + 1) / 2];
    private readonly double[] _autoregressive = new double[(2 * mostStates) + 1];
    private readonly double[] _covariances = new double[mostStates + 1];
    private readonly double[] _weights = new double[mostStates + 1];
    private readonly double[] _psi = new double[mostStates + 1];

    /// <summary>Finds the variance of the process and the covariances of its next states with its present value.</summary>
    /// <param name="phi">The autoregressive coefficients, as many as there are states; stationary.</param>
    /// <param name="theta">The moving-average coefficients from lag 1, as many as there are states.</param>
    /// <param name="arDegree">How many of <paramref name="phi"/> can be other than 0.</param>
    /// <param name="maDegree">How many of <paramref name="theta"/> can be other than 0.</param>
    /// <param name="gain">Receives Cov(x[t + 1], y[t]) for every state x, in units of the error variance.</param>
    /// <returns>The variance of y in units of the error variance.</returns>
    public double Solve(ReadOnlySpan<double> phi, ReadOnlySpan<double> theta, int arDegree, int maDegree, Span<double> gain)
    {
        var states = gain.Length;

        // Sums of products of the moving-average coefficients, lag by lag, with theta(0) = 1.
        for (var lag = 0; lag <= maDegree; lag++)
        {
            var sum = lag == 0 ? 1 : theta[lag - 1];
            for (var j = 0; j + lag < maDegree; j++)
            {
                sum += theta[j] * theta[j + lag];
            }

            _weights[lag] = sum;
        }

        if (arDegree == 0)
        {
            // gain[i] = sum over k of theta(i + k) theta(k - 1), k from 1: the autocovariance of lag i + 1.
            for (var i = 0; i < states; i++)
            {
                gain[i] = i + 1 <= maDegree ? _weights[i + 1] : 0;
            }

            return _weights[0];
        }

        FillAutoregressive(phi, arDegree, states + maDegree);
        for (var lag = 0; lag <= states; lag++)
        {
            var sum = _weights[0] * _autoregressive[lag];
            for (var j = 1; j <= maDegree; j++)
            {
                if (_weights[j] != 0)
                {
                    sum += _weights[j] * (_autoregressive[lag + j] + _autoregressive[Math.Abs(lag - j)]);
                }
            }

            _covariances[lag] = sum;
        }

        FillPsi(phi, theta, arDegree, maDegree);
        gain.Clear();
        for (var lag = 1; lag <= arDegree; lag++)
        {
            // phi(lag) stands in the states before it: with the value so many periods back as are missing to the lag.
            if (phi[lag - 1] is var coefficient && coefficient != 0)
            {
                for (var i = 0; i < lag; i++)
                {
                    gain[i] += coefficient * _covariances[lag - 1 - i];
                }
            }
        }

        for (var lag = 1; lag <= maDegree; lag++)
        {
            if (theta[lag - 1] is var coefficient && coefficient != 0)
            {
                for (var i = 0; i < lag; i++)
                {
                    gain[i] += coefficient * _psi[lag - 1 - i];
                }
            }
        }

        return _covariances[0];
    }

    // The autocovariances of phi(B) z = a up to a lag.
    private void FillAutoregressive(ReadOnlySpan<double> phi, int degree, int last)
    {
        phi[..degree].CopyTo(Order(degree));
        for (var k = degree; k > 1; k--)
        {
            var order = Order(k);
            var below = Order(k - 1);
            var r = order[k - 1];
            var rest = 1 / (1 - (r * r));
            for (var j = 0; j < k - 1; j++)
            {
                below[j] = (order[j] + (r * order[k - 2 - j])) * rest;
            }
        }

        var variance = 1d;
        for (var k = 1; k <= degree; k++)
        {
            var r = Order(k)[k - 1];
            variance /= (1 - r) * (1 + r);
        }

        _autoregressive[0] = variance;
        for (var k = 1; k <= degree; k++)
        {
            var r = Order(k)[k - 1];
            var sum = r * variance;
            if (k > 1)
            {
                var below = Order(k - 1);
                for (var j = 0; j < k - 1; j++)
                {
                    sum += below[j] * _autoregressive[k - 1 - j];
                }
            }

            _autoregressive[k] = sum;
            variance *= (1 - r) * (1 + r);
        }

        for (var k = degree + 1; k <= last; k++)
        {
            var sum = 0d;
            for (var j = 0; j < degree; j++)
            {
                sum += phi[j] * _autoregressive[k - 1 - j];
            }

            _autoregressive[k] = sum;
        }
    }

    private void FillPsi(ReadOnlySpan<double> phi, ReadOnlySpan<double> theta, int arDegree, int maDegree)
    {
        _psi[0] = 1;
        for (var k = 1; k < maDegree; k++)
        {
            var sum = theta[k - 1];
            for (var j = 0; j < Math.Min(k, arDegree); j++)
            {
                sum += phi[j] * _psi[k - 1 - j];
            }

            _psi[k] = sum;
        }
    }

    private Span<double> Order(int k) => _orders.AsSpan(k * (k - 1) / 2, k);
}
