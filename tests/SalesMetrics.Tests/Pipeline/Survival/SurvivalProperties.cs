using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Pipeline.Survival;

namespace SalesMetrics.Tests.Pipeline.Survival;

[Properties(Arbitrary = [typeof(SurvivalProperties)], MaxTest = 300)]
public class SurvivalProperties
{
    public static Arbitrary<Lifetime> Lifetimes() =>
        (from days in Gen.Choose(0, 30) from cause in Gen.Choose(0, 2) select new Lifetime(days, cause)).ToArbitrary();

    [Property]
    public bool Survival_and_incidences_share_out_the_whole(Lifetime[] lifetimes)
    {
        var curve = SurvivalCalculator.KaplanMeier(lifetimes);
        var won = SurvivalCalculator.AalenJohansen(lifetimes, 1);
        var lost = SurvivalCalculator.AalenJohansen(lifetimes, 2);
        return Enumerable.Range(0, 32).All(day =>
            Near(curve.At(day) + won.At(day) + lost.At(day), 1) && Near(curve.At(day), won.SurvivalAt(day)));
    }

    [Property]
    public bool One_less_the_survival_of_one_cause_is_never_below_its_incidence(Lifetime[] lifetimes)
    {
        var naive = SurvivalCalculator.KaplanMeier(lifetimes.Select(one => one.Cause == 2 ? new Lifetime(one.Days, 0) : one));
        var incidence = SurvivalCalculator.AalenJohansen(lifetimes, 1);
        return Enumerable.Range(0, 32).All(day => 1 - naive.At(day) >= incidence.At(day) - 1e-12);
    }

    [Property]
    public bool Where_nothing_is_censored_the_curve_is_the_share_that_lasts_longer(Lifetime[] lifetimes)
    {
        var ended = lifetimes.Where(one => one.HasEnded).ToArray();
        var curve = SurvivalCalculator.KaplanMeier(ended);
        var won = SurvivalCalculator.AalenJohansen(ended, 1);
        return ended.Length == 0 || Enumerable.Range(0, 32).All(day =>
            Near(curve.At(day), ended.Count(one => one.Days > day) / (double)ended.Length)
            && Near(won.At(day), ended.Count(one => one.Days <= day && one.Cause == 1) / (double)ended.Length));
    }

    [Property]
    public bool Variances_are_no_less_than_zero_and_the_order_does_not_matter(Lifetime[] lifetimes)
    {
        var forward = SurvivalCalculator.AalenJohansen(lifetimes, 1);
        var backward = SurvivalCalculator.AalenJohansen(lifetimes.Reverse(), 1);
        return forward.Points.SequenceEqual(backward.Points) && Enumerable.Range(0, 32).All(day => forward.VarianceAt(day) >= 0);
    }

    [Property]
    public bool In_a_log_rank_test_seen_and_expected_endings_add_up_to_the_same(Lifetime[] first, Lifetime[] second, Lifetime[] third)
    {
        var test = SurvivalCalculator.LogRank([new("1", [.. first]), new("2", [.. second]), new("3", [.. third])]);
        return Near(test.Groups.Sum(group => group.Ended - group.Expected), 0) && test.Probability is null or (>= 0 and <= 1);
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-9;
}
