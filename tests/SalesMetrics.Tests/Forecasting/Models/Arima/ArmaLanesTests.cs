using System.Runtime.Intrinsics;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Forecasting.Models.Arima;

/// <summary>The likelihood at four points at once has the bits of the filter at each of them alone.</summary>
public class ArmaLanesTests
{
    private const int Lanes = ArmaLanes.Count;

    private static readonly double[] Edges = [0, 0.6, -0.6, 1, -1, 1 - 1e-7, -(1 - 1e-7), 1e-9];

    public static TheoryData<ulong, int> Seasons => new() { { 1, 1 }, { 2, 1 }, { 3, 4 }, { 4, 4 }, { 5, 12 }, { 6, 12 }, { 7, 2 } };

    [Theory]
    [MemberData(nameof(Seasons))]
    public void Every_lane_has_the_bits_of_its_point_alone(ulong seed, int seasonLength)
    {
        var random = new RandomStream(seed);
        var (evaluated, refused, mixed, settled, apart, unsettled) = (0, 0, 0, 0, 0, 0);
        for (var i = 0; i < 1500; i++)
        {
            var shape = Shape(random, seasonLength);
            var values = Values(random, 2 + random.Below(120));
            var hasMean = random.Below(2) == 0;
            double[][] points = [.. Enumerable.Range(0, Lanes).Select(_ => Point(random, shape))];
            var (filter, lanes) = (new ArmaFilter(values, shape.States + random.Below(3)), new ArmaLanes(values, shape.States + random.Below(3)));
            var (errors, laneErrors) = (new double[values.Length], new Vector256<double>[values.Length]);

            // Whatever an evaluation leaves behind must not reach the next.
            lanes.Evaluate(shape, Side(Enumerable.Repeat(Point(random, shape), Lanes)), !hasMean, laneErrors);
            var found = lanes.Evaluate(shape, Side(points), hasMean, laneErrors);
            var settledAt = new List<int>();
            for (var lane = 0; lane < Lanes; lane++)
            {
                var value = filter.Evaluate(shape, points[lane], hasMean, errors);
                AssertSame(value, found[lane]);
                if (double.IsInfinity(value))
                {
                    continue;
                }

                AssertSame(filter.LogVariances, lanes.LogVariances[lane]);
                for (var t = 0; t < errors.Length; t++)
                {
                    AssertSame(errors[t], laneErrors[t][lane]);
                }

                settledAt.Add(1 + filter.Deviations.LastIndexOfAnyExcept(filter.Deviations[^1]));
            }

            evaluated += settledAt.Count;
            refused += Lanes - settledAt.Count;
            mixed += settledAt.Count is > 0 and < Lanes ? 1 : 0;
            settled += settledAt.Count(t => t < values.Length - 1);
            unsettled += settledAt.Count(t => t == values.Length - 1);
            apart += settledAt.Distinct().Count() > 1 ? 1 : 0;
        }

        // All that the lanes must tell apart has occurred.
        Assert.True(new[] { evaluated, refused, mixed, settled, unsettled, apart }.Min() > 50, $"{(evaluated, refused, mixed, settled, unsettled, apart)}");
    }

    [Fact]
    public void Variances_too_large_to_multiply_have_the_same_logarithm()
    {
        // Near the limit the variance is of the order of 5,000 for a whole season.
        var shape = new ArmaShape(0, 1, 1, 0, 60);
        double[][] points = [[0.3, 0.9999], [0.3, 0.2], [-0.4, -0.99995], [0, 0.9]];
        var values = Values(new RandomStream(1), 150);
        var (filter, lanes) = (new ArmaFilter(values, shape.States), new ArmaLanes(values, shape.States));
        lanes.Evaluate(shape, Side(points), hasMean: true, new Vector256<double>[values.Length]);
        for (var lane = 0; lane < Lanes; lane++)
        {
            Assert.True(double.IsFinite(filter.Evaluate(shape, points[lane], hasMean: true, new double[values.Length])));
            AssertSame(filter.LogVariances, lanes.LogVariances[lane]);
        }

        filter.Evaluate(shape, points[0], hasMean: true, new double[values.Length]);
        Assert.True(filter.LogVariances > Math.Log(ArmaFilter.LargeProduct));
    }

    [Fact]
    public void Slopes_are_differences_of_the_errors_of_the_filter()
    {
        var random = new RandomStream(8);
        for (var i = 0; i < 600; i++)
        {
            var shape = Shape(random, 4);
            var k = shape.Coefficients;
            var values = Values(random, 5 + random.Below(60));
            var filter = new ArmaFilter(values, shape.States);
            var slopes = new ErrorSlopes(new ArmaLanes(values, shape.States), k);
            var (point, other, errors) = (Point(random, shape), Point(random, shape), new double[values.Length]);
            var value = filter.Evaluate(shape, point, hasMean: true, errors);
            AssertSame(value, slopes.Try(shape, hasMean: true, point));
            if (double.IsInfinity(value))
            {
                continue;
            }

            // A point that is evaluated and not gone to changes nothing.
            slopes.Accept();
            slopes.Try(shape, hasMean: true, other);
            var (normal, gradient, crossed) = (new double[k * k], new double[k], new double[k]);
            slopes.Linearize(shape, hasMean: true, point, normal, gradient, crossed);
            slopes.Linearize(shape, hasMean: true, point, normal, gradient, crossed);
            var columns = Enumerable.Range(0, k).Select(c => Slopes(filter, shape, point, c, errors)).ToArray();
            for (var a = 0; a < k; a++)
            {
                AssertSame(Product(columns[a], errors), gradient[a]);
                AssertSame(gradient[a], crossed[a]);
                for (var b = a; b < k; b++)
                {
                    AssertSame(Product(columns[a], columns[b]), normal[(a * k) + b]);
                }
            }
        }
    }

    private static double[] Slopes(ArmaFilter filter, in ArmaShape shape, double[] point, int coefficient, double[] errors)
    {
        double[] moved = [.. point];
        moved[coefficient] += point[coefficient] > 0 ? -1e-7 : 1e-7;
        var width = moved[coefficient] - point[coefficient];
        var movedErrors = new double[errors.Length];
        var value = filter.Evaluate(shape, moved, hasMean: true, movedErrors);
        return double.IsInfinity(value) ? new double[errors.Length] : [.. movedErrors.Zip(errors, (there, here) => (there - here) / width)];
    }

    private static double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Aggregate(0d, (sum, product) => sum + product);

    private static ArmaShape Shape(RandomStream random, int m)
    {
        var seasonal = m > 1 ? 3 : 1;
        return new ArmaShape(random.Below(5), random.Below(5), random.Below(seasonal), random.Below(seasonal), m);
    }

    // Some coefficients at their limits and on the grid; many an autoregressive one on its limit, where nothing can be evaluated.
    private static double[] Point(RandomStream random, ArmaShape shape) =>
        [.. Enumerable.Range(0, shape.Coefficients).Select(_ => random.Below(3) == 0 ? Edges[random.Below(Edges.Length)] : (2 * random.Uniform()) - 1)];

    // Now and then a value of exactly zero, as differences have.
    private static double[] Values(RandomStream random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => random.Below(8) == 0 ? 0 : random.Uniform() - 0.5)];

    private static Vector256<double>[] Side(IEnumerable<double[]> points)
    {
        var lanes = points.ToArray();
        return [.. Enumerable.Range(0, lanes[0].Length).Select(i => Vector256.Create(lanes[0][i], lanes[1][i], lanes[2][i], lanes[3][i]))];
    }

    private static void AssertSame(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
