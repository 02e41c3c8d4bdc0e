using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Combinations;

/// <summary>The formula of docs/calculations/automatic-forecast.md, worked from what the members say.</summary>
public class CombinationExampleTests
{
    [Theory]
    [InlineData(1, 40, 0.548 + (0.549 * 0.5), 0.088, -0.009 + (0.182 * 0.5), 0.030)]
    [InlineData(4, 40, 0.145 + (0.960 * 0.5), 0.130, -0.171 + (0.345 * 0.5), 0.044)]
    [InlineData(12, 40, 0.629, 0.049, 0.034, 0.014)]
    public void Limits_are_the_spread_times_a_z_and_b_z_cubed(int seasonLength, int length, double a, double aOfStep, double b, double bOfStep)
    {
        var values = Enumerable.Range(0, length).Select(i => 200 + (i * 7919 % 31) + (i % seasonLength * 3d));
        var fit = Assert.IsType<FittedCombination>(new AutoModel().Fit(TimeSeries.Create("north", values, seasonLength)));
        const double Z = 1.2815515655446004;

        foreach (var step in fit.Forecast(2 * seasonLength, 0.80).Steps.Take(seasonLength))
        {
            var forms = fit.Members.Select(member => member.Forms.Zip(member.Weights).Select(pair =>
                (Weight: pair.Second, Step: pair.First.Forecast(step.Step, 0.80).Steps[^1])).ToArray()).ToArray();
            var means = forms.Select(parts => parts.Sum(part => part.Weight * part.Step.Mean)).ToArray();
            var deviation = forms.Average(parts => parts.Sum(part => part.Weight * (part.Step.Intervals[0].Upper - part.Step.Mean) / Z));
            var between = means.Average(mean => (mean - means.Average()) * (mean - means.Average()));
            var (width, bend) = (a + (aOfStep * Math.Log(step.Step)), b + (bOfStep * Math.Log(step.Step)));

            var expected = Math.Sqrt((deviation * deviation) + between) * ((width * Z) + (bend * Z * Z * Z));
            Assert.Equal(expected, step.Intervals[0].Upper - step.Mean, 1e-6 * expected);
            Assert.Equal(expected, step.Mean - step.Intervals[0].Lower, 1e-6 * expected);
        }
    }
}
