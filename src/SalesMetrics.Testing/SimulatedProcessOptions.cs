namespace SalesMetrics.Testing;

/// <summary>How a simulated sales process is, in truth. Without effects and spread everybody is alike, and differences are luck.</summary>
public sealed record SimulatedProcessOptions
{
    /// <summary>The seed: the same options make the same deals, on every platform.</summary>
    public required long Seed { get; init; }

    /// <summary>The first day on which a deal can begin; the first of a month.</summary>
    public LocalDate First { get; init; } = new(2024, 1, 1);

    /// <summary>For how many months deals begin; 1 to 1,000, 12 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Months
    {
        get;
        init => field = Within(value, 1, 1_000);
    }
        = 12;

    /// <summary>How many teams there are; 1 to 1,000, 3 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Teams
    {
        get;
        init => field = Within(value, 1, 1_000);
    }
        = 3;

    /// <summary>How many people a team has; 1 to 1,000, 5 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int PeoplePerTeam
    {
        get;
        init => field = Within(value, 1, 1_000);
    }
        = 5;

    /// <summary>How many deals a person begins a month; 1 to 10,000, 10 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int DealsPerMonth
    {
        get;
        init => field = Within(value, 1, 10_000);
    }
        = 10;

    /// <summary>The chance of a deal to advance from each stage; 0 to 1, 0.6 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double AdvanceChance
    {
        get;
        init => field = Chance(value);
    }
        = 0.6;

    /// <summary>The chance of a deal to go back a stage before it is decided; 0 to 1, 0 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double BackChance
    {
        get;
        init => field = Chance(value);
    }

    /// <summary>The chance of a lost deal to be worked on again, after ten days; 0 to 1, 0 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double ReopenChance
    {
        get;
        init => field = Chance(value);
    }

    /// <summary>The chance at each step that the expected date is moved by thirty days; 0 to 1, 0 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double PushChance
    {
        get;
        init => field = Chance(value);
    }

    /// <summary>The standard deviation of people's true factors around 1; 0 to 1, 0 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double PersonSpread
    {
        get;
        init => field = Chance(value);
    }

    /// <summary>The standard deviation of a factor that a person's deals begun in one month share; 0 to 1, 0 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double OverDispersion
    {
        get;
        init => field = Chance(value);
    }

    /// <summary>The share of leads of the source "web"; the others are of the source "partner". 0 to 1, 0.5 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double WebShare
    {
        get;
        init => field = Chance(value);
    }
        = 0.5;

    /// <summary>The standard deviation of people's shares of web leads around <see cref="WebShare"/>, kept within 0.02 and 0.98; 0 to 1, 0 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double WebShareSpread
    {
        get;
        init => field = Chance(value);
    }

    /// <summary>The standard deviation of the logarithm of people's numbers of deals; 0 to 1, 0 unless stated. People with few deals are the ones whom luck moves
    /// most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double VolumeSpread
    {
        get;
        init => field = Chance(value);
    }

    /// <summary>What the chance to advance is multiplied by in the last month of a calendar quarter; above 0 and 10 at most, 1 unless stated: the rhythm by which deals
    /// are won.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double QuarterEndFactor
    {
        get;
        init => field = value is > 0 and <= 10 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A factor is above 0, and 10 at most.");
    }
        = 1;

    /// <summary>The true differences; none unless stated. Several that hold are multiplied.</summary>
    public ImmutableArray<PlantedEffect> Effects { get; init; } = [];

    /// <inheritdoc />
    public bool Equals(SimulatedProcessOptions? other) =>
        other is not null && Parts.Equals(other.Parts) && Chances.Equals(other.Chances) && Spreads.Equals(other.Spreads) && Effects.SequenceEqual(other.Effects);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Parts, Chances, Spreads, Effects.Length);

    private (long, LocalDate, int, int, int, int) Parts => (Seed, First, Months, Teams, PeoplePerTeam, DealsPerMonth);

    private (double, double, double, double, double, double, double) Chances =>
        (AdvanceChance, BackChance, ReopenChance, PushChance, PersonSpread, OverDispersion, WebShare);

    private (double, double, double) Spreads => (WebShareSpread, VolumeSpread, QuarterEndFactor);

    private static int Within(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }

    private static double Chance(double value) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "It must be from 0 to 1.");
}
