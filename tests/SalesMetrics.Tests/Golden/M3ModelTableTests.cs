using SalesMetrics.Forecasting;
using SalesMetrics.Tests.Support;
using static System.FormattableString;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// What the Theta family, complex smoothing, models on top of a decomposition, regression and the models of intermittent sales err by on all of M3, averages over series: yearly,
/// quarterly, monthly, other, all. Our own figures, held so that a change of numbers is noticed, and stated in docs/calculations. Tolerance:
/// half of the last digit given, and as much again for other processors.
/// </summary>
public class M3ModelTableTests
{
    public static TheoryData<string, double[], double[]> Figures => new()
    {
        { "naive2", [17.880, 10.029, 16.764, 6.302, 14.702], [3.172, 1.252, 1.038, 3.089, 1.669] },
        { "theta", [16.752, 9.210, 13.864, 4.922, 12.794], [2.773, 1.117, 0.864, 2.271, 1.419] },
        { "optimised-theta", [17.045, 9.341, 14.903, 4.844, 13.380], [2.647, 1.111, 0.851, 2.020, 1.370] },
        { "dynamic-theta", [16.665, 9.235, 13.827, 4.923, 12.765], [2.768, 1.123, 0.863, 2.268, 1.419] },
        { "dynamic-optimised-theta", [16.037, 9.303, 13.736, 4.528, 12.581], [2.609, 1.126, 0.851, 1.916, 1.359] },
        { "drift", [16.790, 11.580, 19.068, 4.878, 15.872], [2.632, 1.466, 1.140, 2.017, 1.593] },
        { "mean", [43.625, 26.582, 27.124, 28.041, 30.585], [8.065, 3.874, 2.267, 19.830, 4.935] },
        { "ces", [17.827, 9.645, 14.590, 4.783, 13.472], [3.264, 1.147, 0.850, 2.210, 1.522] },
        { "croston", [37.402, 16.124, 16.806, 13.709, 20.879], [6.918, 2.344, 1.207, 7.956, 3.111] },
        { "sba", [40.006, 18.897, 18.006, 11.349, 22.570], [7.432, 3.028, 1.538, 6.590, 3.472] },
        { "tsb", [37.402, 16.124, 16.806, 13.709, 20.879], [6.918, 2.344, 1.207, 7.956, 3.111] },
        { "adida", [17.767, 10.934, 16.243, 6.284, 14.657], [3.167, 1.420, 1.092, 3.089, 1.736] },
        { "imapa", [17.767, 10.934, 16.243, 6.284, 14.657], [3.167, 1.420, 1.092, 3.089, 1.736] },
        { "stl-naive", [17.880, 9.756, 17.105, 6.302, 14.795], [3.172, 1.229, 1.026, 3.089, 1.658] },
        { "stl-theta", [16.752, 9.059, 14.701, 4.922, 13.154], [2.773, 1.105, 0.871, 2.271, 1.420] },
        { "regression", [22.920, 13.679, 21.535, 9.599, 19.163], [3.883, 1.622, 1.171, 4.883, 2.082] },
    };

    [SharedDataTheory(M3.File)]
    [MemberData(nameof(Figures))]
    public void The_model_errs_on_M3_as_documented(string name, double[] smape, double[] mase)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        var (ownSmape, ownMase) = M3BenchmarkTests.Table(model);
        var own = Invariant($"{name} {string.Join(' ', ownSmape.Concat(ownMase).Select(v => Invariant($"{v:F3}")))}");
        Assert.True(ownSmape.Zip(smape).All(p => Math.Abs(p.First - p.Second) < 0.001) && ownMase.Zip(mase).All(p => Math.Abs(p.First - p.Second) < 0.001), own);
    }

    [SharedDataFact(M3.File)]
    public void Theta_errs_on_M3_within_one_percent_of_R()
    {
        Assert.True(ForecastModels.TryGet("theta", out var model));
        var (smape, mase) = M3BenchmarkTests.Table(model);
        double[] smapeOfR = [16.756, 9.203, 13.856, 4.922, 12.790];
        double[] maseOfR = [2.774, 1.117, 0.864, 2.271, 1.419];
        Assert.All(Enumerable.Range(0, 5), i => Assert.InRange(smape[i] / smapeOfR[i], 0.99, 1.01));
        Assert.All(Enumerable.Range(0, 5), i => Assert.InRange(mase[i] / maseOfR[i], 0.99, 1.01));
    }
}
