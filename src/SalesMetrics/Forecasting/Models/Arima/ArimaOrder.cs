namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>The order of a seasonal ARIMA model, written (p,d,q)(P,D,Q), with or without a constant (Box &amp; Jenkins 1970).</summary>
/// <remarks>The season length is that of the series, so an order can be used for any series.</remarks>
public sealed record ArimaOrder
{
    /// <summary>The most autoregressive or moving-average terms of one kind.</summary>
    public const int MostTerms = 10;

    /// <summary>The most seasonal terms of one kind.</summary>
    public const int MostSeasonalTerms = 3;

    /// <summary>The most differences, and the most differences and seasonal differences together.</summary>
    public const int MostDifferences = 3;

    private ArimaOrder()
    {
    }

    /// <summary>p: how many of the last values the next one leans on; 0 to <see cref="MostTerms"/>.</summary>
    public int Ar { get; private init; }

    /// <summary>d: how often each value is replaced by its change from the value before.</summary>
    public int Differences { get; private init; }

    /// <summary>q: how many of the last errors the next value leans on; 0 to <see cref="MostTerms"/>.</summary>
    public int Ma { get; private init; }

    /// <summary>P: as <see cref="Ar"/>, in whole seasons; 0 to <see cref="MostSeasonalTerms"/>.</summary>
    public int SeasonalAr { get; private init; }

    /// <summary>D: how often each value is replaced by its change from the same period of the season before.</summary>
    public int SeasonalDifferences { get; private init; }

    /// <summary>Q: as <see cref="Ma"/>, in whole seasons; 0 to <see cref="MostSeasonalTerms"/>.</summary>
    public int SeasonalMa { get; private init; }

    /// <summary>Whether a constant is estimated: the mean of the series without differences, its drift (change a period) with
    /// one.</summary>
    public bool HasConstant { get; internal init; }

    /// <summary>Whether any seasonal part is there.</summary>
    public bool IsSeasonal => SeasonalAr + SeasonalDifferences + SeasonalMa > 0;

    /// <summary>The number of coefficients and constant, without the variance of the errors.</summary>
    internal int Estimated => Ar + Ma + SeasonalAr + SeasonalMa + (HasConstant ? 1 : 0);

    /// <summary>Describes an order.</summary>
    /// <param name="ar">p.</param>
    /// <param name="differences">d.</param>
    /// <param name="ma">q.</param>
    /// <param name="seasonalAr">P.</param>
    /// <param name="seasonalDifferences">D.</param>
    /// <param name="seasonalMa">Q.</param>
    /// <param name="hasConstant">With a mean or drift; only up to one difference in all, since beyond it a constant would be a quadratic
    /// trend.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or above its limit.</exception>
    /// <exception cref="ArgumentException">A constant with two differences or more.</exception>
    public static ArimaOrder Create(
        int ar, int differences, int ma, int seasonalAr = 0, int seasonalDifferences = 0, int seasonalMa = 0, bool hasConstant = false)
    {
        Check(ar, MostTerms, nameof(ar));
        Check(differences, MostDifferences, nameof(differences));
        Check(ma, MostTerms, nameof(ma));
        Check(seasonalAr, MostSeasonalTerms, nameof(seasonalAr));
        Check(seasonalDifferences, MostDifferences - differences, nameof(seasonalDifferences));
        Check(seasonalMa, MostSeasonalTerms, nameof(seasonalMa));
        if (hasConstant && differences + seasonalDifferences > 1)
        {
            throw new ArgumentException(
                Invariant($"A constant is allowed with at most one difference, not with {differences + seasonalDifferences}."),
                nameof(hasConstant));
        }

        return new ArimaOrder
        {
            Ar = ar,
            Differences = differences,
            Ma = ma,
            SeasonalAr = seasonalAr,
            SeasonalDifferences = seasonalDifferences,
            SeasonalMa = seasonalMa,
            HasConstant = hasConstant,
        };
    }

    /// <summary>Writes the order as in the literature: <c>ARIMA(0,1,1)(0,1,1)</c>, followed by <c>with mean</c> or <c>with
    /// drift</c>.</summary>
    public override string ToString()
    {
        var plain = Invariant($"ARIMA({Ar},{Differences},{Ma})");
        var seasonal = IsSeasonal ? Invariant($"({SeasonalAr},{SeasonalDifferences},{SeasonalMa})") : "";
        var constant = !HasConstant ? "" : Differences + SeasonalDifferences == 0 ? " with mean" : " with drift";
        return plain + seasonal + constant;
    }

    /// <summary>The coefficients of the differenced series.</summary>
    internal ArmaShape Shape(int seasonLength) => new(Ar, Ma, SeasonalAr, SeasonalMa, seasonLength);

    /// <summary>The same order without its seasonal part.</summary>
    internal ArimaOrder WithoutSeason() =>
        this with { SeasonalAr = 0, SeasonalDifferences = 0, SeasonalMa = 0 };

    /// <summary>The same differences with other coefficients.</summary>
    internal ArimaOrder With(int ar, int ma, int seasonalAr, int seasonalMa, bool hasConstant) =>
        this with { Ar = ar, Ma = ma, SeasonalAr = seasonalAr, SeasonalMa = seasonalMa, HasConstant = hasConstant };

    private static void Check(int value, int most, string name)
    {
        if (value < 0 || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, Invariant($"Allowed are 0 to {most}."));
        }
    }
}
