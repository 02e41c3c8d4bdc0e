using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Testing.Generation;

/// <summary>Sets quotas as a sales manager would who knows seasons, ramps and prices, but not who is how good.</summary>
internal static class QuotaGenerator
{
    // Quotas are set in round figures.
    private const int Step = 500;

    public static ImmutableArray<Quota> Generate(SampleCompanyOptions options, ImmutableArray<Career> careers)
    {
        var months = WorkingMonth.From(options.FirstDay, options.Years * 12);
        var factors = Seasonality.Factors(options);
        var perDeal = options.QuotaLevel * options.WinRate * ProductCatalog.ExpectedPrice();
        var expected = months.Select(month => Seasonality.ExpectedDeals(options, factors, month.Index) * perDeal).ToArray();
        return [.. careers.SelectMany(career => months.Chunk(3)
            .Select(quarter => Of(options, career, quarter, expected))
            .OfType<Quota>())];
    }

    private static Quota? Of(SampleCompanyOptions options, Career career, WorkingMonth[] quarter, double[] expected)
    {
        var sum = 0.0;
        foreach (var month in quarter)
        {
            foreach (var spell in career.Spells)
            {
                var (first, past) = month.Of(spell);
                if (first < past)
                {
                    sum += expected[month.Index] * spell.RampIn(month.Start, options.RampMonths) * (past - first) / month.Days.Length;
                }
            }
        }

        return sum == 0
            ? null
            : new Quota
            {
                Unit = SalesUnit.Payee(career.Id),
                Interval = new DateInterval(quarter[0].Start, quarter[^1].End),
                Amount = EstimateRounding.ToMoney(sum, Step, options.Currency),
            };
    }
}
