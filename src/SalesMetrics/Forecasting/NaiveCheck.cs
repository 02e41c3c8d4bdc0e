namespace SalesMetrics.Forecasting;

/// <summary>Whether a model came nearer than the naive forecast on the last values of a series: what one should know before planning with it.</summary>
/// <remarks>Few forecasts of one series prove little. <see cref="IsNoBetter"/> is a warning to look closer, not a test; for a test see
/// <see cref="Evaluation.DieboldMarianoCalculator"/>.</remarks>
public sealed record NaiveCheck
{
    internal NaiveCheck(string naiveName, int forecasts, double meanAbsoluteError, double naiveMeanAbsoluteError)
    {
        NaiveName = naiveName;
        Forecasts = forecasts;
        MeanAbsoluteError = meanAbsoluteError;
        NaiveMeanAbsoluteError = naiveMeanAbsoluteError;
    }

    /// <summary>What it was compared with: <c>seasonal-naive</c> where the series has a season and is longer than it, otherwise <c>naive</c>.</summary>
    public string NaiveName { get; }

    /// <summary>How many past forecasts were compared, each from the values before it alone; at least 1.</summary>
    public int Forecasts { get; }

    /// <summary>The model's mean absolute error over all their steps, in the unit of the series.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>That of the naive forecast of the same steps.</summary>
    public double NaiveMeanAbsoluteError { get; }

    /// <summary>Whether the model was no nearer on average. Also true where both were exact: the simpler one does.</summary>
    public bool IsNoBetter => MeanAbsoluteError >= NaiveMeanAbsoluteError;
}
