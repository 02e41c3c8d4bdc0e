using System.Globalization;
using SalesMetrics.Calendars;
using SalesMetrics.GoalSetting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.GoalSetting;

/// <summary>
/// Six hundred seeded people who sell as a compound Poisson process of a rate and size that the model is not told. What was predicted in
/// the middle of a quarter is held against how the quarter ended.
/// </summary>
public class PaceCalibrationTests
{
    private const int People = 600;

    private static readonly FiscalPeriod Quarter = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 3);

    private static readonly LocalDate AsOf = Day("2017-08-11");

    private static readonly (double Probability, bool IsReached, bool IsInside)[] Outcomes = Play();

    [Fact]
    public void Goals_are_reached_as_often_as_predicted()
    {
        foreach (var bucket in Outcomes.GroupBy(one => Math.Min(4, (int)(one.Probability * 5))).OrderBy(bucket => bucket.Key))
        {
            var predicted = bucket.Average(one => one.Probability);
            var reached = bucket.Average(one => one.IsReached ? 1.0 : 0);

            // Three standard errors of the bucket's own luck, and three points for the model's approximation.
            var tolerance = (3 * Math.Sqrt(predicted * (1 - predicted) / bucket.Count())) + 0.03;
            Assert.True(
                Math.Abs(reached - predicted) <= tolerance,
                string.Create(CultureInfo.InvariantCulture, $"bucket {bucket.Key}: {bucket.Count()} people, predicted {predicted:0.000}, reached {reached:0.000}, tolerance {tolerance:0.000}"));
        }

        // The buckets say something only when each holds people.
        Assert.Equal(5, Outcomes.Select(one => Math.Min(4, (int)(one.Probability * 5))).Distinct().Count());
    }

    [Fact]
    public void The_interval_holds_the_end_about_as_often_as_its_level_says()
    {
        // 0.80 within three standard errors of 600 people, sqrt(0.8 x 0.2 / 600) = 0.016, and three points.
        Assert.InRange(Outcomes.Average(one => one.IsInside ? 1.0 : 0), 0.80 - 0.08, 0.80 + 0.08);
    }

    private static (double, bool, bool)[] Play()
    {
        var random = new Random(20170811);
        var transactions = new List<Transaction>();
        var quotas = new List<Quota>();
        for (var person = 0; person < People; person++)
        {
            var payee = "P" + person.ToString("000", CultureInfo.InvariantCulture);
            var rate = 0.15 + (0.6 * random.NextDouble());
            var spread = 0.3 + (0.5 * random.NextDouble());
            for (var day = Day("2016-10-03"); day <= Quarter.End; day = day.PlusDays(1))
            {
                for (var deal = SellingDayCalendar.MondayToFriday.IsSellingDay(day) ? Poisson(random, rate) : 0; deal > 0; deal--)
                {
                    transactions.Add(new Transaction
                    {
                        Id = "S" + transactions.Count.ToString(CultureInfo.InvariantCulture),
                        Date = day,
                        Amount = new Money(decimal.Round((decimal)Math.Exp(7 + (spread * Normal(random))), 2), Dollar),
                        Split = CreditSplit.To(payee),
                    });
                }
            }

            // Quotas from easy to hard, around what the rate brings in the quarter's 65 selling days.
            var typical = 65 * rate * Math.Exp(7 + (spread * spread / 2));
            quotas.Add(new Quota
            {
                Unit = SalesUnit.Payee(payee),
                Interval = Quarter.Interval,
                Amount = new Money(decimal.Round((decimal)(typical * (0.7 + (0.6 * random.NextDouble())))), Dollar),
            });
        }

        var organization = SalesOrganization.Create();
        var credits = Credits(organization, [.. transactions]);
        var ends = AttainmentCalculator.Calculate(
            credits, Goals([.. quotas]), organization, Measure.Bookings, UnitKind.Payee, FiscalCalendar.Gregorian, [Quarter]);
        return
        [
            .. PaceCalculator.Calculate(
                credits, Goals([.. quotas]), organization, Measure.Bookings, UnitKind.Payee, FiscalCalendar.Gregorian,
                SellingDayCalendar.MondayToFriday, Quarter, AsOf, new PaceOptions { Paths = 500 })
                .Select(pace => (Pace: pace, End: ends.Find(pace.Unit, Quarter.Id)!))
                .Select(one => (
                    one.Pace.Projection.ProbabilityOfGoal!.Value,
                    one.End.Value >= Ratio.One,
                    (double)one.End.Credited.Amount >= one.Pace.Projection.Lower && (double)one.End.Credited.Amount <= one.Pace.Projection.Upper)),
        ];
    }

    private static int Poisson(Random random, double rate)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-rate));
        while (product > limit)
        {
            count++;
            product *= random.NextDouble();
        }

        return count;
    }

    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
}
