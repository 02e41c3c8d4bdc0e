using SalesMetrics.Forecasting.Preparation;

namespace SalesMetrics.Data.Series;

/// <summary>One step of reading: a history, and the issues met since the step before.</summary>
public sealed class HistoryReading
{
    internal HistoryReading(PeriodHistory? history, ImmutableArray<Issue> issues)
    {
        History = history;
        Issues = issues;
    }

    /// <summary>The history; null when a policy refused it or no row of the series could be used, and in between when there are many issues to hand over.</summary>
    public PeriodHistory? History { get; }

    /// <summary>The issues: those of the rows in their order, then what the policies did; each names the series.</summary>
    public ImmutableArray<Issue> Issues { get; }
}
