using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Series;
using SalesMetrics.Testing.Generation;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Forecasting;

/// <summary>The search for parameters takes no memory, not a byte: however many times it evaluates the likelihood, a fit allocates as much as its result needs.</summary>
public class LikelihoodLoopTests
{
    public static TheoryData<string> Models =>
    [
        "ses", "holt", "damped", "holt-winters", "ETS(A,N,N)", "ETS(A,A,N)", "ETS(M,Ad,N)", "ETS(A,N,A)", "ETS(M,A,M)", "arima", "optimised-theta", "dynamic-optimised-theta", "ces",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluations_allocate_nothing(string name)
    {
        var model = Model(name);
        var fits = Enumerable.Range(0, 12).Select(Series).Select(series => (
            model.Fit(series).Search.Evaluations,
            Bytes: Allocations.Of(() => model.Fit(series)))).OrderBy(fit => fit.Evaluations).ToArray();

        // Series of one length whose searches take differently long. Fits that print the same names and numbers allocate the same to the byte, however long they searched:
        // the smallest object has 24 bytes, and one in all the evaluations by which they differ would show. Fits that print something else differ by that.
        var (evaluations, bytes) = fits.GroupBy(fit => fit.Bytes)
            .Select(same => (Evaluations: same.Max(fit => fit.Evaluations) - same.Min(fit => fit.Evaluations), Bytes: same.Key))
            .MaxBy(same => same.Evaluations);
        Assert.True(evaluations > 4, string.Join(", ", fits));
        Assert.True(fits.Count(fit => fit.Bytes == bytes) >= 4, string.Join(", ", fits));
        Assert.True(fits.Max(fit => fit.Bytes) - fits.Min(fit => fit.Bytes) <= 160, string.Join(", ", fits));
    }

    private static IForecastModel Model(string name)
    {
        if (name == "arima")
        {
            return ArimaModel.Of(ArimaOrder.Create(2, 1, 2, 0, 0, 0, false));
        }

        return ForecastModels.TryGet(name, out var model) ? model : new EtsModel(EtsForm.All.Single(form => form.ToString() == name));
    }

    // A walk whose slope walks too, with a season, so that every parameter has something to do.
    private static TimeSeries Series(int seed)
    {
        var random = new RandomStream((ulong)seed + 1);
        var (level, slope) = (300d, 1d);
        return TimeSeries.Create(
            "north", Enumerable.Range(0, 60).Select(i =>
            {
                slope += (1 + (seed % 4)) * (random.Uniform() - 0.5);
                level += slope + (5 * (random.Uniform() - 0.5));
                return level + (20 * Math.Sin(i * Math.PI / 2)) + (10 * random.Uniform());
            }),
            4);
    }
}
