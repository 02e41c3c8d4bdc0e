using SalesMetrics.Columns;
using SalesMetrics.Compensation;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>From columns of credits to payouts of a year, as a company of any size pays: two payees, twelve months, one component.</summary>
public class PayFromCreditsTests
{
    private const int Payees = 2;

    private const int Months = 12;

    [Fact]
    public void Paying_a_year_from_its_credits_allocates_nothing_for_a_credit()
    {
        var (few, many) = (new Year(20), new Year(200));

        // Nothing at all, so nothing for one credit more either.
        Assert.Equal((0, 0), (Allocations.Of(few.Pay), Allocations.Of(many.Pay)));
        Assert.NotEqual(0, few.Payouts.Sum());
        Assert.Equal(few.Payouts, many.Payouts);
    }

    [Fact]
    public void The_years_pay_is_what_the_months_attainments_to_date_earn()
    {
        var year = new Year(20);
        year.Pay();

        // Each month each payee has 1.1 times the quota, the second payee twice the target incentive: 1 + 2 x 0.1 of it, month by month.
        Assert.Equal(Enumerable.Repeat(100_000L * 12 / 10, Months).Concat(Enumerable.Repeat(200_000L * 12 / 10, Months)), year.Payouts);
    }

    private sealed class Year
    {
        private readonly int[] _payees;
        private readonly int[] _days;
        private readonly long[] _cents;
        private readonly FactOutcome[] _outcomes;
        private readonly TotalsBuilder _cells;
        private readonly long[] _credits = new long[Payees * Months];
        private readonly long[] _quotas = new long[Payees * Months];
        private readonly CompiledPlan _plan = CompiledPlan.Of(OfOne(Accelerated));

        public Year(int each)
        {
            var count = Payees * Months * each;
            (_payees, _days, _cents, _outcomes) = (new int[count], new int[count], new long[count], new FactOutcome[count]);
            Array.Fill(_outcomes, FactOutcome.Won);
            Array.Fill(_cents, 11_000_000L / each);
            Array.Fill(_quotas, 10_000_000L);
            for (var i = 0; i < count; i++)
            {
                _payees[i] = i % Payees;
                _days[i] = DayNumber.Of(new LocalDate(2026, 1 + (i / Payees % Months), 1 + (i % 28)));
            }

            _cells = new TotalsBuilder(TotalsShape.Create(
                Dimension.Create("Ada", "Bob"),
                PeriodTable.Create([.. Enumerable.Range(1, Months).Select(month => new DateInterval(
                    new LocalDate(2026, month, 1), new LocalDate(2026, month, 1).PlusMonths(1).PlusDays(-1)))]),
                Dollar));
        }

        public long[] Payouts { get; } = new long[Payees * Months];

        public void Pay()
        {
            _cells.Clear();
            _cells.Add(new FactColumns(_payees, _days, _cents, _outcomes));
            for (var payee = 0; payee < Payees; payee++)
            {
                for (var month = 0; month < Months; month++)
                {
                    _credits[(payee * Months) + month] = (long)_cells.Of(payee, month).MinorUnits;
                }
            }

            _ = PayColumnsCalculator.Calculate(
                _plan, new PayColumns(Payees, Months, _credits, _quotas, [100_000, 200_000]), PayAccumulation.YearToDate, Payouts);
        }
    }
}
