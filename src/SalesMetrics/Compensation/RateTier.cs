namespace SalesMetrics.Compensation;

/// <summary>A tier of a rate table; it ends where the next one starts, and the last has no end.</summary>
/// <param name="From">Where it starts, inclusive: an amount in major units or an attainment, as the table says; zero or more.</param>
/// <param name="Rate">What a unit of credit pays: 0.05 is five percent; zero or more.</param>
public readonly record struct RateTier(Ratio From, Ratio Rate)
{
    /// <summary>Makes a tier from a bound as a plain number and a rate in percent: (50,000, 5) pays 5 % from 50,000 on.</summary>
    public static RateTier Percent(decimal from, decimal ratePercent) => new(Ratio.FromDecimal(from), Ratio.FromPercent(ratePercent));
}
