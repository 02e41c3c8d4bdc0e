using SalesMetrics.Explanations;

namespace SalesMetrics.Forecasting.NewReps;

/// <summary>What people of a cohort sell when they are fully productive, and the share of it in each month on the way there.</summary>
public sealed class RampCurve : IExplainable
{
    internal RampCurve(string cohortId, double fullLevel, double levelWeight, int tenuredPeople, ImmutableArray<RampCurveMonth> months)
    {
        CohortId = cohortId;
        FullLevel = fullLevel;
        LevelWeight = levelWeight;
        TenuredPeople = tenuredPeople;
        Months = months;
    }

    /// <summary>The cohort; empty for all people together.</summary>
    public string CohortId { get; }

    /// <summary>The mean sales of a tenured person in a month, in the currency's major unit.</summary>
    public double FullLevel { get; }

    /// <summary>The weight of the cohort's own mean in <see cref="FullLevel"/>, 0 to 1; the rest is that of all cohorts. 1 for all together.</summary>
    public double LevelWeight { get; }

    /// <summary>How many people of the cohort were observed while tenured.</summary>
    public int TenuredPeople { get; }

    /// <summary>The months before tenure, from the first, without a gap. After them the share is 1.</summary>
    public ImmutableArray<RampCurveMonth> Months { get; }

    /// <summary>The expected share of full productivity in a month of tenure; 1 in every month after <see cref="Months"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is below 1.</exception>
    public double ShareIn(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        return month <= Months.Length ? Months[month - 1].Share : 1;
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Ramp curve",
        CohortId.Length == 0 ? "all people" : CohortId,
        [
            new Explanation("Full productivity a month", new ExplainedValue.OfEstimate(FullLevel))
            {
                Rule = Invariant($"mean of {TenuredPeople} tenured people with weight {LevelWeight:0.###}, of all people with the rest"),
            },
            .. Months.Select(month => new Explanation(Invariant($"Month {month.Month}"), new ExplainedValue.OfEstimate(month.Share))
            {
                Rule = Invariant($"mean share of {month.People} people with weight {month.OwnWeight:0.###}, of all people with the rest"),
            }),
        ]);
}
