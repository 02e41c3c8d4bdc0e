using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Comparisons;

namespace SalesMetrics.Tests.Comparisons;

public class MultipleTestingTests
{
    /// <summary>By hand for four tests: BH 4 p, 2 p, 4/3 p, p with the least from each on; BY the same times 25/12; Holm 4 p, 3 p, 2 p, p with the largest so far.</summary>
    [Theory]
    [InlineData(MultiplicityMethod.BenjaminiHochberg, 0.04, 0.04, 0.04, 0.04)]
    [InlineData(MultiplicityMethod.BenjaminiYekutieli, 0.0833333333, 0.0833333333, 0.0833333333, 0.0833333333)]
    [InlineData(MultiplicityMethod.Holm, 0.04, 0.06, 0.06, 0.06)]
    public void Four_tests_by_hand(MultiplicityMethod method, params double[] expected)
    {
        var adjusted = MultipleTesting.Adjust([0.01, 0.02, 0.03, 0.04], method);

        Assert.All(expected.Zip(adjusted), pair => Assert.Equal(pair.First, pair.Second, 9));
    }

    [Property(MaxTest = 500)]
    public bool Adjusted_values_keep_the_order_and_are_never_below_the_value_itself(ushort[] values, bool isHolm)
    {
        ImmutableArray<double> probabilities = [.. values.Select(value => value / 65_535d)];
        var adjusted = MultipleTesting.Adjust(probabilities, isHolm ? MultiplicityMethod.Holm : MultiplicityMethod.BenjaminiYekutieli);
        return probabilities.Zip(adjusted).All(pair => pair.Second >= pair.First * (1 - 1e-15) && pair.Second <= 1)
            && probabilities.Zip(adjusted).OrderBy(pair => pair.First).ThenBy(pair => pair.Second).Select(pair => pair.Second) is var ordered
            && ordered.Zip(ordered.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    [Fact]
    public void Misuse_is_refused_and_nothing_is_nothing()
    {
        Assert.Empty(MultipleTesting.Adjust([]));
        Assert.Throws<ArgumentOutOfRangeException>("probabilities", () => MultipleTesting.Adjust([0.5, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("probabilities", () => MultipleTesting.Adjust([1.5]));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => MultipleTesting.Adjust([0.5], (MultiplicityMethod)9));
    }
}
