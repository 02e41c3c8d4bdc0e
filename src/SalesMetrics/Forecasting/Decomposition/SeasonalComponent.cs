namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>The part of a history that repeats after one season length.</summary>
/// <remarks>Two components are equal only when they are the same object.</remarks>
public sealed class SeasonalComponent
{
    internal SeasonalComponent(int seasonLength, ImmutableArray<double> values, double strength)
    {
        SeasonLength = seasonLength;
        Values = values;
        Strength = strength;
    }

    /// <summary>After how many periods it repeats; at least 2.</summary>
    public int SeasonLength { get; }

    /// <summary>What the season adds to each value, oldest first, in the unit of the series. It may change slowly over the years.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The share of season and remainder together that is season: 1 - Var(remainder) / Var(season + remainder), not below 0 (Wang,
    /// Smith &amp; Hyndman 2006). 0 for none, 1 for nothing else; 0 when neither varies.</summary>
    public double Strength { get; }

    /// <summary>The season of a coming period: that of the same period in the last season.</summary>
    /// <param name="step">How many periods after the last value, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is less than 1.</exception>
    public double Ahead(int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        return Values[Values.Length - SeasonLength + ((step - 1) % SeasonLength)];
    }
}
