namespace SalesMetrics.Quotas;

/// <summary>Periods in a row at or above the goal.</summary>
public sealed class AttainmentStreak
{
    internal AttainmentStreak(ImmutableArray<Attainment> periods) => Periods = periods;

    /// <summary>The periods that reached the goal, earliest first; without those that were passed over. Empty for no streak.</summary>
    public ImmutableArray<Attainment> Periods { get; }

    /// <summary>How many periods.</summary>
    public int Length => Periods.Length;

    /// <summary>First and last period and how many: <c>FY2017-M03 to FY2017-M05, 3 periods</c>.</summary>
    public override string ToString() =>
        Periods.IsEmpty ? "none" : Invariant($"{Periods[0].PeriodId} to {Periods[^1].PeriodId}, {Length} {(Length == 1 ? "period" : "periods")}");
}
