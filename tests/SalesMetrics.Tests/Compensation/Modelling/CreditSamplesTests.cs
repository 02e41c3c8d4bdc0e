using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Modelling;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class CreditSamplesTests
{
    private static readonly CreditSamples One = CreditSamples.Create(["Ada"], [Second], Dollar, [1]);

    [Fact]
    public void A_value_of_a_quarter_of_64_bits_of_minor_units_is_held_and_more_is_refused()
    {
        // A quarter of 2^63 is 2^61: in yen, which have no minor units, that many yen.
        var yen = Currency.Of("JPY");
        var quarter = Math.Pow(2, 61);

        Assert.Equal(new Money(2_305_843_009_213_693_952m, yen), CreditSamples.Create(["Ada"], [Second], yen, [quarter]).At(0, 0, 0));
        Assert.Throws<OverflowException>(() => CreditSamples.Create(["Ada"], [Second], yen, [Math.BitIncrement(quarter)]));
        Assert.Throws<OverflowException>(() => CreditSamples.Create(["Ada"], [Second], Dollar, [-3e16]));
    }

    [Fact]
    public void Places_before_the_first_are_refused_as_those_after_the_last()
    {
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => One.At(-1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("payee", () => One.At(0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => One.At(0, 0, -1));
    }

    [Fact]
    public void Payees_have_ids()
    {
        Assert.Throws<ArgumentException>("payeeIds", () => CreditSamples.Create(default, [Second], Dollar, [1]));
        Assert.Throws<ArgumentException>("payeeIds", () => CreditSamples.Create([" "], [Second], Dollar, [1]));
        Assert.Throws<ArgumentException>("payeeIds", () => CreditSamples.Create(["Ada", ""], [Second], Dollar, [1, 2]));
    }

    [Fact]
    public void One_stated_future_names_each_payee_once_and_somebody()
    {
        Assert.Throws<ArgumentNullException>("period", () => CreditSamples.OfOne(null!, Dollar, []));
        Assert.Throws<ArgumentNullException>("credits", () => CreditSamples.OfOne(Second, Dollar, null!));
        Assert.Throws<ArgumentException>("payeeIds", () => CreditSamples.OfOne(Second, Dollar, []));
        Assert.Throws<ArgumentException>("payeeIds", () => CreditSamples.OfOne(
            Second, Dollar, [KeyValuePair.Create("Ada", Usd(1m)), KeyValuePair.Create("Ada", Usd(2m))]));
    }

    [Fact]
    public void A_pace_is_of_facts_a_period_and_no_more_than_all_of_it()
    {
        Assert.Throws<ArgumentNullException>("facts", () => CreditSamples.AtPace(null!, Second, Ratio.One));
        Assert.Throws<ArgumentNullException>("period", () => CreditSamples.AtPace(Facts, null!, Ratio.One));
        Assert.Throws<ArgumentOutOfRangeException>("elapsedShare", () => CreditSamples.AtPace(Facts, Second, Ratio.Of(101, 100)));
    }

    [Fact]
    public void Draws_need_outlooks_that_are_there_and_no_more_values_than_are_held()
    {
        var ada = new CreditOutlook("Ada", Second, 100_000, 30_000);

        Assert.Throws<ArgumentNullException>("outlooks", () => CreditSampleCalculator.Draw(null!, Dollar, 1, 1));
        Assert.Throws<ArgumentNullException>("outlook", () => CreditSampleCalculator.Draw([null!], Dollar, 1, 1));
        Assert.Throws<ArgumentNullException>("outlook", () => CreditSampleCalculator.Draw([ada with { Period = null! }], Dollar, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => CreditSampleCalculator.Draw([ada], Dollar, int.MaxValue, 1));
        Assert.All((double[])[-0.1, 1.1, double.NaN], shared =>
            Assert.Throws<ArgumentOutOfRangeException>("sharedLuck", () => CreditSampleCalculator.Draw([ada], Dollar, 1, 1, shared)));
    }

    [Fact]
    public void What_is_certain_stands_with_its_payee_and_its_period()
    {
        var samples = CreditSampleCalculator.Draw(
            [new("Ada", First, 1, 0), new("Ada", Second, 2, 0), new("Bob", First, 3, 0), new("Bob", Second, 4, 0)], Dollar, 2, seed: 1);

        Assert.All([0, 1], sample => Assert.Equal(
            [Usd(1m), Usd(2m), Usd(3m), Usd(4m)], [samples.At(sample, 0, 0), samples.At(sample, 0, 1), samples.At(sample, 1, 0), samples.At(sample, 1, 1)]));
    }

    [Fact]
    public void Half_the_luck_shared_is_the_sum_of_what_all_and_what_none_shared_gives()
    {
        // ln(credit / mean) + v / 2 is sqrt(v) times sqrt(1/2) of the common number and sqrt(1/2) of the own one; v = ln(1 + 0.3^2).
        var (none, all, half) = (Normals(0), Normals(1), Normals(0.5));

        Assert.All(half.Index(), one => Assert.Equal(Math.Sqrt(0.5) * (all[one.Index] + none[one.Index]), one.Item, 1e-4));

        static double[] Normals(double shared)
        {
            var variance = Math.Log(1.09);
            var samples = CreditSampleCalculator.Draw([new CreditOutlook("Ada", Second, 100_000, 30_000)], Dollar, 20, seed: 3, shared);
            return [.. Enumerable.Range(0, 20).Select(i => (Math.Log((double)samples.At(i, 0, 0).Amount / 100_000) + (variance / 2)) / Math.Sqrt(variance))];
        }
    }
}
