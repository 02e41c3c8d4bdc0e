using SalesMetrics.Forecasting;
using SalesMetrics.Tests.Support;
using static System.FormattableString;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// What the Theta family, complex smoothing and the models of intermittent sales err by on all of M3, averages over series: yearly,
/// quarterly, monthly, other, all. Our own figures, held so that a change of numbers is noticed, and stated in docs/calculations. Tolerance:
/// half of the last digit given, and as much again for other processors.
/// </summary>
public class M3ModelTableTests
{
    public static TheoryData<string, double[], double[]> Figures => new()
    {
        { "naive2", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "theta", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "optimised-theta", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "dynamic-theta", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "dynamic-optimised-theta", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "drift", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "mean", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "ces", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "croston", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "sba", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "tsb", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "adida", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
        { "imapa", [0, 0, 0, 0, 0], [0, 0, 0, 0, 0] },
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
