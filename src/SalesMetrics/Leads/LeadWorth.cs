namespace SalesMetrics.Leads;

/// <summary>What a lead of one kind has been worth: an estimate from deals of the past.</summary>
public sealed record LeadWorth
{
    /// <summary>States what a kind of lead is worth.</summary>
    /// <param name="stratumId">The kind of lead.</param>
    /// <param name="winProbability">The chance that it is won, 0 to 1.</param>
    /// <param name="averageWonValue">What it brings when it is won, in one currency for all; finite, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public LeadWorth(string stratumId, double winProbability, double averageWonValue)
    {
        ArgumentNullException.ThrowIfNull(stratumId);
        StratumId = stratumId;
        WinProbability = winProbability is >= 0 and <= 1
            ? winProbability
            : throw new ArgumentOutOfRangeException(nameof(winProbability), winProbability, "A chance is from 0 to 1: write 0.6, not 60.");
        AverageWonValue = double.IsFinite(averageWonValue) && averageWonValue >= 0
            ? averageWonValue
            : throw new ArgumentOutOfRangeException(nameof(averageWonValue), averageWonValue, "A value is a finite number from 0 on.");
    }

    /// <summary>The kind of lead.</summary>
    public string StratumId { get; }

    /// <summary>The chance that it is won.</summary>
    public double WinProbability { get; }

    /// <summary>What it brings when it is won.</summary>
    public double AverageWonValue { get; }

    /// <summary>Chance x value.</summary>
    public double ExpectedValue => WinProbability * AverageWonValue;
}
