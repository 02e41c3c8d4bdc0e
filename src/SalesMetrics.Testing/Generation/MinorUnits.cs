namespace SalesMetrics.Testing.Generation;

/// <summary>Whole amounts in a currency.</summary>
internal static class MinorUnits
{
    /// <summary>How many minor units a unit of the currency has.</summary>
    public static long PerUnit(Currency currency)
    {
        var perUnit = 1L;
        for (var i = 0; i < currency.MinorUnits; i++)
        {
            perUnit *= 10;
        }

        return perUnit;
    }

    /// <summary>So many whole units of the currency.</summary>
    public static Money Whole(long units, Currency currency) => Money.FromMinorUnits(units * PerUnit(currency), currency);

    /// <summary>Thousandths of an amount, in minor units, rounded half up; the amount is not negative.</summary>
    public static long Thousandths(long minorUnits, int thousandths) => ((minorUnits * thousandths) + 500) / 1000;
}
