namespace SalesMetrics.Tests.Forecasting.Models.Arima;

/// <summary>The Gaussian likelihood of an ARMA process by its definition, through the covariance matrix of all values: slow, and shares nothing
/// with the filter it checks.</summary>
internal static class DirectLikelihood
{
    /// <summary>The log-likelihood with the error variance at its best value.</summary>
    /// <param name="values">What was observed.</param>
    /// <param name="ar">Multiplied-out coefficients of 1 - ar1 B - ....</param>
    /// <param name="ma">Multiplied-out coefficients of 1 + ma1 B + ....</param>
    /// <param name="hasMean">Whether a mean is estimated by generalised least squares.</param>
    public static double Of(double[] values, double[] ar, double[] ma, bool hasMean)
    {
        var n = values.Length;
        var covariances = Autocovariances(ar, ma, n);
        var factor = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = covariances[i - j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i, k] * factor[j, k];
                }

                factor[i, j] = i == j ? Math.Sqrt(sum) : sum / factor[j, j];
            }
        }

        var y = Solve(factor, values);
        var ones = Solve(factor, [.. Enumerable.Repeat(1d, n)]);
        var mean = hasMean ? y.Zip(ones, (a, b) => a * b).Sum() / ones.Sum(b => b * b) : 0;
        var squares = y.Zip(ones, (a, b) => Math.Pow(a - (mean * b), 2)).Sum();
        var logDeterminant = Enumerable.Range(0, n).Sum(i => 2 * Math.Log(factor[i, i]));
        return -0.5 * ((n * (Math.Log(2 * Math.PI * squares / n) + 1)) + logDeterminant);
    }

    // gamma(k) = sum of psi(j) psi(j + k), summed until nothing is left of it.
    private static double[] Autocovariances(double[] ar, double[] ma, int n)
    {
        const int terms = 4000;
        var psi = new double[terms + n];
        for (var j = 0; j < psi.Length; j++)
        {
            psi[j] = j == 0 ? 1 : j <= ma.Length ? ma[j - 1] : 0;
            for (var i = 0; i < Math.Min(j, ar.Length); i++)
            {
                psi[j] += ar[i] * psi[j - 1 - i];
            }
        }

        return [.. Enumerable.Range(0, n).Select(k => Enumerable.Range(0, terms).Sum(j => psi[j] * psi[j + k]))];
    }

    private static double[] Solve(double[,] factor, double[] right)
    {
        var solution = new double[right.Length];
        for (var i = 0; i < right.Length; i++)
        {
            var sum = right[i];
            for (var k = 0; k < i; k++)
            {
                sum -= factor[i, k] * solution[k];
            }

            solution[i] = sum / factor[i, i];
        }

        return solution;
    }
}
