using System.Runtime.CompilerServices;

namespace SalesMetrics.Testing;

/// <summary>What a sample company is like. Every property has a default; together they are 300 reps over three years.</summary>
/// <remarks>
/// <para>Each value is checked where it is set. The rules between values (no more teams than reps, no more regions than teams) are checked
/// by <see cref="SampleCompany.Generate"/>, so that they can be set in any order.</para>
/// <para>Shares, rates and spreads are <see langword="double"/>: they describe chance, not what is owed.</para>
/// </remarks>
public sealed record SampleCompanyOptions
{
    /// <summary>The options of a company small enough for any test: 12 reps, 3 teams, 2 regions, one year, 4 deals a rep and month.</summary>
    public static SampleCompanyOptions Small { get; } = new() { Reps = 12, Teams = 3, Regions = 2, Years = 1, DealsPerRepMonth = 4 };

    /// <summary>The seed; any number. The same options and seed give the same company, bit for bit. 1 by default.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many people sell for the company at some time of its history, leavers and later hires included; 1 to 100,000, by default 300.</summary>
    /// <remarks>About a third fewer than that are there on any one day, under the default turnover.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Reps
    {
        get;
        init => field = InRange(value, 1, 100_000);
    }
        = 300;

    /// <summary>How many teams, each with one manager at a time; 1 to 10,000 and no more than <see cref="Reps"/>, by default 30.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Teams
    {
        get;
        init => field = InRange(value, 1, 10_000);
    }
        = 30;

    /// <summary>How many regions the teams are dealt out to, in blocks; 1 to 1,000 and no more than <see cref="Teams"/>, by default 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Regions
    {
        get;
        init => field = InRange(value, 1, 1_000);
    }
        = 5;

    /// <summary>The first day of the company's records, and of its fiscal years: the first of a month, 1950 to 2150. 1 January 2023 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not the first of a month, out of range, or not in the ISO calendar.</exception>
    public LocalDate FirstDay
    {
        get;
        init => field = value.Calendar == CalendarSystem.Iso && value.Day == 1 && value.Year is >= 1950 and <= 2150
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "The first day must be the first of a month, in the ISO calendar, from 1950 to 2150.");
    }
        = new(2023, 1, 1);

    /// <summary>How many whole years of records there are; 1 to 20, by default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Years
    {
        get;
        init => field = InRange(value, 1, 20);
    }
        = 3;

    /// <summary>The currency of every amount. US dollars by default. List prices are the same number of units in any currency.</summary>
    /// <exception cref="ArgumentException">It is no currency.</exception>
    public Currency Currency
    {
        get;
        init => field = value != Currency.None
            ? value
            : throw new ArgumentException("The company needs a currency: any but Currency.None.", nameof(value));
    }
        = Currency.Of("USD");

    /// <summary>How many deals a fully ramped rep of average activity closes in an average month, won and lost; above 0 to 200, by default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double DealsPerRepMonth
    {
        get;
        init => field = value > 0 ? InRange(value, 0, 200) : throw OutOfRange(value, "above 0 to 200");
    }
        = 10;

    /// <summary>The chance that a rep of average skill wins a deal; above 0 and below 1, by default 0.4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double WinRate
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw OutOfRange(value, "above 0 and below 1");
    }
        = 0.4;

    /// <summary>How much reps differ in winning: the standard deviation of the natural logarithm of their odds; 0 to 2, by default 0.35.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double SkillSpread
    {
        get;
        init => field = InRange(value, 0, 2);
    }
        = 0.35;

    /// <summary>How much reps differ in the number of deals: the standard deviation of its natural logarithm; 0 to 1, by default 0.15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double ActivitySpread
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.15;

    /// <summary>How many months a new hire or rehire takes to full activity, rising evenly; 0 (at once) to 24, by default 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int RampMonths
    {
        get;
        init => field = InRange(value, 0, 24);
    }
        = 6;

    /// <summary>How many days half of the deals take from opening to closing, for a product of average length; 1 to 365, by default 45.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double MedianCycleDays
    {
        get;
        init => field = InRange(value, 1, 365);
    }
        = 45;

    /// <summary>How long the tail of durations is: the standard deviation of their natural logarithm; 0 to 2, by default 0.8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double CycleSpread
    {
        get;
        init => field = InRange(value, 0, 2);
    }
        = 0.8;

    /// <summary>How much more closes in a quarter's third month than in its first, as a share of an average month; 0 to 1.5, by default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double QuarterEndStrength
    {
        get;
        init => field = InRange(value, 0, 1.5);
    }
        = 0.5;

    /// <summary>By what share the last month of the year is raised above its place in the quarter, and half of it the first month lowered; 0 to 1.5, by default 0.4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double YearEndStrength
    {
        get;
        init => field = InRange(value, 0, 1.5);
    }
        = 0.4;

    /// <summary>By what share of the first month the number of deals a rep grows each year, evenly by month; 0 to 1, by default 0.06.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double YearlyGrowth
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.06;

    /// <summary>The chance that a deal is shared with a colleague of the team, where there is one; 0 to 1, by default 0.12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double SplitShare
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.12;

    /// <summary>The chance that a sale is corrected later: reduced, or cancelled; 0 to 1, by default 0.04.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double CorrectedShare
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.04;

    /// <summary>The share of reps who leave in a year, as twelve times the chance in a month; 0 to 1, by default 0.15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double YearlyTurnover
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.15;

    /// <summary>The chance that a leaver comes back after four to nine months, if the records go on so long; 0 to 1, by default 0.15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double RehireShare
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.15;

    /// <summary>The share of reps who move to another team in a year, as twelve times the chance in a month; 0 to 1, by default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double YearlyMoves
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.1;

    /// <summary>The share of teams that get another manager in a year, as twelve times the chance in a month; 0 to 1, by default 0.12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double YearlyManagerChanges
    {
        get;
        init => field = InRange(value, 0, 1);
    }
        = 0.12;

    /// <summary>A quarter's quota as a multiple of what a rep of average skill and activity is expected to win in it; above 0 to 10, by default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double QuotaLevel
    {
        get;
        init => field = value > 0 ? InRange(value, 0, 10) : throw OutOfRange(value, "above 0 to 10");
    }
        = 1;

    /// <summary>An account executive's target incentive a quarter in whole units of the currency; a senior's is a quarter more. 0 to 10,000,000, by default 12,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int QuarterlyTargetIncentive
    {
        get;
        init => field = InRange(value, 0, 10_000_000);
    }
        = 12_000;

    private static int InRange(int value, int least, int most, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} must be from {least} to {most}."));

    // Written so that NaN fails.
    private static double InRange(double value, double least, double most, [CallerMemberName] string name = "") =>
        value >= least && value <= most ? value : throw OutOfRange(value, Invariant($"from {least} to {most}"), name);

    private static ArgumentOutOfRangeException OutOfRange(double value, string allowed, [CallerMemberName] string name = "") =>
        new(name, value, Invariant($"{name} must be {allowed}."));
}
