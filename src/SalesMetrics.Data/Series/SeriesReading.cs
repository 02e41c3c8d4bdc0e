using SalesMetrics.Series;

namespace SalesMetrics.Data.Series;

/// <summary>One step of reading: a series, the issues met since the step before, and how many rows that took.</summary>
/// <remarks>Over all steps, rows used and rows rejected add up to the rows of the source (blank lines are no rows).</remarks>
public sealed class SeriesReading
{
    internal SeriesReading(TimeSeries? series, ImmutableArray<Issue> issues, long rowsRejected)
    {
        Series = series;
        Issues = issues;
        RowsRejected = rowsRejected;
    }

    /// <summary>The series; null when no row of it could be used, and in between when there are many issues to hand over.</summary>
    public TimeSeries? Series { get; }

    /// <summary>The issues, in the order of the rows; at most one a row, and at most 1,000.</summary>
    public ImmutableArray<Issue> Issues { get; }

    /// <summary>How many rows are in <see cref="Series"/>: one a value.</summary>
    public long RowsUsed => Series?.Length ?? 0;

    /// <summary>How many rows were set aside, each with an issue whose outcome is <see cref="IssueOutcome.Rejected"/>.</summary>
    public long RowsRejected { get; }
}
