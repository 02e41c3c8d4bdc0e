namespace SalesMetrics.Forecasting.Regression;

/// <summary>How a regression describes the season.</summary>
public enum SeasonTerms
{
    /// <summary>A level for each period of the season up to a length of 24, waves beyond.</summary>
    Automatic,

    /// <summary>No season.</summary>
    None,

    /// <summary>A level for each period of the season: m - 1 numbers; waves where the season is longer than 366.</summary>
    Levels,

    /// <summary>Sine and cosine waves (Fourier terms): 2 numbers a wave, for long seasons that change gently.</summary>
    Waves,
}
