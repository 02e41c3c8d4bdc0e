using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Compensation;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

[PayLaws(Arbitrary = [typeof(PayColumnsArbitraries)])]
public class PayColumnsProperties
{
    [Property]
    public void Each_period_by_itself_pays_what_the_object_calculator_pays(PayCase given)
    {
        var (payouts, _) = given.Pay(PayAccumulation.Discrete);

        Assert.Equal(ForEachLine(given, (component, payee, period) => Earned(given, component, payee, period, period)), payouts);
    }

    [Property]
    public void Year_to_date_pays_what_the_object_calculator_earns_to_date_less_what_it_earned_before(PayCase given)
    {
        var (payouts, _) = given.Pay(PayAccumulation.YearToDate);

        Assert.Equal(
            ForEachLine(given, (component, payee, period) =>
                Earned(given, component, payee, 0, period) - (period == 0 ? 0 : Earned(given, component, payee, 0, period - 1))),
            payouts);
    }

    [Property]
    public void Rolling_pays_what_the_object_calculator_pays_on_the_sums_of_the_last_periods(PayCase given, byte window)
    {
        var periods = (window % 5) + 1;
        var payouts = new long[given.Credits.Length];
        var compiled = CompiledPlan.Of(given.Plan);
        PayColumnsCalculator.CalculateRolling(compiled, given.Columns(), periods, payouts);

        Assert.Equal(ForEachLine(given, (component, payee, period) => Earned(given, component, payee, Math.Max(0, period - periods + 1), period, period)), payouts);
        Assert.Equal(
            payouts.Select(cents => Money.FromMinorUnits(cents, Dollar)),
            ForEachLine(given, (component, payee, period) => PayColumnsCalculator.ExplainRolling(compiled, given.Columns(), periods, payee, period).Amounts[component]));
        if (periods == 1)
        {
            Assert.Equal(given.Pay(PayAccumulation.Discrete).Payouts, payouts);
        }
    }

    [Property]
    public void The_working_of_every_line_states_the_amount_that_was_paid(PayCase given, bool isToDate)
    {
        var accumulation = isToDate ? PayAccumulation.YearToDate : PayAccumulation.Discrete;
        var (payouts, _) = given.Pay(accumulation);
        var compiled = CompiledPlan.Of(given.Plan);

        Assert.Equal(
            payouts.Select(cents => Money.FromMinorUnits(cents, Dollar)),
            ForEachLine(given, (component, payee, period) =>
                PayColumnsCalculator.Explain(compiled, given.Columns(), accumulation, payee, period).Amounts[component]));
    }

    [Property]
    public void A_payees_pay_does_not_depend_on_who_else_is_in_the_columns(PayCase given, bool isToDate)
    {
        // Rows of one payee at a time, so that no stretch found for another is where the search starts.
        var accumulation = isToDate ? PayAccumulation.YearToDate : PayAccumulation.Discrete;
        var (payouts, settled) = given.Pay(accumulation);
        var alone = Enumerable.Range(0, given.Payees).Select(payee => Alone(given, payee).Pay(accumulation)).ToList();

        Assert.Equal(payouts, ForEachLine(given, (component, payee, period) => alone[payee].Payouts[(component * given.Periods) + period]));
        Assert.Equal(settled, alone.Sum(one => one.Settled));
    }

    [Property]
    public void Periods_to_date_add_up_to_what_the_whole_year_earns(PayCase given)
    {
        var (payouts, _) = given.Pay(PayAccumulation.YearToDate);

        for (var row = 0; row < payouts.Length; row += given.Periods)
        {
            Assert.Equal(
                Earned(given, row / (given.Periods * given.Payees), row / given.Periods % given.Payees, 0, given.Periods - 1),
                payouts.AsSpan(row, given.Periods).ToArray().Sum());
        }
    }

    [Fact]
    public void The_random_cases_reach_every_path()
    {
        var cases = PayColumnsArbitraries.Cases().Generator.Sample(400, 50)
            .Select(given => (Given: given, given.Pay(PayAccumulation.YearToDate).Settled, Lines: given.Credits.Length, CompiledPlan.Of(given.Plan).IsFlat))
            .ToList();

        Assert.InRange(cases.Sum(one => one.Settled), cases.Sum(one => one.Lines) / 20, cases.Sum(one => one.Lines) * 9 / 10);
        Assert.InRange(cases.Count(one => !one.IsFlat), 5, 200);
        Assert.Contains(cases, one => one.IsFlat && one.Lines > 0 && one.Settled == 0);
        Assert.Contains(cases, one => one.Given.Plan.Components.Any(component => component.Curve.Falls));
    }

    private static PayCase Alone(PayCase given, int payee)
    {
        long[] Rows(long[] column) =>
        [
            .. Enumerable.Range(0, given.Plan.Components.Length)
                .SelectMany(component => column.AsSpan(given.Columns().IndexOf(component, payee, 0), given.Periods).ToArray()),
        ];
        var each = given.Targets.Length / given.Payees;
        return given with
        {
            Payees = 1,
            Credits = Rows(given.Credits),
            Quotas = Rows(given.Quotas),
            Targets = given.Targets[(payee * each)..((payee + 1) * each)],
        };
    }

    private static List<T> ForEachLine<T>(PayCase given, Func<int, int, int, T> line)
    {
        var lines = new List<T>();
        for (var component = 0; component < given.Plan.Components.Length; component++)
        {
            for (var payee = 0; payee < given.Payees; payee++)
            {
                for (var period = 0; period < given.Periods; period++)
                {
                    lines.Add(line(component, payee, period));
                }
            }
        }

        return lines;
    }

    // The sums and the attainments are made here anew, in ratios of big integers; only the pay on them is asked for.
    private static long Earned(PayCase given, int component, int payee, int first, int last, int? firstTarget = null)
    {
        Ratio Sum(long[] column, int part)
        {
            var sum = Ratio.Zero;
            for (var period = first; period <= last; period++)
            {
                sum += Ratio.Of(column[(((part * given.Payees) + payee) * given.Periods) + period], 1);
            }

            return sum;
        }

        var target = 0L;
        for (var period = firstTarget ?? first; period <= last; period++)
        {
            target += given.Targets.Length == given.Payees ? given.Targets[payee] : given.Targets[(payee * given.Periods) + period];
        }

        var pays = ComponentPayCalculator.Calculate(given.Plan, Money.FromMinorUnits(target, Dollar), [
            .. given.Plan.Components.Select((_, part) =>
                Sum(given.Quotas, part) is { Sign: > 0 } quota ? Sum(given.Credits, part) / quota : (Ratio?)null),
        ]);
        return (long)(pays[component].Amount.Amount * 100m);
    }
}
