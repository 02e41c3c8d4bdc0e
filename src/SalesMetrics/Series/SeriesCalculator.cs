using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Series;

/// <summary>Turns measured amounts into a history to forecast from.</summary>
public static class SeriesCalculator
{
    /// <summary>Makes the series of one unit's amounts, a value a period, from its first period with a credit on.</summary>
    /// <param name="measurements">The measurements over the windows of <paramref name="periods"/>.</param>
    /// <param name="unit">Whose.</param>
    /// <param name="periods">Consecutive periods of one grain, earliest first.</param>
    /// <param name="asOf">The last day that is known. A period that ends later is left out: half a month is no fall in sales.</param>
    /// <param name="seasonLength">The periods after which the season repeats: 12 for months, 4 for quarters, 1 for none.</param>
    /// <returns>
    /// The series, in major units of the currency, with the unit's id as its own; null when the unit has no credit in a complete period. A
    /// period without credits between others is a zero; periods before the first credit are not there, because a newcomer's are not zero.
    /// </returns>
    /// <exception cref="ArgumentException">Periods are not consecutive.</exception>
    public static TimeSeries? Calculate(
        Measurements measurements, SalesUnit unit, ImmutableArray<FiscalPeriod> periods, LocalDate asOf, int seasonLength)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        for (var i = 1; i < periods.Length; i++)
        {
            if (periods[i].Start != periods[i - 1].End.PlusDays(1))
            {
                throw new ArgumentException(
                    Invariant($"{periods[i]} does not follow {periods[i - 1]}: a series needs consecutive periods."), nameof(periods));
            }
        }

        var values = ImmutableArray.CreateBuilder<double>(periods.Length);
        foreach (var period in periods.TakeWhile(period => period.End <= asOf))
        {
            var measurement = measurements.Of(unit, period.Interval);
            if (values.Count > 0 || measurement.CreditCount > 0)
            {
                // The one crossing from what is owed to what is estimated.
                values.Add((double)measurement.Amount.Amount);
            }
        }

        return values.Count == 0 ? null : TimeSeries.Create(unit.Id, values.ToImmutable(), seasonLength);
    }
}
