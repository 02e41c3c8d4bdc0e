using SalesMetrics.Quotas;

namespace SalesMetrics.Forecasting.NewReps;

/// <summary>One person's months as estimates: the mean of what was observed twice, as after a rehire.</summary>
internal sealed class RampPerson
{
    public RampPerson(string payeeId, string cohortId, TenureObservation[] observations, int tenuredFrom)
    {
        PayeeId = payeeId;
        CohortId = cohortId;

        // What was owed becomes what is estimated from here on.
        Months =
        [
            .. observations.GroupBy(observation => observation.MonthOfTenure)
                .OrderBy(month => month.Key)
                .Select(month => (month.Key, month.Average(observation => (double)observation.Credited.Amount))),
        ];
        var tenured = Months.Where(month => month.Month >= tenuredFrom).Select(month => month.Value).ToArray();
        TenuredMean = tenured.Length == 0 ? null : tenured.Average();
    }

    public string PayeeId { get; }

    public string CohortId { get; }

    public ImmutableArray<(int Month, double Value)> Months { get; }

    /// <summary>Null when not observed while tenured.</summary>
    public double? TenuredMean { get; }
}
