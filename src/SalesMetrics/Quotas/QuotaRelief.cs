namespace SalesMetrics.Quotas;

/// <summary>A lower goal for some days, for a stated reason: leave, illness, a territory that was taken away.</summary>
public sealed record QuotaRelief
{
    /// <summary>The days, both ends inclusive; those outside the quota's do not count.</summary>
    public required DateInterval Interval { get; init; }

    /// <summary>Why; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Reason
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The share of the goal that is relieved on these days, above 0 and up to 1; all of it unless stated.</summary>
    /// <remarks>Two reliefs on one day leave what each leaves of the other's rest: 50 % and 50 % leave 25 %.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is outside.</exception>
    public Ratio Share
    {
        get;
        init => field = value.Sign > 0 && value <= Ratio.One
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A relieved share is above 0 and at most 1.");
    } = Ratio.One;
}
