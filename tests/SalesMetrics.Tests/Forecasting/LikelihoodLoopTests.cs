using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Series;
using SalesMetrics.Testing.Generation;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Forecasting;

/// <summary>The search for parameters takes no memory: however many times it evaluates the likelihood, a fit allocates as much as its result needs.</summary>
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

        // Series of one length whose searches take differently long. The least is compared: what is printed, as a name with a number, may differ by some bytes.
        Assert.True(fits[^1].Evaluations > fits[0].Evaluations + 4, $"{fits[0].Evaluations} to {fits[^1].Evaluations} evaluations");
        Assert.True(fits[^1].Bytes - fits[0].Bytes < 8 * (fits[^1].Evaluations - fits[0].Evaluations), string.Join(", ", fits));
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
