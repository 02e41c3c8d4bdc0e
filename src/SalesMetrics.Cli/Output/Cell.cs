using NodaTime.Text;

namespace SalesMetrics.Cli.Output;

/// <summary>One value of a sheet: exact text for machines, shorter text for people.</summary>
/// <param name="Raw">Culture-free, full precision; null when there is no value.</param>
/// <param name="Shown">What a table shows.</param>
/// <param name="IsNumber">Whether <paramref name="Raw"/> is a number token.</param>
internal readonly record struct Cell(string? Raw, string Shown, bool IsNumber)
{
    public static Cell Missing { get; } = new(null, "-", IsNumber: false);

    public static Cell Text(string text) => new(text, text, IsNumber: false);

    public static Cell Date(LocalDate date) => Text(LocalDatePattern.Iso.Format(date));

    public static Cell Count(long count) =>
        new(count.ToString(CultureInfo.InvariantCulture), count.ToString("N0", CultureInfo.InvariantCulture), IsNumber: true);

    public static Cell Amount(Money? amount)
    {
        if (amount is not { } money)
        {
            return Missing;
        }

        var decimals = Math.Max(money.Currency.MinorUnits, money.Amount.Scale);
        return new Cell(
            money.Amount.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            money.Amount.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            IsNumber: true);
    }

    /// <summary>An exact number that is neither an amount nor a fraction of something, such as a weight.</summary>
    public static Cell Number(Ratio value) =>
        new(value.ToString(), value.ToDecimal(4).ToString("#,0.####", CultureInfo.InvariantCulture), IsNumber: true);

    public static Cell Fraction(Ratio? ratio) =>
        ratio is { } value ? new Cell(value.ToString(), value.ToPercentText(), IsNumber: true) : Missing;

    public static Cell Estimate(double? estimate) => estimate is { } value && double.IsFinite(value)
        ? new Cell(value.ToString("R", CultureInfo.InvariantCulture), value.ToString("N2", CultureInfo.InvariantCulture), IsNumber: true)
        : Missing;

    /// <summary>An estimate without a unit, to three decimals as the literature states it.</summary>
    public static Cell Measure(double? estimate) => estimate is { } value && double.IsFinite(value)
        ? new Cell(value.ToString("R", CultureInfo.InvariantCulture), value.ToString("F3", CultureInfo.InvariantCulture), IsNumber: true)
        : Missing;

    public static Cell EstimatedFraction(double? estimate) => estimate is { } value && double.IsFinite(value)
        ? new Cell(value.ToString("R", CultureInfo.InvariantCulture), (value * 100).ToString("N1", CultureInfo.InvariantCulture) + " %", IsNumber: true)
        : Missing;
}
