namespace SalesMetrics.Quotas;

/// <summary>The share of a full quota that is asked for in each month of tenure; all of it after the last.</summary>
/// <remarks>
/// Months of tenure run from the day of hire: somebody hired on 15 May is in the second month from 15 June. Equal when the months are.
/// </remarks>
public sealed class RampSchedule : IEquatable<RampSchedule>
{
    private RampSchedule(ImmutableArray<Ratio> months) => Months = months;

    /// <summary>The share for each month of tenure, the first month first; 1 in every later month.</summary>
    public ImmutableArray<Ratio> Months { get; }

    /// <summary>Makes a schedule.</summary>
    /// <param name="months">The shares, each zero or more; may be empty. They may fall, or exceed 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative.</exception>
    public static RampSchedule Create(params IEnumerable<Ratio> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        ImmutableArray<Ratio> all = [.. months];
        foreach (var share in all)
        {
            if (share.Sign < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(months), share, "A share of the quota is 0 or more.");
            }
        }

        return new RampSchedule(all);
    }

    /// <summary>Makes a schedule from percents: 25, 50, 75 for three months.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A percent is negative.</exception>
    public static RampSchedule FromPercents(params IEnumerable<decimal> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        return Create(months.Select(Ratio.FromPercent));
    }

    /// <summary>Gets the share asked for on a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the hire.</exception>
    public Ratio On(LocalDate hired, LocalDate date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date, hired);
        for (var month = Months.Length; month >= 1; month--)
        {
            // Each month's start is reckoned from the hire, so that a 31st does not become a 28th for good.
            if (hired.PlusMonths(month) <= date)
            {
                return month == Months.Length ? Ratio.One : Months[month];
            }
        }

        return Months.IsEmpty ? Ratio.One : Months[0];
    }

    /// <summary>The first days of the months of tenure in which the share may change, the day of hire first and the first full day last.</summary>
    internal IEnumerable<LocalDate> Changes(LocalDate hired) => Enumerable.Range(0, Months.Length + 1).Select(month => hired.PlusMonths(month));

    /// <inheritdoc />
    public bool Equals(RampSchedule? other) => other is not null && Months.SequenceEqual(other.Months);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RampSchedule);

    /// <inheritdoc />
    public override int GetHashCode() => Months.Aggregate(Months.Length, HashCode.Combine);

    /// <summary>The months in percent, culture-free: <c>25.0 %, 50.0 %</c>.</summary>
    public override string ToString() => string.Join(", ", Months.Select(month => month.ToPercentText()));
}
