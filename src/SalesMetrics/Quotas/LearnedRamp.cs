using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>How fast new people became productive in the past, and the schedule that follows from it.</summary>
public sealed class LearnedRamp : IExplainable
{
    internal LearnedRamp(ImmutableArray<RampMonth> months, int tenuredPeople, int usedMonths, string whyStopped)
    {
        Months = months;
        TenuredPeople = tenuredPeople;
        WhyStopped = whyStopped;
        Schedule = RampSchedule.Create(Shares(months, usedMonths));
    }

    /// <summary>Every observed month below tenure, in order, also those with too few people.</summary>
    public ImmutableArray<RampMonth> Months { get; }

    /// <summary>How many people the tenured average is over.</summary>
    public int TenuredPeople { get; }

    /// <summary>The schedule: median shares of the months with enough people, kept from falling, and between 0 and 1.</summary>
    /// <remarks>Empty, so that no ramp is given, when there is nothing to learn from.</remarks>
    public RampSchedule Schedule { get; }

    /// <summary>Why the schedule has no more months: tenure is reached, or which month or average had too few people.</summary>
    public string WhyStopped { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Ramp",
        WhyStopped,
        Months.Select(month => new Explanation(Invariant($"Month {month.Month}"), month.MedianShare) { Rule = Invariant($"median of {month.People} people") }))
    {
        Rule = Invariant($"credited in the month / average of {TenuredPeople} tenured people a month"),
    };

    private static IEnumerable<Ratio> Shares(ImmutableArray<RampMonth> months, int used)
    {
        var highest = Ratio.Zero;
        foreach (var month in months.Take(used))
        {
            highest = month.MedianShare > highest ? month.MedianShare : highest;
            yield return highest < Ratio.One ? highest : Ratio.One;
        }
    }
}
