namespace SalesMetrics.Quotas;

/// <summary>Periods of one unit that follow each other without a gap.</summary>
internal static class ConsecutivePeriods
{
    /// <param name="periods">The periods, earliest first.</param>
    /// <param name="name">The argument they were given as.</param>
    /// <exception cref="ArgumentException">They are of several units, or overlap or leave days out between them.</exception>
    public static void Check(ImmutableArray<Attainment> periods, string name)
    {
        for (var i = 1; i < periods.Length; i++)
        {
            if (periods[i].Unit != periods[0].Unit)
            {
                throw new ArgumentException(Invariant($"{periods[i].Unit} is not {periods[0].Unit}: streaks are one unit's own."), name);
            }

            if (periods[i].Window.Start != periods[i - 1].Window.End.PlusDays(1))
            {
                throw new ArgumentException(
                    Invariant($"{periods[i].PeriodId} does not follow {periods[i - 1].PeriodId}: a streak needs consecutive periods."), name);
            }
        }
    }
}
