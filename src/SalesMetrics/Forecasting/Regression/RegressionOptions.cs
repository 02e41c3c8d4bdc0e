namespace SalesMetrics.Forecasting.Regression;

/// <summary>What a regression consists of. Each choice has a default. There is always a constant.</summary>
public sealed record RegressionOptions
{
    /// <summary>The most waves there may be.</summary>
    public const int MostWaves = 50;

    /// <summary>Whether there is a straight trend. Default true.</summary>
    public bool HasTrend { get; init; } = true;

    /// <summary>How the season is described. Default <see cref="SeasonTerms.Automatic"/>.</summary>
    public SeasonTerms Season
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Automatic, None, Levels and Waves are the choices there are.");
    }

    /// <summary>How many waves where the season is made of waves: 1 to <see cref="MostWaves"/>, at most half the season length is used. Default
    /// 3.</summary>
    public int WaveCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostWaves);
            field = value;
        }
    } = 3;

    /// <summary>What else sales depend on; default nothing. Names are different from each other.</summary>
    public ImmutableArray<Regressor> Regressors
    {
        get;
        init
        {
            var regressors = value.IsDefault ? [] : value;
            if (regressors.GroupBy(regressor => regressor.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new ArgumentException(Invariant($"Regressor '{twice.Key}' is given twice."), nameof(value));
            }

            field = regressors;
        }
    } = [];

    /// <summary>What is assumed of the errors. Default <see cref="RegressionErrors.Independent"/>.</summary>
    public RegressionErrors Errors
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Independent and Arima are the choices there are.");
    }

    /// <summary>Whether all choices are the same, the regressors one by one and in order.</summary>
    public bool Equals(RegressionOptions? other) =>
        other is not null
        && HasTrend == other.HasTrend
        && Season == other.Season
        && WaveCount == other.WaveCount
        && Errors == other.Errors
        && Regressors.SequenceEqual(other.Regressors);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HasTrend, Season, WaveCount, Errors, Regressors.Length);
}
