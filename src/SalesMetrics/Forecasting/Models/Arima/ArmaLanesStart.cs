using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary><see cref="ArmaStart"/> for four points of one shape side by side, operation by operation.</summary>
/// <remarks>What the one form leaves out because a coefficient is 0, the lanes leave out together where it is 0 in all of them, and mask where
/// it is 0 in some.</remarks>
internal sealed class ArmaLanesStart(int mostStates)
{
    // The autoregressive polynomials of every order up to the longest lag, one after another: order k begins at k (k - 1) / 2.
    private readonly Vector256<double>[] _orders = new Vector256<double>[mostStates * (mostStates + 1) / 2];
    private readonly Vector256<double>[] _autoregressive = new Vector256<double>[(2 * mostStates) + 1];
    private readonly Vector256<double>[] _covariances = new Vector256<double>[mostStates + 1];
    private readonly Vector256<double>[] _weights = new Vector256<double>[mostStates + 1];
    private readonly Vector256<double>[] _psi = new Vector256<double>[mostStates + 1];

    /// <summary>Finds the variance of the process and the covariances of its next states with its present value.</summary>
    /// <param name="phi">The autoregressive coefficients, as many as there are states; stationary.</param>
    /// <param name="theta">The moving-average coefficients from lag 1, as many as there are states.</param>
    /// <param name="arDegree">How many of <paramref name="phi"/> can be other than 0.</param>
    /// <param name="maDegree">How many of <paramref name="theta"/> can be other than 0.</param>
    /// <param name="gain">Receives Cov(x[t + 1], y[t]) for every state x, in units of the error variance.</param>
    /// <returns>The variance of y in units of the error variance.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector256<double> Solve(
        ReadOnlySpan<Vector256<double>> phi, ReadOnlySpan<Vector256<double>> theta, int arDegree, int maDegree, Span<Vector256<double>> gain)
    {
        var one = Vector256<double>.One;
        var states = gain.Length;

        // Sums of products of the moving-average coefficients, lag by lag, with theta(0) = 1.
        for (var lag = 0; lag <= maDegree; lag++)
        {
            var sum = lag == 0 ? one : theta[lag - 1];
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
                gain[i] = i + 1 <= maDegree ? _weights[i + 1] : Vector256<double>.Zero;
            }

            return _weights[0];
        }

        FillAutoregressive(phi, arDegree, states + maDegree);
        for (var lag = 0; lag <= states; lag++)
        {
            var sum = _weights[0] * _autoregressive[lag];
            for (var j = 1; j <= maDegree; j++)
            {
                var weight = _weights[j];
                if (weight != Vector256<double>.Zero)
                {
                    var more = sum + (weight * (_autoregressive[lag + j] + _autoregressive[Math.Abs(lag - j)]));
                    sum = Vector256.ConditionalSelect(Vector256.Equals(weight, Vector256<double>.Zero), sum, more);
                }
            }

            _covariances[lag] = sum;
        }

        FillPsi(phi, theta, arDegree, maDegree);
        gain.Clear();
        for (var lag = 1; lag <= arDegree; lag++)
        {
            // phi(lag) stands in the states before it: with the value so many periods back as are missing to the lag.
            if (phi[lag - 1] is var coefficient && coefficient != Vector256<double>.Zero)
            {
                var isNone = Vector256.Equals(coefficient, Vector256<double>.Zero);
                for (var i = 0; i < lag; i++)
                {
                    var more = gain[i] + (coefficient * _covariances[lag - 1 - i]);
                    gain[i] = Vector256.ConditionalSelect(isNone, gain[i], more);
                }
            }
        }

        for (var lag = 1; lag <= maDegree; lag++)
        {
            if (theta[lag - 1] is var coefficient && coefficient != Vector256<double>.Zero)
            {
                var isNone = Vector256.Equals(coefficient, Vector256<double>.Zero);
                for (var i = 0; i < lag; i++)
                {
                    var more = gain[i] + (coefficient * _psi[lag - 1 - i]);
                    gain[i] = Vector256.ConditionalSelect(isNone, gain[i], more);
                }
            }
        }

        return _covariances[0];
    }

    // The autocovariances of phi(B) z = a up to a lag.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillAutoregressive(ReadOnlySpan<Vector256<double>> phi, int degree, int last)
    {
        var one = Vector256<double>.One;
        phi[..degree].CopyTo(Order(degree));
        for (var k = degree; k > 1; k--)
        {
            var order = Order(k);
            var below = Order(k - 1);
            var r = order[k - 1];
            var rest = one / (one - (r * r));
            for (var j = 0; j < k - 1; j++)
            {
                below[j] = (order[j] + (r * order[k - 2 - j])) * rest;
            }
        }

        var variance = one;
        for (var k = 1; k <= degree; k++)
        {
            var r = Order(k)[k - 1];
            variance /= (one - r) * (one + r);
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
            variance *= (one - r) * (one + r);
        }

        for (var k = degree + 1; k <= last; k++)
        {
            var sum = Vector256<double>.Zero;
            for (var j = 0; j < degree; j++)
            {
                sum += phi[j] * _autoregressive[k - 1 - j];
            }

            _autoregressive[k] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillPsi(ReadOnlySpan<Vector256<double>> phi, ReadOnlySpan<Vector256<double>> theta, int arDegree, int maDegree)
    {
        _psi[0] = Vector256<double>.One;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<Vector256<double>> Order(int k) => _orders.AsSpan(k * (k - 1) / 2, k);
}
