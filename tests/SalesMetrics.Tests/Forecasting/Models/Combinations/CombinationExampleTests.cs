using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Combinations;

/// <summary>The formula of docs/calculations/automatic-forecast.md, worked from what the members say.</summary>
public class CombinationExampleTests
{
    // A history of 40 values: sqrt(10 / n) = 0.5.
    [Theory]
    [InlineData(1, 1.149 - (0.426 * 0.5), 0.164, 0.068 + (0.039 * 0.5), 0.007, 0.995, 0.267, -0.314, 0.895)]
    [InlineData(4, 1.230 - (0.962 * 0.5), 0.177, 0.005 + (0.061 * 0.5), 0.033, 0.396, 0.180, -0.522, 1)]
    [InlineData(12, 0.243 + (0.748 * 0.5), 0.066, 0.005 + (0.085 * 0.5), 0.006, 0.497, 0.122, 0.141, 1)]
    public void Limits_are_the_spread_times_a_z_and_b_z_cubed_by_the_pattern_of_past_errors(
        int seasonLength, double a, double aOfStep, double b, double bOfStep, double recent, double typical, double ofLength, double overall)
    {
        const int Length = 40;
        var values = Enumerable.Range(0, Length).Select(i => 200 + (i * 7919 % 31) + (i % seasonLength * 3d));
        var fit = Assert.IsType<FittedCombination>(new AutoModel().Fit(TimeSeries.Create("north", values, seasonLength)));
        const double Z = 1.2815515655446004;
        var pattern = overall * Math.Pow(fit.PastErrors.Recent, recent) * Math.Pow(fit.PastErrors.Typical / 0.67448975, typical) * Math.Pow(Length / 30d, ofLength);
        Assert.True(Math.Abs(pattern - 1) > 0.01);

        foreach (var step in fit.Forecast(2 * seasonLength, 0.80).Steps.Take(seasonLength))
        {
            var forms = fit.Members.Select(member => member.Forms.Zip(member.Weights).Select(pair =>
                (Weight: pair.Second, Step: pair.First.Forecast(step.Step, 0.80).Steps[^1])).ToArray()).ToArray();
            var means = forms.Select(parts => parts.Sum(part => part.Weight * part.Step.Mean)).ToArray();
            var deviation = forms.Average(parts => parts.Sum(part => part.Weight * (part.Step.Intervals[0].Upper - part.Step.Mean) / Z));
            var between = means.Average(mean => (mean - means.Average()) * (mean - means.Average()));
            var (width, bend) = (a + (aOfStep * Math.Log(step.Step)), b + (bOfStep * Math.Log(step.Step)));

            var expected = pattern * Math.Sqrt((deviation * deviation) + between) * ((width * Z) + (bend * Z * Z * Z));
            Assert.Equal(expected, step.Intervals[0].Upper - step.Mean, 1e-6 * expected);
            Assert.Equal(expected, step.Mean - step.Intervals[0].Lower, 1e-6 * expected);
        }
    }
}
