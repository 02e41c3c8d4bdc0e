namespace SalesMetrics.Quotas;

/// <summary>What lowers a quota, and how parts of a period are counted.</summary>
public sealed record QuotaAdjustmentOptions
{
    /// <summary>What a part of the quota's days is a share of; calendar days unless stated.</summary>
    public ProrationBasis Basis { get; init; } = new ProrationBasis.CalendarDays();

    /// <summary>Whether days on which the payee has no assignment ask for nothing; true unless stated.</summary>
    public bool IsProrated { get; init; } = true;

    /// <summary>The working time from each day on, 1 for full time, 0.6 for three days of five; null, and before the first entry: full time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A working time is negative.</exception>
    public EffectiveDated<Ratio>? WorkingTime
    {
        get;
        init
        {
            foreach (var entry in value?.Entries ?? [])
            {
                if (entry.Value.Sign < 0)
                {
                    throw new ArgumentOutOfRangeException(nameof(value), entry.Value, "A working time is 0 or more.");
                }
            }

            field = value;
        }
    }

    /// <summary>The ramp of new hires, counted from the first day of the current employment; null for none. After a gap it starts again.</summary>
    public RampSchedule? Ramp { get; init; }

    /// <summary>Reliefs with their reasons; none unless stated.</summary>
    public ImmutableArray<QuotaRelief> Reliefs
    {
        get;
        init => field = value.IsDefault || value.Contains(null!)
            ? throw new ArgumentException("The reliefs, or one of them, are not there.", nameof(value))
            : value;
    } = [];

    /// <inheritdoc />
    public bool Equals(QuotaAdjustmentOptions? other) =>
        other is not null
        && Basis == other.Basis
        && IsProrated == other.IsProrated
        && WorkingTime == other.WorkingTime
        && Equals(Ramp, other.Ramp)
        && Reliefs.SequenceEqual(other.Reliefs);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Basis, IsProrated, WorkingTime, Ramp, Reliefs.Length);
}
