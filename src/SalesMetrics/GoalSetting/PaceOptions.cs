namespace SalesMetrics.GoalSetting;

/// <summary>The choices behind a pace: the season, the model of the days to come, and the thresholds of the verdict.</summary>
public sealed record PaceOptions
{
    /// <summary>How sales are spread over the period; null (default) spreads them evenly over its selling days.</summary>
    public PaceShape? Shape { get; init; }

    /// <summary>How many selling days of history the model of the days to come looks back at most; 260 (about a year) by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above 10,000.</exception>
    public int LookbackSellingDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 10_000);
            field = value;
        }
    } = 260;

    /// <summary>How many selling days of history the model needs, or there is no projection; 20 (about a month) by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MinSellingDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 20;

    /// <summary>On how many of them something must have been credited, or there is no projection; 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MinDaysWithCredit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;

    /// <summary>How many ways the rest of the period is played through; 2,000 by default, which puts a probability within about 0.02.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 100 or above 1,000,000.</exception>
    public int Paths
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 100);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000);
            field = value;
        }
    } = 2_000;

    /// <summary>The seed of the paths. The same facts and seed give the same numbers, whichever units are asked about together.</summary>
    public long Seed { get; init; }

    /// <summary>The probability that the projected end lies in its interval; 0.80 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and below 1.</exception>
    public double Level
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A level is a probability above 0 and below 1: write 0.80, not 80.");
    } = 0.80;

    /// <summary>From which probability of reaching the goal on the unit is on track, inclusive; 0.60 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public double OnTrackFromProbability { get; init => field = Probability(value); } = 0.60;

    /// <summary>From which probability on it is at risk and no longer off track, inclusive; 0.25 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public double AtRiskFromProbability { get; init => field = Probability(value); } = 0.25;

    /// <summary>Where there is no probability: from which credited / expected to date on the unit is on track, inclusive; 100 % by default.</summary>
    public Ratio OnTrackFromPace { get; init; } = Ratio.One;

    /// <summary>Where there is no probability: from which credited / expected to date on it is at risk, inclusive; 80 % by default.</summary>
    public Ratio AtRiskFromPace { get; init; } = Ratio.Of(4, 5);

    private static double Probability(double value) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A probability is from 0 to 1: write 0.60, not 60.");
}
